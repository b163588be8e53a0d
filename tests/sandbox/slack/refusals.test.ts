import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { App } from '@slack/bolt';
import type { ModalView, View } from '@slack/types';
import { WebClient } from '@slack/web-api';
import { act } from '../../../sandbox/slack/acts/act.ts';
import { findMessage } from '../../../sandbox/slack/messages.ts';
import { type Channel, channelByName } from '../../../sandbox/slack/world.ts';
import { type Running, silent, startBolt } from './bolt-app.ts';

const [it, board, random, old] = ['C0IT000001', 'G0BOARD001', 'C0RANDOM01', 'C0OLD00001'];
const [alice, heidi] = ['U0ALICE001', 'U0HEIDI001'];
const plain = (text: string) => ({ type: 'plain_text' as const, text });

const form: ModalView = {
  type: 'modal',
  callback_id: 'form',
  title: plain('Form'),
  submit: plain('Send'),
  blocks: [
    {
      type: 'input',
      block_id: 'act',
      label: plain('Act'),
      element: { type: 'external_select', action_id: 'act', min_query_length: 0 },
    },
    {
      type: 'actions',
      elements: [{ type: 'button', action_id: 'hang', text: plain('Hang') }],
    },
  ],
};

/** Leaves some things without an answer, and pushes a window on every submission. */
function listen(app: App) {
  app.command('/form', async ({ ack, client, command }) => {
    await ack();
    await client.views.open({ trigger_id: command.trigger_id, view: form });
  });
  app.action('hang', () => new Promise(() => undefined));
  app.options('act', async ({ ack, options }) => {
    if (options.value === 'hang') await new Promise(() => undefined);
    await ack({ options: ['wait', 'push'].map((text) => ({ text: plain(text), value: text })) });
  });
  app.view('form', async ({ ack, view }) => {
    if (view.state.values.act?.act?.selected_option?.value === 'wait') await new Promise(() => undefined);
    await ack({ response_action: 'push', view: form });
  });
}

