import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Listening, refusal, startListening } from './listening.ts';

const it = 'C0IT000001';
const alice = 'U0ALICE001';
const bob = 'U0BOB00001';
const bot = 'U0BOTACME1';

describe("the stand-in's channels", () => {
  let listening: Listening;
  beforeEach(async () => {
    listening = await startListening();
  });
  afterEach(() => listening.stop());

  const client = () => listening.client;
  const as = (handle: string) => listening.slack.as(handle);

  test.each([
    ['it', 'name_taken'],
    ['old-news', 'name_taken'],
    ['secret', 'name_taken'],
    ['', 'invalid_name_required'],
    ['x'.repeat(81), 'invalid_name_maxlength'],
    ['Facilities', 'invalid_name_specials'],
    ['new channel', 'invalid_name_specials'],
    ['a.b', 'invalid_name_specials'],
    ['🙂', 'invalid_name_specials'],
    ['---', 'invalid_name_punctuation'],
  ])('[E3] the app cannot make a channel called “%s”', async (name, error) => {
    await expect(client().conversations.create({ name })).rejects.toMatchObject(refusal(error));
    if (name !== '') await expect(as('bob').createChannel(name)).rejects.toThrow('name');
  });

  test('[E3] the app makes public and private channels, each with its own scope', async () => {
    const open = await client().conversations.create({ name: 'größe_1' });
    expect(open.channel).toMatchObject({ is_private: false, is_member: true, creator: bot });
    const closed = await client().conversations.create({ name: 'x'.repeat(80), is_private: true });
    expect(closed.channel).toMatchObject({ is_private: true, is_member: true });
    listening.slack.grant('acme', ['channels:manage']);
    await expect(client().conversations.create({ name: 'hidden', is_private: true })).rejects.toMatchObject(
      refusal('missing_scope'),
    );
    listening.slack.grant('acme', ['groups:write']);
    await expect(client().conversations.create({ name: 'shown' })).rejects.toMatchObject(
      refusal('missing_scope'),
    );
  });

  test('[E3] members come page by page, and a cursor that was never given is refused', async () => {
    const members = async (more: object) => client().conversations.members({ channel: it, ...more });
    const first = await members({ limit: 4 });
    const second = await members({ limit: 4, cursor: first.response_metadata?.next_cursor });
    const third = await members({ limit: 4, cursor: second.response_metadata?.next_cursor });
    expect(third.response_metadata?.next_cursor).toBe('');
    const all = [first, second, third].flatMap((page) => page.members ?? []);
    expect(all).toEqual((await members({})).members);
    expect(new Set(all).size).toBe(11);
    await expect(members({ cursor: 'dGhlIGVuZA==' })).rejects.toMatchObject(refusal('invalid_cursor'));
    await expect(client().conversations.members({ channel: 'G0SECRET01' })).rejects.toMatchObject(
      refusal('channel_not_found'),
    );
  });

  test.each([
    ['somebody who is in it', { users: alice }, 'already_in_channel'],
    ['itself', { users: bot }, 'cant_invite_self'],
    ['nobody', { users: 'U0NOBODY01' }, 'user_not_found'],
    ['a deactivated person', { users: 'U0HEIDI001' }, 'cant_invite'],
  ])('[E3] the app cannot invite %s', async (_, { users }, error) => {
    await expect(client().conversations.invite({ channel: it, users })).rejects.toMatchObject(refusal(error));
  });

  test('[E3] one who cannot come keeps all away, unless the app insists', async () => {
    const made = await client().conversations.create({ name: 'facilities' });
    const channel = made.channel?.id ?? '';
    const users = `${alice},U0NOBODY01,${bob}`;
    await expect(client().conversations.invite({ channel, users })).rejects.toMatchObject({
      data: { error: 'user_not_found', errors: [{ user: 'U0NOBODY01', ok: false, error: 'user_not_found' }] },
    });
    expect(as('alice').channel('facilities').members()).toEqual(['app']);
    await client().conversations.invite({ channel, users, force: true });
    expect(as('alice').channel('facilities').members()).toEqual(['app', 'alice', 'bob']);
    expect(listening.told('member_joined_channel')).toMatchObject([
      { user: alice, channel, channel_type: 'C', inviter: bot },
      { user: bob },
    ]);
    await expect(
      client().conversations.invite({ channel: 'C0RANDOM01', users: alice }),
    ).rejects.toMatchObject(refusal('not_in_channel'));
  });

  test('[E3] the app hears of its own coming and going, and of what happens after that no more', async () => {
    await client().conversations.join({ channel: 'C0RANDOM01' });
    const random = as('bob').channel('random');
    await random.remove('app');
    expect(listening.told('member_joined_channel')).toMatchObject([{ user: bot, channel: 'C0RANDOM01' }]);
    expect(listening.told('member_left_channel')).toMatchObject([{ user: bot, channel: 'C0RANDOM01' }]);
    expect(listening.told('channel_left')).toMatchObject([{ channel: 'C0RANDOM01', actor_id: bob }]);
    await random.leave();
    expect(listening.told('member_left_channel')).toHaveLength(1);
    const board = as('alice').channel('board');
    await board.remove('app');
    expect(listening.told('group_left')).toMatchObject([{ channel: 'G0BOARD001', actor_id: alice }]);
    await expect(client().conversations.info({ channel: 'G0BOARD001' })).rejects.toMatchObject(
      refusal('channel_not_found'),
    );
    await board.invite('app');
    expect(listening.told('member_joined_channel').at(-1)).toMatchObject({
      user: bot,
      channel: 'G0BOARD001',
      channel_type: 'G',
      inviter: alice,
    });
    expect(board.lastMessage()).toMatchObject({ notice: 'channel_join' });
    expect(board.lastMessage().text()).toMatch(/ has joined the channel$/);
  });

  test('[E3] archiving, renaming and deleting is told, by a twin for private channels', async () => {
    const office = as('bob').channel('office');
    await office.rename('facilities');
    await office.archive();
    await expect(office.write('Hello?')).rejects.toThrow('#facilities is archived');
    await office.unarchive();
    await as('alice').channel('facilities').delete();
    expect(listening.told('channel_rename')).toMatchObject([
      { channel: { id: 'C0OFFICE01', name: 'facilities', is_channel: true } },
    ]);
    expect(listening.told('channel_archive')).toMatchObject([{ channel: 'C0OFFICE01', user: bob }]);
    expect(listening.told('channel_unarchive')).toMatchObject([{ channel: 'C0OFFICE01', user: bob }]);
    expect(listening.told('channel_deleted')).toMatchObject([{ channel: 'C0OFFICE01' }]);
    await expect(client().conversations.info({ channel: 'C0OFFICE01' })).rejects.toMatchObject(
      refusal('channel_not_found'),
    );

    const board = as('alice').channel('board');
    await board.rename('directors');
    await board.archive();
    expect(listening.told('group_rename')).toMatchObject([{ channel: { name: 'directors' } }]);
    expect(listening.told('group_archive')).toMatchObject([{ channel: 'G0BOARD001', user: alice }]);
    await as('bob').channel('secret').rename('hidden');
    expect(listening.told('group_rename')).toHaveLength(1);
  });

  test('[E3] Slack keeps people from what is not theirs to do', async () => {
    const general = as('alice').channel('general');
    await expect(general.leave()).rejects.toThrow('#general');
    await expect(general.archive()).rejects.toThrow('#general');
    await expect(as('grace').channel('it').rename('mine')).rejects.toThrow('guests');
    await expect(as('grace').channel('it').remove('app')).rejects.toThrow('guests');
    await expect(as('grace').channel('random').join()).rejects.toThrow('guests');
    await expect(as('bob').channel('it').delete()).rejects.toThrow('admins');
    await expect(as('bob').channel('old-news').join()).rejects.toThrow('archived');
    await expect(as('frank').channel('design').write('Hello')).rejects.toThrow('not in that channel');
    await as('frank').channel('design').join();
    expect((await as('frank').channel('design').write('Hello')).text()).toBe('Hello');
  });

  test('[E3] a private channel of people is theirs until they bring the app in', async () => {
    const plans = await as('bob').createChannel('plans', { isPrivate: true });
    expect(listening.told('channel_created')).toEqual([]);
    await plans.invite('app');
    const { channels = [] } = await client().users.conversations({ types: 'private_channel' });
    expect(channels.map(({ name }) => name)).toEqual(['board', 'plans']);
    await client().conversations.leave({ channel: plans.id });
    expect(plans.members()).toEqual(['bob']);
    await as('bob').createChannel('open');
    expect(listening.told('channel_created')).toMatchObject([{ channel: { name: 'open', creator: bob } }]);
  });
});
