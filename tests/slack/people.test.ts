import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createChannelNames } from '../../src/slack/channel-names.ts';
import { findPerson, freshFor, personFromSlack } from '../../src/slack/people.ts';
import { acme, alice, startWorld, type World } from '../deliveries/support/world.ts';

describe("Slack's user object", () => {
  const user = { id: 'U1', team_id: 'T1', name: 'ann', real_name: 'Ann Archer', tz: 'Europe/Prague' };

  test('[A8] tells admins, guests, strangers and those who left', () => {
    expect(personFromSlack(user, 'T1')).toEqual({
      userId: 'U1',
      name: 'Ann Archer',
      email: null,
      timeZone: 'Europe/Prague',
      isSlackAdmin: false,
      isGuest: false,
      isStranger: false,
      isDeactivated: false,
    });
    expect(personFromSlack({ ...user, is_owner: true }, 'T1')).toMatchObject({ isSlackAdmin: true });
    expect(personFromSlack({ ...user, is_ultra_restricted: true }, 'T1')).toMatchObject({ isGuest: true });
    expect(personFromSlack({ ...user, deleted: true }, 'T1')).toMatchObject({ isDeactivated: true });
    expect(personFromSlack({ ...user, is_stranger: true }, 'T1')).toMatchObject({ isStranger: true });
  });

  test('[A8] of another workspace is a stranger, of the same org is not', () => {
    expect(personFromSlack(user, 'T2')).toMatchObject({ isStranger: true });
    const inOrg = { ...user, enterprise_user: { enterprise_id: 'E1', teams: ['T1', 'T2'] } };
    expect(personFromSlack(inOrg, 'T2')).toMatchObject({ isStranger: false });
    expect(personFromSlack(inOrg, 'E1')).toMatchObject({ isStranger: false });
  });
});

describe('asking Slack', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.end());

  const asked = (method: string) => world.slack.exchanges.filter(({ path }) => path.endsWith(method)).length;

  test('[A8] a person is asked for once in ten minutes, names once a day', async () => {
    const client = await world.context.slackOf(acme);
    if (!client) throw new Error('Not installed.');
    const find = (maxAge?: number) => findPerson(world.context, client, acme, alice.userId, maxAge);
    expect(await find()).toMatchObject({ name: 'Alice Archer', isSlackAdmin: true });
    await find();
    expect(asked('users.info')).toBe(1);
    world.clock.pass(freshFor.permissions);
    await find(freshFor.names);
    expect(asked('users.info')).toBe(1);
    await find();
    expect(asked('users.info')).toBe(2);
  });

  test('[I7] a channel is asked for once an hour', async () => {
    const client = await world.context.slackOf(acme);
    if (!client) throw new Error('Not installed.');
    const names = createChannelNames(() => world.clock.now);
    expect(await names.nameOf(client, acme, 'C0IT000001')).toBe('it');
    await names.nameOf(client, acme, 'C0IT000001');
    expect(asked('conversations.info')).toBe(1);
    world.clock.pass(60 * 60 * 1000);
    await names.nameOf(client, acme, 'C0IT000001');
    expect(asked('conversations.info')).toBe(2);
  });
});