describe('what the stand-in refuses an app', () => {
  let running: Running;
  let client: WebClient;
  const channel = (name: string): Channel => {
    const found = channelByName(running.slack.workspace('acme'), name);
    if (!found) throw new Error(`No channel ${name}.`);
    return found;
  };
  const refusal = (error: string) => ({ data: expect.objectContaining({ ok: false, error }) });

  beforeEach(async () => {
    running = await startBolt(listen, { timing: { ackMs: 150, patienceMs: 300 } });
    client = new WebClient(running.slack.botToken('acme'), {
      slackApiUrl: running.slack.apiUrl,
      logger: silent,
    });
  });
  afterEach(() => running.stop());

  const home: View = { type: 'home', blocks: [{ type: 'divider' }] };

  test('[E3] a click on a message that was changed since it was seen still reaches its button', async () => {
    const clicks: string[] = [];
    running.app.action('done', async ({ ack, action }) => {
      clicks.push('value' in action ? String(action.value) : '');
      await ack();
    });
    const blocks = (value: string) => [
      {
        type: 'actions' as const,
        elements: [{ type: 'button' as const, action_id: 'done', text: plain('Done'), value }],
      },
    ];
    const { ts = '' } = await client.chat.postMessage({ channel: it, text: 'a', blocks: blocks('first') });
    const seen = findMessage(running.slack.core, it, ts);
    const blockId = seen?.blocks[0]?.block_id ?? '';
    await client.chat.update({ channel: it, ts, text: 'b', blocks: blocks('second') });
    await act(
      running.slack.core,
      { teamId: running.slack.workspace('acme').id, userId: alice },
      { kind: 'click', at: { in: 'message', channel: it, ts }, blockId, actionId: 'done' },
    );
    expect(clicks).toEqual(['second']);
  });

  test.each<[string, string, () => Promise<unknown>]>([
    ['chat.postMessage', 'chat:write', () => client.chat.postMessage({ channel: it, text: 'a' })],
    ['chat.update', 'chat:write', () => client.chat.update({ channel: it, ts: '1.2', text: 'a' })],
    ['chat.delete', 'chat:write', () => client.chat.delete({ channel: it, ts: '1.2' })],
    [
      'chat.postEphemeral',
      'chat:write',
      () => client.chat.postEphemeral({ channel: it, user: alice, text: 'a' }),
    ],
    ['users.list', 'users:read', () => client.users.list({})],
    [
      'users.lookupByEmail',
      'users:read.email',
      () => client.users.lookupByEmail({ email: 'bob@acme.example' }),
    ],
    ['team.info', 'team:read', () => client.team.info()],
    ['conversations.info', 'channels:read', () => client.conversations.info({ channel: it })],
    ['conversations.info', 'groups:read', () => client.conversations.info({ channel: board })],
    ['conversations.list', 'channels:read', () => client.conversations.list({})],
    ['conversations.list', 'groups:read', () => client.conversations.list({ types: 'private_channel' })],
    ['conversations.create', 'channels:manage', () => client.conversations.create({ name: 'new' })],
    [
      'conversations.create',
      'groups:write',
      () => client.conversations.create({ name: 'new', is_private: true }),
    ],
    ['conversations.join', 'channels:join', () => client.conversations.join({ channel: random })],
    [
      'conversations.invite',
      'channels:manage',
      () => client.conversations.invite({ channel: it, users: heidi }),
    ],
    ['conversations.members', 'channels:read', () => client.conversations.members({ channel: it })],
    ['conversations.open', 'im:write', () => client.conversations.open({ users: alice })],
    ['conversations.history', 'channels:history', () => client.conversations.history({ channel: it })],
    [
      'conversations.replies',
      'groups:history',
      () => client.conversations.replies({ channel: board, ts: '1.2' }),
    ],
  ])('[E3] %s without %s is a missing_scope that says so', async (_, needed, call) => {
    running.slack.grant('acme', ['commands']);
    await expect(call()).rejects.toMatchObject({
      data: { ok: false, error: 'missing_scope', needed, provided: 'commands' },
    });
  });

  test('[E3] an app in no channel reads, invites and posts nothing there', async () => {
    running.slack.grant('acme', ['chat:write', 'channels:history', 'channels:manage']);
    const post = () => client.chat.postMessage({ channel: random, text: 'a' });
    await expect(post()).rejects.toMatchObject(refusal('not_in_channel'));
    await expect(client.conversations.history({ channel: random })).rejects.toMatchObject(
      refusal('not_in_channel'),
    );
    await expect(client.conversations.invite({ channel: random, users: alice })).rejects.toMatchObject(
      refusal('not_in_channel'),
    );
  });

  test('[E3] an archived channel takes nothing new, and what is there stays as it is', async () => {
    const { ts = '' } = await client.chat.postMessage({ channel: it, text: 'Before' });
    channel('it').archived = true;
    const update = () => client.chat.update({ channel: it, ts, text: 'After' });
    await expect(update()).rejects.toMatchObject(refusal('is_inactive'));
    const whisper = () => client.chat.postEphemeral({ channel: it, user: alice, text: 'a' });
    await expect(whisper()).rejects.toMatchObject(refusal('is_archived'));
    await expect(client.conversations.join({ channel: old })).rejects.toMatchObject(refusal('is_archived'));
    const invite = () => client.conversations.invite({ channel: it, users: heidi });
    await expect(invite()).rejects.toMatchObject(refusal('is_archived'));
    const there = running.slack.as('alice').channel('it');
    expect(there.lastMessage().text()).toBe('Before');
    await expect(there.write('Hello?')).rejects.toThrow('#it is archived');
  });

  test('[E3] a deactivated person has no direct messages and no place in a channel', async () => {
    await running.slack.changePerson('bob', { role: 'deactivated' });
    const bob = 'U0BOB00001';
    await expect(client.chat.postMessage({ channel: bob, text: 'a' })).rejects.toMatchObject(
      refusal('channel_not_found'),
    );
    await expect(client.conversations.open({ users: bob })).rejects.toMatchObject(refusal('user_disabled'));
    const whisper = () => client.chat.postEphemeral({ channel: it, user: bob, text: 'a' });
    await expect(whisper()).rejects.toMatchObject(refusal('user_not_in_channel'));
    expect((await client.conversations.members({ channel: it })).members).not.toContain(bob);
    expect((await client.users.info({ user: bob })).user?.deleted).toBe(true);
    await expect(running.slack.as('bob').slash('/form')).rejects.toThrow('deactivated');
  });

  test('[E3] without the Messages tab a direct message can neither be opened nor written in', async () => {
    const { channel: dm } = await client.conversations.open({ users: alice });
    running.slack.core.app.messagesTab = false;
    const post = (to: string) => client.chat.postMessage({ channel: to, text: 'a' });
    await expect(post(alice)).rejects.toMatchObject(refusal('messages_tab_disabled'));
    await expect(post(dm?.id ?? '')).rejects.toMatchObject(refusal('messages_tab_disabled'));
    await expect(client.conversations.open({ users: alice })).rejects.toMatchObject(
      refusal('messages_tab_disabled'),
    );
  });

  test('[E3] a Home is for people of the workspace', async () => {
    await expect(client.views.publish({ user_id: 'U0NOBODY01', view: home })).rejects.toMatchObject(
      refusal('user_not_found'),
    );
  });

  test('[E3] an answer that pushes a fourth modal is trouble', async () => {
    const bob = running.slack.as('bob');
    let modal = (await bob.slash('/form')).modal;
    for (let depth = 1; depth < 3; depth += 1) {
      await modal?.fill({ Act: 'push' });
      modal = (await modal?.submit())?.modal ?? null;
    }
    await modal?.fill({ Act: 'push' });
    expect(await modal?.submit()).toEqual({ trouble: expect.stringContaining('push_limit_reached') });
  });

  test('[E3] what is answered too late is said where the person is, and sent once', async () => {
    const bob = running.slack.as('bob');
    const modal = (await bob.slash('/form')).modal;
    const sent = running.slack.deliveries.length;
    await expect(modal?.click('Hang')).rejects.toThrow('was not acknowledged: http_timeout');
    await expect(modal?.options('Act', 'hang')).rejects.toThrow('could not be loaded: http_timeout');
    await modal?.fill({ Act: 'wait' });
    expect(await modal?.submit()).toEqual({ trouble: expect.stringContaining('http_timeout') });
    expect(modal?.value('Act')).toBe('wait');
    expect(running.slack.deliveries.slice(sent).map(({ status, kind }) => [kind, status])).toEqual([
      ['interaction', null],
      ['suggestion', null],
      ['suggestion', 200],
      ['interaction', null],
    ]);
  });
});
