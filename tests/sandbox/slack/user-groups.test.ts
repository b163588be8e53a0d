import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Listening, refusal, startListening } from './listening.ts';

describe("the stand-in's user groups", () => {
  let listening: Listening;
  beforeEach(async () => {
    listening = await startListening();
  });
  afterEach(() => listening.stop());

  const client = () => listening.client;
  const alice = () => listening.slack.as('alice');

  test('[E3] are listed, with members and counts only when asked, disabled ones only when asked', async () => {
    const plainly = await client().usergroups.list();
    expect(plainly.usergroups?.map(({ handle }) => handle)).toEqual(['it-desk', 'creatives']);
    expect(plainly.usergroups?.[0]).toMatchObject({ id: 'S0ITDESK01', name: 'IT desk', date_delete: 0 });
    expect(plainly.usergroups?.[0]).not.toHaveProperty('users');
    expect(plainly.usergroups?.[0]).not.toHaveProperty('user_count');
    const all = await client().usergroups.list({
      include_count: true,
      include_users: true,
      include_disabled: true,
    });
    expect(all.usergroups?.[0]).toMatchObject({
      user_count: 3,
      users: ['U0BOB00001', 'U0FRANK001', 'U0OLENA001'],
    });
    expect(all.usergroups?.[2]).toMatchObject({ handle: 'movers', date_delete: 1_710_000_000 });
  });

  test('[E3] name their members, and refuse what Slack refuses', async () => {
    const { users } = await client().usergroups.users.list({ usergroup: 'S0ITDESK01' });
    expect(users).toEqual(['U0BOB00001', 'U0FRANK001', 'U0OLENA001']);
    const list = (usergroup: string, more = {}) => client().usergroups.users.list({ usergroup, ...more });
    await expect(list('S0NOSUCH01')).rejects.toMatchObject(refusal('no_such_subteam'));
    await expect(list('S0MOVERS01')).rejects.toMatchObject(refusal('no_such_subteam'));
    expect((await list('S0MOVERS01', { include_disabled: true })).users).toEqual(['U0LAYLA001']);
    listening.slack.grant('acme', ['users:read']);
    await expect(client().usergroups.list()).rejects.toMatchObject(refusal('missing_scope'));
    await expect(list('S0ITDESK01')).rejects.toMatchObject(refusal('missing_scope'));
  });

  test('[E3] a member who is added or removed is told as the difference and as the whole', async () => {
    await alice().addToUserGroup('it-desk', 'judy');
    await alice().removeFromUserGroup('@it-desk', 'bob');
    expect(alice().userGroup('it-desk')).toEqual(['frank', 'olena', 'judy']);
    expect(listening.told('subteam_members_changed')).toMatchObject([
      { subteam_id: 'S0ITDESK01', added_users: ['U0JUDY0001'], added_users_count: 1, removed_users: [] },
      { subteam_id: 'S0ITDESK01', added_users: [], removed_users: ['U0BOB00001'], removed_users_count: 1 },
    ]);
    expect(listening.told('subteam_updated').at(-1)).toMatchObject({
      subteam: { handle: 'it-desk', users: ['U0FRANK001', 'U0OLENA001', 'U0JUDY0001'], user_count: 3 },
    });
    const before = listening.slack.deliveries.length;
    await alice().addToUserGroup('it-desk', 'judy');
    expect(listening.slack.deliveries).toHaveLength(before);
  });

  test('[E3] are made, disabled and enabled by people, but for guests', async () => {
    await alice().createUserGroup('night-shift', 'Night shift', ['bob']);
    expect(listening.told('subteam_created')).toMatchObject([
      { subteam: { handle: 'night-shift', users: ['U0BOB00001'], created_by: 'U0ALICE001' } },
    ]);
    await alice().disableUserGroup('night-shift');
    expect((await client().usergroups.list()).usergroups).toHaveLength(2);
    await alice().enableUserGroup('night-shift');
    expect((await client().usergroups.list()).usergroups).toHaveLength(3);
    await expect(alice().createUserGroup('it-desk', 'Again', ['bob'])).rejects.toThrow('taken');
    await expect(alice().createUserGroup('Night Shift', 'x', [])).rejects.toThrow('small letters');
    await expect(alice().removeFromUserGroup('night-shift', 'bob')).rejects.toThrow('at least one');
    await expect(listening.slack.as('grace').addToUserGroup('it-desk', 'bob')).rejects.toThrow('guests');
  });

  test('[E3] an app without the scope is told nothing, and a message shows their handle', async () => {
    listening.slack.grant('acme', ['channels:history', 'chat:write']);
    await alice().addToUserGroup('it-desk', 'judy');
    expect(listening.told('subteam_members_changed')).toEqual([]);
    const message = await alice().channel('it').write('Ask <!subteam^S0ITDESK01>');
    expect(message.text()).toBe('Ask @it-desk');
  });
});
