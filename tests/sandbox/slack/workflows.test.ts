import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { App } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import type { Manifest } from '../../../sandbox/slack/app-settings.ts';
import { silent } from './bolt-app.ts';
import { type Listening, refusal, startListening } from './listening.ts';

const manifest: Manifest = {
  oauth_config: { scopes: { bot: ['chat:write'] } },
  settings: {
    event_subscriptions: { bot_events: ['function_executed'] },
    org_deploy_enabled: true,
    function_runtime: 'remote',
  },
  functions: {
    order: {
      title: 'Order something',
      input_parameters: {
        what: { type: 'string', title: 'What', is_required: true },
        who: { type: 'slack#/types/user_id', title: 'For' },
        due: { type: 'slack#/types/date' },
        click: { type: 'slack#/types/interactivity' },
      },
      output_parameters: { number: { type: 'integer', is_required: true } },
    },
  },
};

describe("the stand-in's workflows", () => {
  let listening: Listening;
  /** The tokens of the steps that ran. */
  let tokens: string[];

  function listen(app: App) {
    app.function('order', async ({ inputs, complete, fail, client }) => {
      tokens.push(client.token ?? '');
      if (inputs.what === 'nothing') await fail({ error: 'Nothing is to be had' });
      else if (inputs.what === 'later') return;
      else if (inputs.what === 'badly') {
        await complete({ outputs: { number: 'seven' } }).catch(async ({ data }) => {
          await fail({ error: (data as { error: string }).error });
        });
      } else await complete({ outputs: { number: 7 } });
    });
  }
  beforeEach(async () => {
    tokens = [];
    listening = await startListening({ manifest }, listen);
  });
  afterEach(() => listening.stop());
  const bob = () => listening.slack.as('bob');

  test('[E3] a step is told its inputs and completes with its outputs', async () => {
    const run = await bob().runWorkflow('Order something', {
      What: 'a lamp',
      For: 'judy',
      due: '2026-12-01',
    });
    await bob().waitFor(() => run.state !== 'running');
    expect(run).toMatchObject({ state: 'completed', outputs: { number: 7 }, error: null });
    expect(listening.told('function_executed')).toMatchObject([
      {
        function: { callback_id: 'order', type: 'app', app_id: 'A0APP00001' },
        inputs: {
          what: 'a lamp',
          who: 'U0JUDY0001',
          due: '2026-12-01',
          click: { interactor: { id: 'U0BOB00001' } },
        },
        function_execution_id: run.id,
      },
    ]);
  });

  test('[E3] a step fails in its own words, and badly where its outputs do not fit', async () => {
    const none = await bob().runWorkflow('order', { what: 'nothing' });
    await bob().waitFor(() => none.state !== 'running');
    expect(none).toMatchObject({ state: 'failed', error: 'Nothing is to be had' });
    const badly = await bob().runWorkflow('order', { what: 'badly' });
    await bob().waitFor(() => badly.state !== 'running');
    expect(badly.error).toBe('parameter_validation_failed');
  });

  test('[E3] Slack runs no step with inputs that do not fit', async () => {
    const run = (inputs: Record<string, unknown>) => bob().runWorkflow('order', inputs);
    await expect(run({})).rejects.toThrow('what: missing required parameter');
    await expect(run({ what: 3 })).rejects.toThrow('what: must be of type string');
    await expect(run({ what: 'a', due: 'tomorrow' })).rejects.toThrow('due: must be of type');
    await expect(run({ what: 'a', colour: 'red' })).rejects.toThrow('colour: no such parameter');
    await expect(bob().runWorkflow('invent')).rejects.toThrow('there are: “Order something”');
    expect(listening.told('function_executed')).toEqual([]);
  });

  test('[E3] a run ends once, and its token with it', async () => {
    const run = await bob().runWorkflow('order', { what: 'later' });
    const step = new WebClient(tokens[0], {
      slackApiUrl: listening.slack.apiUrl,
      retryConfig: { retries: 0 },
      logger: silent,
    });
    await step.chat.postMessage({ channel: 'C0IT000001', text: 'Working on it' });
    const other = await bob().runWorkflow('order', { what: 'later' });
    const ended = (id: string) => step.functions.completeError({ function_execution_id: id, error: 'x' });
    await expect(ended(other.id)).rejects.toMatchObject(refusal('access_denied'));
    await expect(ended('Fx00')).rejects.toMatchObject(refusal('function_execution_not_found'));
    await step.functions.completeSuccess({ function_execution_id: run.id, outputs: { number: 1 } });
    expect(run.state).toBe('completed');
    await expect(ended(run.id)).rejects.toMatchObject(refusal('token_revoked'));
    await expect(
      listening.client.functions.completeError({ function_execution_id: run.id, error: 'x' }),
    ).rejects.toMatchObject(refusal('execution_not_in_running_state'));
  });

  test('[E3] Slack offers no step of an app whose manifest does not say what it needs for it', async () => {
    await listening.stop();
    const settings = { event_subscriptions: { bot_events: ['function_executed'] } };
    listening = await startListening({ manifest: { ...manifest, settings } }, listen);
    await expect(bob().runWorkflow('order', { what: 'a' })).rejects.toThrow('function_runtime');
  });
});
