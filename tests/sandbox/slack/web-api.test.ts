import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { WebClient } from '@slack/web-api';
import { type Slack, type SlackOptions, startSlack } from '../../../sandbox/slack/driver.ts';
import { newTrigger } from '../../../sandbox/slack/handles.ts';
import { secrets, silent } from './bolt-app.ts';

const alice = 'U0ALICE001';
const acme = 'T0ACME0001';
const plain = (text: string) => ({ type: 'plain_text' as const, text });
const modal = (title = 'Title') => ({
  type: 'modal' as const,
  title: plain(title),
  blocks: [{ type: 'divider' as const }],
});

describe("the stand-in's Web API, called by Slack's own client", () => {
  let slack: Slack;
  let client: WebClient;

  async function start(options: Partial<SlackOptions> = {}) {
    slack = await startSlack({ ...secrets, statePath: null, ...options });
    client = clientWith(slack.botToken('acme'));
  }
  const clientWith = (token: string) =>
    new WebClient(token, {
      slackApiUrl: slack.apiUrl,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      logger: silent,
      timeout: 2000,
    });
  const trigger = (viewId: string | null = null) =>
    newTrigger(slack.core, { teamId: acme, userId: alice }, viewId);
  const refusal = (error: string) => ({ data: expect.objectContaining({ ok: false, error }) });

  beforeEach(() => start());
  afterEach(() => slack.close());

  test('[E3] says who the token is, and what it may do', async () => {
    const answer = await client.auth.test();
    expect(answer).toMatchObject({ team_id: acme, user_id: 'U0BOTACME1', bot_id: 'B0ACME0001' });
    expect(answer.response_metadata?.scopes).toContain('chat:write');
  });

  test('[E3] refuses tokens that are unknown, missing or revoked, and methods it does not know', async () => {
    await expect(clientWith('xoxb-wrong').auth.test()).rejects.toMatchObject(refusal('invalid_auth'));
    await expect(client.apiCall('emoji.invent')).rejects.toMatchObject(refusal('unknown_method'));
    const answer = await fetch(`${slack.apiUrl}auth.test`, { method: 'POST' });
    expect(await answer.json()).toEqual({ ok: false, error: 'not_authed' });
    await client.auth.revoke();
    await expect(client.auth.test()).rejects.toMatchObject(refusal('token_revoked'));
  });

  test('[E3] names the scope that is missing and those that were granted', async () => {
    slack.grant('acme', ['commands', 'chat:write']);
    await expect(client.users.info({ user: alice })).rejects.toMatchObject({
      data: { error: 'missing_scope', needed: 'users:read', provided: 'commands,chat:write' },
    });
  });

  test('[E3] takes JSON bodies as well as forms', async () => {
    const answer = await fetch(`${slack.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        authorization: `Bearer ${slack.botToken('acme')}`,
      },
      body: JSON.stringify({ channel: 'C0IT000001', blocks: [{ type: 'header', text: plain('As JSON') }] }),
    });
    expect(await answer.json()).toMatchObject({ ok: true, channel: 'C0IT000001' });
    expect(slack.as('alice').channel('it').lastMessage().text()).toBe('As JSON');
  });

  test.each([
    ['a public channel without the bot', 'C0RANDOM01', 'not_in_channel'],
    ['a private channel without the bot', 'G0SECRET01', 'channel_not_found'],
    ['an archived channel', 'C0OLD00001', 'is_archived'],
    ['nowhere', 'C0NOWHERE1', 'channel_not_found'],
    ['a deactivated person', 'U0HEIDI001', 'channel_not_found'],
    ['the bot itself', 'U0BOTACME1', 'cannot_dm_bot'],
  ])('[E3] refuses a message to %s', async (_, channel, error) => {
    slack.grant('acme', ['chat:write']);
    await expect(client.chat.postMessage({ channel, text: 'a' })).rejects.toMatchObject(refusal(error));
  });

  test('[E3] refuses messages without text, too long, or with blocks that are wrong', async () => {
    const channel = 'C0IT000001';
    await expect(client.chat.postMessage({ channel, text: '' })).rejects.toMatchObject(refusal('no_text'));
    const long = 'x'.repeat(40_001);
    await expect(client.chat.postMessage({ channel, text: long })).rejects.toMatchObject(
      refusal('msg_too_long'),
    );
    const blocks = [{ type: 'header' as const, text: plain('x'.repeat(151)) }];
    await expect(client.chat.postMessage({ channel, text: 'a', blocks })).rejects.toMatchObject({
      data: {
        error: 'invalid_blocks',
        response_metadata: {
          messages: ['[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]'],
        },
      },
    });
  });

  test('[E3] a user id as channel opens the direct message, unless the Messages tab is off', async () => {
    await client.chat.postMessage({ channel: alice, text: 'Hello' });
    expect(slack.as('alice').dm().lastMessage().text()).toBe('Hello');
    await slack.close();
    await start({ messagesTab: false });
    await expect(client.chat.postMessage({ channel: alice, text: 'Hello' })).rejects.toMatchObject(
      refusal('messages_tab_disabled'),
    );
  });

  test("[E3] changes and deletes the app's own messages, keeps blocks and metadata that are not given", async () => {
    const metadata = { event_type: 'a', event_payload: { id: 1 } };
    const blocks = [{ type: 'header' as const, text: plain('Shown') }];
    const { ts = '' } = await client.chat.postMessage({ channel: 'C0IT000001', text: 'a', blocks, metadata });
    const message = slack.as('alice').channel('it').lastMessage();
    await client.chat.update({ channel: 'C0IT000001', ts, text: 'b' });
    expect([message.text(), message.fallback(), message.edited]).toEqual(['Shown', 'b', true]);
    expect(message.metadata).toEqual(metadata);
    const { permalink } = await client.chat.getPermalink({ channel: 'C0IT000001', message_ts: ts });
    expect(permalink).toBe(`https://acme.slack.com/archives/C0IT000001/p${ts.replace('.', '')}`);
    await client.chat.delete({ channel: 'C0IT000001', ts });
    await expect(client.chat.update({ channel: 'C0IT000001', ts, text: 'c' })).rejects.toMatchObject(
      refusal('message_not_found'),
    );
    const { ts: hers } = await slack.as('alice').channel('it').write('Mine');
    await expect(client.chat.update({ channel: 'C0IT000001', ts: hers, text: 'c' })).rejects.toMatchObject(
      refusal('cant_update_message'),
    );
  });

  test('[E3] an ephemeral message is for one member', async () => {
    await client.chat.postEphemeral({ channel: 'C0IT000001', user: alice, text: 'Psst' });
    expect(slack.as('alice').ephemerals().at(-1)?.text()).toBe('Psst');
    expect(slack.as('bob').ephemerals()).toEqual([]);
    await expect(
      client.chat.postEphemeral({ channel: 'C0IT000001', user: 'U0DAVE0001', text: 'Psst' }),
    ).rejects.toMatchObject(refusal('user_not_in_channel'));
  });

  test('[E3] history tells metadata only when asked, newest first, page by page; replies tell a thread', async () => {
    const channel = 'C0IT000001';
    const metadata = { event_type: 'a', event_payload: { id: 1 } };
    const { ts = '' } = await client.chat.postMessage({ channel, text: 'first', metadata });
    await client.chat.postMessage({ channel, text: 'reply', thread_ts: ts });
    await client.chat.postMessage({ channel, text: 'second' });
    const page = await client.conversations.history({ channel, limit: 1, include_all_metadata: true });
    expect(page.messages?.map((m) => m.text)).toEqual(['second']);
    const next = await client.conversations.history({
      channel,
      cursor: page.response_metadata?.next_cursor ?? '',
      include_all_metadata: true,
    });
    expect(next.messages?.[0]).toMatchObject({ text: 'first', metadata });
    const plainly = await client.conversations.history({ channel, latest: ts, inclusive: true });
    expect(plainly.messages?.[0]).not.toHaveProperty('metadata');
    const thread = await client.conversations.replies({ channel, ts });
    expect(thread.messages?.map((m) => m.text)).toEqual(['first', 'reply']);
  });

  test('[E3] channels are listed, described, made and joined within what the bot may see', async () => {
    const { channels = [] } = await client.conversations.list({ types: 'public_channel,private_channel' });
    expect(channels.map((c) => c.name)).toEqual([
      'general',
      'it',
      'design',
      'office',
      'random',
      'board',
      'old-news',
    ]);
    const { channel } = await client.conversations.info({ channel: 'C0RANDOM01' });
    expect(channel).toMatchObject({ is_member: false, is_private: false, is_archived: false });
    await client.conversations.join({ channel: 'C0RANDOM01' });
    expect((await client.conversations.info({ channel: 'C0RANDOM01' })).channel?.is_member).toBe(true);
    const made = await client.conversations.create({ name: 'facilities' });
    expect(made.channel).toMatchObject({ name: 'facilities', is_member: true });
    await client.conversations.invite({ channel: made.channel?.id ?? '', users: alice });
    const { members } = await client.conversations.members({ channel: made.channel?.id ?? '' });
    expect(members).toEqual(['U0BOTACME1', alice]);
    await expect(client.conversations.create({ name: 'it' })).rejects.toMatchObject(refusal('name_taken'));
    await expect(client.conversations.create({ name: 'Big Name' })).rejects.toMatchObject(
      refusal('invalid_name_specials'),
    );
    await expect(client.conversations.info({ channel: 'G0SECRET01' })).rejects.toMatchObject(
      refusal('channel_not_found'),
    );
    const opened = await client.conversations.open({ users: alice });
    expect(opened.channel?.id).toBe(slack.as('alice').dm().id);
  });

  test('[E3] people come with their role, and with their e-mail only where the scope allows', async () => {
    const { user } = await client.users.info({ user: alice });
    expect(user).toMatchObject({ is_owner: true, is_admin: true, profile: { email: 'alice@acme.example' } });
    const { members = [] } = await client.users.list({});
    const flags = members.map((m) => [m.name, m.is_admin, m.is_restricted, m.deleted]);
    expect(flags).toContainEqual(['erin', true, false, false]);
    expect(flags).toContainEqual(['grace', false, true, false]);
    expect(flags).toContainEqual(['heidi', false, false, true]);
    expect(members.find((m) => m.name === 'dave')).toMatchObject({
      is_stranger: true,
      team_id: 'T0GLOBEX01',
    });
    const found = await client.users.lookupByEmail({ email: 'bob@acme.example' });
    expect(found.user?.id).toBe('U0BOB00001');
    await expect(client.users.lookupByEmail({ email: 'heidi@acme.example' })).rejects.toMatchObject(
      refusal('users_not_found'),
    );
    slack.grant('acme', ['users:read']);
    expect((await client.users.info({ user: alice })).user?.profile).not.toHaveProperty('email');
    await expect(client.users.info({ user: 'U0NOBODY01' })).rejects.toMatchObject(refusal('user_not_found'));
  });

  test('[E3] a trigger opens one modal, within its time, in its workspace', async () => {
    const once = trigger();
    await client.views.open({ trigger_id: once, view: modal() });
    const open = (id: string) => client.views.open({ trigger_id: id, view: modal() });
    await expect(open(once)).rejects.toMatchObject(refusal('exchanged_trigger_id'));
    await expect(open('1.2.3')).rejects.toMatchObject(refusal('invalid_trigger_id'));
    const foreign = newTrigger(slack.core, { teamId: 'T0GLOBEX01', userId: 'U0CAROL001' }, null);
    await expect(open(foreign)).rejects.toMatchObject(refusal('invalid_trigger_id'));
    slack.core.timing.triggerMs = 0;
    await expect(open(trigger())).rejects.toMatchObject(refusal('expired_trigger_id'));
  });

  test('[E3] a refused view says where it is wrong and leaves the trigger usable', async () => {
    const id = trigger();
    await expect(client.views.open({ trigger_id: id, view: modal('x'.repeat(25)) })).rejects.toMatchObject({
      data: {
        error: 'invalid_arguments',
        response_metadata: {
          messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'],
        },
      },
    });
    await client.views.open({ trigger_id: id, view: modal() });
    const blocks = Array.from({ length: 100 }, () => ({
      type: 'section' as const,
      text: { type: 'mrkdwn' as const, text: 'x'.repeat(2600) },
    }));
    await expect(
      client.views.open({ trigger_id: trigger(), view: { ...modal(), blocks } }),
    ).rejects.toMatchObject(refusal('view_too_large'));
  });

  test('[E3] three modals at most lie on each other, pushed from inside only', async () => {
    const { view } = await client.views.open({ trigger_id: trigger(), view: modal('One') });
    const inside = () => trigger(view?.id ?? '');
    await expect(client.views.push({ trigger_id: trigger(), view: modal() })).rejects.toMatchObject(
      refusal('invalid_trigger_id'),
    );
    await client.views.push({ trigger_id: inside(), view: modal('Two') });
    const third = await client.views.push({ trigger_id: inside(), view: modal('Three') });
    expect(third.view).toMatchObject({ root_view_id: view?.id });
    await expect(client.views.push({ trigger_id: inside(), view: modal('Four') })).rejects.toMatchObject(
      refusal('push_limit_reached'),
    );
    expect(slack.as('alice').modal?.title).toBe('Three');
  });

  test('[E3] an update needs the newest hash when it names one, and a modal that is open', async () => {
    const { view } = await client.views.open({
      trigger_id: trigger(),
      view: { ...modal(), external_id: 'mine' },
    });
    const update = (more: object) =>
      client.views.update({ view: modal('New'), view_id: view?.id ?? '', ...more });
    await update({ hash: view?.hash });
    await expect(update({ hash: view?.hash })).rejects.toMatchObject(refusal('hash_conflict'));
    expect(slack.as('alice').modal?.title).toBe('New');
    await expect(client.views.update({ external_id: 'mine', view: modal() })).rejects.toMatchObject(
      refusal('not_found'),
    );
    await expect(update({ view_id: 'V0' })).rejects.toMatchObject(refusal('not_found'));
  });

  test('[E3] an external_id is taken while its modal is open', async () => {
    const view = { ...modal(), external_id: 'mine' };
    await client.views.open({ trigger_id: trigger(), view });
    await expect(client.views.open({ trigger_id: trigger(), view })).rejects.toMatchObject(
      refusal('duplicate_external_id'),
    );
    await client.views.update({ external_id: 'mine', view: modal('By external id') });
    expect(slack.as('alice').modal?.title).toBe('By external id');
  });

  test('[E3] a Home is published for a person, with the hash when it is named', async () => {
    const home = { type: 'home' as const, blocks: [{ type: 'divider' as const }] };
    const { view } = await client.views.publish({ user_id: alice, view: home });
    await client.views.publish({ user_id: alice, view: home });
    await expect(
      client.views.publish({ user_id: alice, view: home, hash: view?.hash ?? '' }),
    ).rejects.toMatchObject(refusal('hash_conflict'));
    await slack.close();
    await start({ homeTab: false });
    await expect(client.views.publish({ user_id: alice, view: home })).rejects.toMatchObject(
      refusal('not_enabled'),
    );
  });

  test('[E3] can be told to limit the rate, and to lose an answer after acting', async () => {
    slack.fail({ kind: 'status', status: 429, retryAfter: 7, path: /users\.info/, times: 1 });
    await expect(client.users.info({ user: alice })).rejects.toMatchObject({ retryAfter: 7 });
    await client.users.info({ user: alice });
    slack.fail({ kind: 'lose_answer', path: /chat\.postMessage/ });
    await expect(client.chat.postMessage({ channel: 'C0IT000001', text: 'Lost' })).rejects.toThrow();
    expect(slack.as('alice').channel('it').lastMessage().text()).toBe('Lost');
  });
});
