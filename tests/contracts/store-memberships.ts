import { expect, test } from '@jest/globals';
import { requireMay, seenBy } from '../../src/domain/permissions.ts';
import type { StreamSettings } from '../../src/domain/streams/stream-settings.ts';
import type { TheDatabase } from './store-contract.ts';
import { aLibrary, aPerson, aStream, made, workspaceWithStream } from './store-samples.ts';

const later = new Date(made.getTime() + 60_000);
const helpDesk = {
  id: 'G1',
  name: 'Help desk',
  handle: 'help',
  isDisabled: false,
  userIds: ['UCAROL', 'UBOB'],
};
const night = { id: 'G2', name: 'Night shift', handle: 'night', isDisabled: true, userIds: ['UDAN'] };

/** User groups, members of channels, and what follows for a Stream. */
export function membershipsContract(database: TheDatabase): void {
  const inT1 = () => database().store.in('T1');
  const stream = () => inT1().read((db) => db.streams.byId('S1'));
  const set = (changes: Partial<StreamSettings>) =>
    inT1().transaction((db) => db.streams.changeSettings('S1', changes));
  const maySubmit = (userId: string) =>
    inT1().read(function* (db) {
      const stream = yield* db.streams.byId('S1');
      try {
        yield* requireMay(db, aPerson(userId), 'submit_request', stream);
        return true;
      } catch {
        return false;
      }
    });

  test('[S10] the team is the people named and the members of its groups, each once, as the groups are now', async () => {
    await workspaceWithStream(database().store);
    await inT1().transaction((db) => db.userGroups.replaceAll([night, helpDesk], made));
    await set({ teamGroupIds: ['G1', 'G2', 'G-unknown'] });
    expect(await stream()).toMatchObject({
      team: ['UALICE', 'UBOB', 'UCAROL', 'UDAN'],
      teamUsers: ['UALICE', 'UBOB'],
    });
    const [listed] = await inT1().read((db) => db.streams.inUse('', 10));
    expect(listed?.team).toEqual(['UALICE', 'UBOB', 'UCAROL', 'UDAN']);
    await inT1().transaction((db) => db.userGroups.replaceAll([{ ...helpDesk, userIds: ['UEVE'] }], later));
    expect((await stream())?.team).toEqual(['UALICE', 'UBOB', 'UEVE']);
  });

  test('[S10] what Slack lists replaces what was known of groups', async () => {
    await workspaceWithStream(database().store);
    await inT1().transaction((db) => db.userGroups.replaceAll([night, helpDesk], made));
    expect(await inT1().read((db) => db.userGroups.all())).toEqual([helpDesk, night]);
    await inT1().transaction((db) => db.userGroups.replaceAll([], later));
    expect(await inT1().read((db) => db.userGroups.all())).toEqual([]);
    expect(await inT1().read((db) => db.userGroups.fetchedAt())).toBeNull();
  });

  test('[S11] members of the channel may submit as they come and go; of other channels none are kept', async () => {
    await workspaceWithStream(database().store);
    await set({ maySubmit: { who: 'channel' } });
    expect(await maySubmit('UEVE')).toBe(false);
    const many = Array.from({ length: 2500 }, (_, n) => `U${n}`);
    await inT1().transaction(function* (db) {
      yield* db.channels.replaceMembers('C1', [...many, 'UEVE', 'UEVE'], made);
      yield* db.channels.addMember('C1', 'UNEW');
      yield* db.channels.addMember('C2', 'UNEW');
      yield* db.channels.removeMember('C1', 'U7');
    });
    expect(await maySubmit('UEVE')).toBe(true);
    expect(await maySubmit('U2499')).toBe(true);
    expect(await maySubmit('UNEW')).toBe(true);
    expect(await maySubmit('U7')).toBe(false);
    expect(await maySubmit('UBOB')).toBe(true);
    await inT1().read(function* (db) {
      expect(yield* db.channels.hasMember('C2', 'UNEW')).toBe(false);
      expect(yield* db.channels.fetchedAt('C1')).toEqual(made);
      expect(yield* db.channels.fetchedAt('C2')).toBeNull();
    });
    await inT1().transaction((db) => db.channels.replaceMembers('C1', ['U7'], later));
    expect(await maySubmit('UEVE')).toBe(false);
    expect(await maySubmit('U7')).toBe(true);
  });

  test('[S11] those on the list may submit, one by one or in a group', async () => {
    await workspaceWithStream(database().store);
    await inT1().transaction((db) => db.userGroups.replaceAll([helpDesk, night], made));
    await set({ maySubmit: { who: 'listed', userIds: ['UEVE'], groupIds: ['G1'] } });
    expect(await Promise.all(['UEVE', 'UCAROL', 'UDAN', 'UALICE', 'UADMIN'].map(maySubmit))).toEqual([
      true,
      true,
      false,
      true,
      true,
    ]);
  });

  test('[S11] a list hides what a person may not see, except their own Requests', async () => {
    const { store } = database();
    await workspaceWithStream(store);
    await inT1().transaction(function* (db) {
      for (const id of ['S2', 'S3', 'S4']) {
        const groupIds = id === 'S4' ? ['G1'] : [];
        const settings = { maySee: 'team_and_requester', teamGroupIds: groupIds } as const;
        yield* db.streams.add(
          aStream(id, { team: id === 'S2' ? ['UEVE'] : ['UBOB'], settings }),
          aLibrary(id),
        );
      }
      yield* db.userGroups.replaceAll([{ ...helpDesk, userIds: ['UEVE'] }], made);
    });
    const hidden = async (person: Parameters<typeof aPerson>[1], userId = 'UEVE') => {
      const filter = await inT1().read((db) => seenBy(db, aPerson(userId, person)));
      expect(filter.userId).toBe(userId);
      return filter.hiddenStreamIds.toSorted();
    };
    expect(await hidden({})).toEqual(['S3']);
    expect(await hidden({ isGuest: true })).toEqual(['S1', 'S3']);
    expect(await hidden({ isStranger: true })).toEqual(['S1', 'S2', 'S3', 'S4']);
    expect(await hidden({}, 'UADMIN')).toEqual([]);
  });

  test('[S10] a person mutes a Stream for themself, and hears of it again', async () => {
    await workspaceWithStream(database().store);
    const among = () => inT1().read((db) => db.mutes.among('S1', ['UALICE', 'UBOB']));
    await inT1().transaction((db) => db.mutes.set('S1', 'UALICE', true));
    await inT1().transaction((db) => db.mutes.set('S1', 'UALICE', true));
    expect([...(await among())]).toEqual(['UALICE']);
    expect([...(await inT1().read((db) => db.mutes.of('UALICE')))]).toEqual(['S1']);
    await inT1().transaction((db) => db.mutes.set('S1', 'UALICE', false));
    expect([...(await among())]).toEqual([]);
  });

  test('[S11] a Stream gets another name, channel, team and admins; deleted, it leaves nothing', async () => {
    await workspaceWithStream(database().store);
    await inT1().transaction(function* (db) {
      yield* db.streams.hold('S1');
      yield* db.streams.change('S1', { name: ' New NAME', channelId: 'C9', channelName: 'nine' });
      yield* db.streams.putMembers('S1', { team: ['UEVE'], admins: ['UEVE', 'UDAN'] });
    });
    await inT1().read(function* (db) {
      expect(yield* db.streams.byName('new name')).toMatchObject({
        id: 'S1',
        team: ['UEVE'],
        admins: ['UDAN', 'UEVE'],
      });
      expect(yield* db.streams.ofChannel('C9')).toEqual(['S1']);
      expect(yield* db.streams.contents('S1')).toEqual({ requests: 0, openRequests: 0, connectedTools: 0 });
    });
    await inT1().transaction((db) => db.streams.delete('S1'));
    expect(await stream()).toBeUndefined();
    expect(await inT1().read((db) => db.streams.ofChannel('C9'))).toEqual([]);
  });
}
