import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Listening, startListening } from './listening.ts';

describe("the stand-in's people", () => {
  let listening: Listening;
  beforeEach(async () => {
    listening = await startListening();
  });
  afterEach(() => listening.stop());

  const as = (handle: string) => listening.slack.as(handle);
  const told = () => listening.told('user_change').map(({ user }) => user);

  test('[E3] an admin gives roles, and the app is told', async () => {
    await as('erin').changeRole('bob', 'admin');
    await as('erin').changeRole('frank', 'guest');
    await as('bob').changeRole('erin', 'member');
    expect(told()).toMatchObject([
      { name: 'bob', is_admin: true, deleted: false },
      { name: 'frank', is_admin: false, is_restricted: true },
      { name: 'erin', is_admin: false },
    ]);
    await expect(as('erin').changeRole('frank', 'member')).rejects.toThrow('admins');
    await expect(as('bob').changeRole('alice', 'member')).rejects.toThrow('owner');
    await expect(as('bob').changeRole('bob', 'member')).rejects.toThrow('own role');
    await expect(as('bob').changeRole('dave', 'member')).rejects.toThrow('nobody of this workspace');
  });

  test('[E3] who is deactivated is out of channels and user groups, and back with another role', async () => {
    await as('alice').deactivate('bob');
    expect(told()).toMatchObject([{ name: 'bob', deleted: true }]);
    expect(as('alice').channel('it').members()).not.toContain('bob');
    expect(as('alice').userGroup('it-desk')).toEqual(['frank', 'olena']);
    expect(listening.told('subteam_members_changed')).toMatchObject([{ removed_users: ['U0BOB00001'] }]);
    await expect(as('bob').slash('/request')).rejects.toThrow('deactivated');
    await as('alice').changeRole('bob', 'member');
    expect(told().at(-1)).toMatchObject({ name: 'bob', deleted: false });
    await as('bob').channel('it').join();
    expect(as('alice').channel('it').members()).toContain('bob');
  });

  test('[E3] e-mail addresses are told only to an app that may know them', async () => {
    await as('alice').changeRole('judy', 'admin');
    expect(told().at(-1)).toMatchObject({ profile: { email: 'judy@acme.example' } });
    listening.slack.grant('acme', ['users:read']);
    await as('alice').changeRole('judy', 'member');
    expect(told().at(-1)).not.toHaveProperty('profile.email');
  });
});
