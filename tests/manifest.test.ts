import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { App } from '@slack/bolt';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { botScopes } from '../src/http/scopes.ts';
import {
  type AppUse,
  type Manifest,
  manifestProblems,
  registrations,
  type StepParameter,
} from './support/manifest-check.ts';
import { methodScopes } from './support/slack-scopes.ts';
import { callsIn, webApiCalls, webApiMethods } from './support/web-api-calls.ts';

const projectRoot = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const manifest = JSON.parse(readFileSync(resolve(projectRoot, 'manifest.json'), 'utf8')) as Manifest;

describe("the manifest and Slack's schema", () => {
  const file = resolve(
    projectRoot,
    process.env.SLACK_MANIFEST_SCHEMA ?? '../shared/slack/manifest.schema.2.0.0.json',
  );
  const present = existsSync(file);
  if (!present) {
    process.stderr.write(`manifest.json was not held against Slack's schema: ${file} is not there.\n`);
  }
  // Named and absent is a mistake; not named and absent is a clone without the vendor's files.
  const testWithSchema = present || process.env.SLACK_MANIFEST_SCHEMA ? test : test.skip;

  function problems(candidate: unknown): string[] {
    // Slack's schema has notes of its own among the keywords.
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats.default(ajv);
    const validate = ajv.compile(JSON.parse(readFileSync(file, 'utf8')) as object);
    validate(candidate);
    return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? error.keyword}`);
  }

  testWithSchema('[A6] the manifest is one that Slack takes', () => {
    expect(problems(asSchemaHasIt(manifest))).toEqual([]);
  });

  testWithSchema('[A6] one with a shortcut name that is too long and a misspelt setting is not', () => {
    const { features, settings } = manifest;
    const [shortcut] = features.shortcuts;
    const wrong = {
      ...asSchemaHasIt(manifest),
      features: { ...features, shortcuts: [{ ...shortcut, name: 'Submit a Request to a Stream' }] },
      settings: { ...settings, socket_mode: true },
    };
    expect(problems(wrong)).toEqual([
      '/features/shortcuts/0/name must NOT have more than 24 characters',
      '/settings must NOT have additional properties',
    ]);
  });
});

/**
 * The schema has the parameters of functions as manifests of major version 2 write them. Those of version 1, which Slack's
 * pages on custom steps show, write them flat.
 */
function asSchemaHasIt({ functions, ...manifest }: Manifest) {
  const parameters = (flat: Record<string, StepParameter>) => ({
    properties: Object.fromEntries(
      Object.entries(flat).map(([key, { type, title, description }]) => [key, { type, title, description }]),
    ),
    required: Object.values(flat).flatMap(({ name, is_required }) => (is_required ? [name] : [])),
  });
  const steps = Object.entries(functions).map(([id, step]) => [
    id,
    {
      ...step,
      input_parameters: parameters(step.input_parameters),
      output_parameters: parameters(step.output_parameters),
    },
  ]);
  return { ...manifest, functions: Object.fromEntries(steps) };
}

describe('the manifest by itself', () => {
  test('[R1] a step is one that Slack offers: its parameters are named as their keys, and the app runs outside of Slack', () => {
    const { function_runtime: runtime, org_deploy_enabled: isForOrgs } = manifest.settings;
    expect({ runtime, isForOrgs }).toEqual({ runtime: 'remote', isForOrgs: true });
    for (const step of Object.values(manifest.functions)) {
      const all = [...Object.entries(step.input_parameters), ...Object.entries(step.output_parameters)];
      expect(all.map(([key, { name }]) => [key, name])).toEqual(all.map(([key]) => [key, key]));
    }
  });

  test('[A6] everything that Slack sends goes to one address, installs come back to the other', () => {
    const { features, oauth_config: oauth, settings } = manifest;
    const urls = [
      ...features.slash_commands.map(({ url }) => url),
      settings.event_subscriptions.request_url,
      settings.interactivity.request_url,
      settings.interactivity.message_menu_options_url,
    ];
    expect(new Set(urls)).toEqual(new Set(['https://streamly.example.com/slack/events']));
    expect(oauth.redirect_urls).toEqual(['https://streamly.example.com/slack/oauth_redirect']);
  });

  test('[A1] an install asks for the scopes of the manifest', () => {
    expect([...botScopes].toSorted()).toEqual(manifest.oauth_config.scopes.bot.toSorted());
  });

  test('[R3] the messages tab is on, without which Slack refuses every DM', () => {
    expect(manifest).toMatchObject({
      features: { app_home: { home_tab_enabled: true, messages_tab_enabled: true } },
    });
  });
});

describe('what the check finds', () => {
  const app: AppUse = {
    commands: ['/request'],
    shortcuts: ['global submit_request', 'message request_from_message'],
    steps: ['submit_request_step'],
    events: manifest.settings.event_subscriptions.bot_events,
    methods: [
      'bookmarks.add',
      'bookmarks.list',
      'chat.postMessage',
      'conversations.create',
      'files.info',
      'conversations.history',
      'files.getUploadURLExternal',
      'conversations.info',
      'conversations.join',
      'conversations.members',
      'conversations.open',
      'usergroups.list',
      'users.info',
    ],
  };

  test('[A6] nothing, where manifest and app agree', () => {
    expect(manifestProblems(manifest, app)).toEqual([]);
  });

  test.each<[string, Partial<AppUse>, string]>([
    ['a command that nobody takes', { commands: [] }, 'No listener takes the command /request'],
    [
      'a command that is not listed',
      { commands: ['/request', '/requests'] },
      'The manifest lacks the command /requests',
    ],
    [
      'a shortcut of the other kind',
      { shortcuts: ['message submit_request', 'message request_from_message'] },
      'No listener takes the shortcut global submit_request',
    ],
    ['a step that nobody takes', { steps: [] }, 'No listener takes the step submit_request_step'],
    ['an event that nobody takes', { events: [] }, 'No listener takes the event user_change'],
    [
      'an event that is not listed',
      { events: [...app.events, 'pin_added'] },
      'The manifest lacks the event pin_added',
    ],
    [
      'an event without its scope',
      { events: [...app.events, 'pin_added'] },
      'The manifest lacks the scope pins:read',
    ],
    [
      'an event that Slack does not have',
      { events: ['app_home_opend'] },
      'The event app_home_opend is not in slack-scopes.ts',
    ],
    [
      'a method without its scope',
      { methods: [...app.methods, 'reactions.add'] },
      'The manifest lacks the scope reactions:write',
    ],
    [
      'a method of unknown scopes',
      { methods: ['admin.users.invite'] },
      'The scopes of admin.users.invite are not in slack-scopes.ts',
    ],
    ['a scope that nothing uses', { methods: ['chat.postMessage'] }, 'Nothing uses the scope channels:join'],
  ])('[A6] %s', (_name, change, problem) => {
    expect(manifestProblems(manifest, { ...app, ...change })).toContain(problem);
  });

  test('[A6] a misspelt scope', () => {
    const bot = [...manifest.oauth_config.scopes.bot, 'channels:raed'];
    const wrong = { ...manifest, oauth_config: { ...manifest.oauth_config, scopes: { bot } } };
    expect(manifestProblems(wrong, app)).toEqual([
      'channels:raed is no known scope',
      'Nothing uses the scope channels:raed',
    ]);
  });

  test('[A6] what a Bolt app registers is read from the app itself', () => {
    const registered = registrations(() => {
      const bolt = new App({ token: 'xoxb-1', signingSecret: 'secret', tokenVerificationEnabled: false });
      bolt.command('/request', async () => undefined);
      bolt.shortcut({ type: 'shortcut', callback_id: 'submit_request' }, async () => undefined);
      bolt.shortcut({ type: 'message_action', callback_id: 'request_from_message' }, async () => undefined);
      bolt.event('app_home_opened', async () => undefined);
      bolt.function('order', async () => undefined);
    });
    expect(registered).toEqual({
      commands: ['/request'],
      shortcuts: ['global submit_request', 'message request_from_message'],
      events: ['function_executed', 'app_home_opened'],
      steps: ['order'],
    });
  });

  test('[A6] calls of the Web API are found in the ways in which they are written', () => {
    const source = `
      await client.views.open({ trigger_id });
      const sent = await (await context.slackOf(workspace.id))?.chat.update({ ts });
      botClient.conversations
        .members({ channel });
      await slack.apiCall('chat.delete', {});
      await db.users.list();
    `;
    expect(callsIn(source)).toEqual(
      expect.arrayContaining(['views.open', 'chat.update', 'conversations.members', 'chat.delete']),
    );
    expect(callsIn(source)).not.toContain('users.list');
  });

  test('[A6] calls are counted by method, with the files that make them', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sources-'));
    mkdirSync(join(folder, 'listeners'));
    writeFileSync(join(folder, 'open.ts'), 'await client.views.open({}); await client.views.explode({});');
    writeFileSync(join(folder, 'listeners', 'home.ts'), 'client.views.open({}); client.views.publish({});');
    const calls = webApiCalls(folder);
    expect([...calls.keys()].toSorted()).toEqual(['views.open', 'views.publish']);
    expect(calls.get('views.open')?.toSorted()).toEqual([join('listeners', 'home.ts'), 'open.ts']);
    rmSync(folder, { recursive: true });
  });

  test('[A6] the table of scopes has methods that the client knows, and no others', () => {
    const known = webApiMethods();
    expect(Object.keys(methodScopes).filter((method) => !known.includes(method))).toEqual([]);
  });
});
