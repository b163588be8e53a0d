import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { App, HTTPReceiver, type Installation, LogLevel } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { type Slack, startSlack } from '../../../sandbox/slack/driver.ts';
import { secrets, silent } from './bolt-app.ts';

const scopes = ['commands', 'chat:write'];

describe('installing a real Bolt app through the stand-in', () => {
  let slack: Slack;
  let receiver: HTTPReceiver;
  let appUrl: string;
  let folder: string;
  let installed: Installation[];
  let told: string[];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'stand-in-slack-'));
    installed = [];
    told = [];
    slack = await startSlack({ ...secrets, statePath: join(folder, 'slack.json'), installed: [] });
    receiver = new HTTPReceiver({
      ...secrets,
      stateSecret: 'state-secret',
      scopes,
      logger: silent,
      installationStore: {
        storeInstallation: async (installation) => void installed.push(installation),
        fetchInstallation: async ({ teamId }) => {
          const found = installed.findLast((each) => each.team?.id === teamId);
          if (!found) throw new Error('not installed');
          return found as Installation<'v2', false>;
        },
      },
      installerOptions: {
        authorizationUrl: slack.authorizeUrl,
        clientOptions: { slackApiUrl: slack.apiUrl },
        directInstall: true,
      },
    });
    const app = new App({
      receiver,
      clientOptions: { slackApiUrl: slack.apiUrl },
      convoStore: false,
      logLevel: LogLevel.ERROR,
    });
    app.event('app_uninstalled', async () => void told.push('app_uninstalled'));
    app.event(
      'tokens_revoked',
      async ({ event }) => void told.push(`tokens_revoked ${event.tokens.bot?.join()}`),
    );
    app.command('/who', async ({ ack, client }) => ack(`I am in ${(await client.auth.test()).team}`));
    const server = await receiver.start(0);
    appUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    slack.connect(appUrl);
  });

  afterEach(async () => {
    await receiver.stop();
    await slack.close();
    rmSync(folder, { recursive: true });
  });

  const install = (domain: string, as: string, decision: 'allow' | 'deny' = 'allow') =>
    slack.install(`${appUrl}/slack/install`, { as, in: domain, decision });

  test('[E3] each workspace gets a token of its own, and commands reach the right one', async () => {
    expect((await install('acme', 'alice')).status).toBe(200);
    expect((await install('globex', 'carol')).status).toBe(200);
    expect(installed).toMatchObject([
      {
        team: { id: 'T0ACME0001', name: 'Acme' },
        user: { id: 'U0ALICE001' },
        bot: { scopes, userId: 'U0BOTACME1', token: expect.stringMatching(/^xoxb-/) },
        isEnterpriseInstall: false,
      },
      { team: { id: 'T0GLOBEX01' }, user: { id: 'U0CAROL001' }, bot: { userId: 'U0BOTGLOB1' } },
    ]);
    expect(installed[0]?.bot?.token).not.toBe(installed[1]?.bot?.token);
    expect((await slack.as('bob').slash('/who')).ephemeral).toBe('I am in Acme');
    expect((await slack.in('globex').as('dave').slash('/who')).ephemeral).toBe('I am in Globex');
  });

  test('[E3] a denied install stores nothing', async () => {
    const landing = await install('acme', 'alice', 'deny');
    expect(landing.url).toContain('error=access_denied');
    expect(installed).toEqual([]);
  });

  test('[E3] the page says who asks for what, and refuses a client or an address that it does not know', async () => {
    const ask = (query: Record<string, string>) =>
      fetch(
        `${slack.authorizeUrl}?${new URLSearchParams({ client_id: secrets.clientId, scope: 'commands', ...query }).toString()}`,
      );
    const page = await (await ask({})).text();
    expect(page).toContain('<li>commands</li>');
    expect(page).toContain('Alice Archer, Acme');
    expect(page).not.toContain('Heidi');
    expect((await ask({ client_id: 'other' })).status).toBe(400);
    expect((await ask({ redirect_uri: 'nonsense' })).status).toBe(400);
    expect((await ask({ scope: '' })).status).toBe(400);
  });

  test('[E3] a code is for one use, with the right secret and address', async () => {
    const landing = await install('acme', 'alice');
    const code = new URL(landing.url).searchParams.get('code') ?? '';
    const client = new WebClient(undefined, {
      slackApiUrl: slack.apiUrl,
      retryConfig: { retries: 0 },
      logger: silent,
    });
    const access = (more: object) =>
      client.oauth.v2.access({
        client_id: secrets.clientId,
        client_secret: secrets.clientSecret,
        code,
        ...more,
      });
    await expect(access({})).rejects.toMatchObject({ data: { error: 'code_already_used' } });
    await expect(access({ code: 'wrong' })).rejects.toMatchObject({ data: { error: 'invalid_code' } });
    await expect(access({ client_secret: 'wrong' })).rejects.toMatchObject({
      data: { error: 'bad_client_secret' },
    });
    await expect(access({ client_id: 'wrong' })).rejects.toMatchObject({
      data: { error: 'invalid_client_id' },
    });
  });

  test('[E3] an uninstall kills the token and is told by two events in the order that is asked for', async () => {
    await install('acme', 'alice');
    const client = new WebClient(slack.botToken('acme'), {
      slackApiUrl: slack.apiUrl,
      retryConfig: { retries: 0 },
    });
    await slack.uninstall('acme', 'revoked_first');
    expect(told).toEqual(['tokens_revoked U0BOTACME1', 'app_uninstalled']);
    await expect(client.auth.test()).rejects.toMatchObject({ data: { error: 'account_inactive' } });
    expect(() => slack.botToken('acme')).toThrow('not installed in acme');
    await install('acme', 'erin');
    await slack.uninstall('acme', 'uninstalled_first');
    expect(told.slice(2)).toEqual(['app_uninstalled', 'tokens_revoked U0BOTACME1']);
  });

  test('[E3] an install again keeps the token and adds scopes', async () => {
    await install('acme', 'alice');
    const token = slack.botToken('acme');
    slack.grant('acme', ['team:read']);
    await install('acme', 'erin');
    expect(slack.botToken('acme')).toBe(token);
    expect(installed.at(-1)?.bot?.scopes).toEqual(['team:read', ...scopes]);
  });

  test('[E3] tokens, messages and files outlive a restart', async () => {
    await install('acme', 'alice');
    const token = slack.botToken('acme');
    await slack.as('alice').channel('it').write('Kept');
    await slack.close();
    slack = await startSlack({ ...secrets, statePath: join(folder, 'slack.json'), installed: [] });
    expect(slack.botToken('acme')).toBe(token);
    expect(slack.as('bob').channel('it').lastMessage().text()).toBe('Kept');
  });
});
