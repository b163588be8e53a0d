import { expect, test } from '@jest/globals';
import type { Store } from '../../src/db/store.ts';
import type { DirectoryQuery } from '../../src/db/stream-directory.ts';
import type { NewStream } from '../../src/db/streams.ts';
import { firstHomeState } from '../../src/domain/home/home-state.ts';
import type { TheDatabase } from './store-contract.ts';
import { aLibrary, anInstall, aRequest, aStream, made, workspaceWithStream } from './store-samples.ts';

/** How Streams are found, and what the App Home keeps. */
export function directoryContract(database: TheDatabase): void {
  const add = (store: Store, id: string, facts: Partial<NewStream> = {}) =>
    store.in('T1').transaction((db) => db.streams.add(aStream(id, facts), aLibrary(id)));
  const page = (store: Store, query: Partial<DirectoryQuery>) =>
    store.in('T1').read((db) => db.directory.page({ limit: 10, ...query }));
  const names = async (store: Store, query: Partial<DirectoryQuery>) =>
    (await page(store, query)).streams.map(({ name }) => name);

  test('[S2] Streams are found by a part of their name, whatever signs are in it', async () => {
    const { store } = database();
    await store.system.transaction((db) => db.workspaces.install(anInstall('T1')));
    const odd = ['100% done', '100x done', 'a_b', 'axb', 'back\\slash', "o'clock", 'GROSSER ÄRGER'];
    for (const name of odd) await add(store, `id of ${name}`, { name });
    expect(await names(store, { search: '% D' })).toEqual(['100% done']);
    expect(await names(store, { search: '_' })).toEqual(['a_b']);
    expect(await names(store, { search: 'k\\s' })).toEqual(['back\\slash']);
    expect(await names(store, { search: "'" })).toEqual(["o'clock"]);
    expect(await names(store, { search: ' ärg ' })).toEqual(['GROSSER ÄRGER']);
    expect(await names(store, { search: 'nothing' })).toEqual([]);
    expect(await names(store, { search: ' ' })).toHaveLength(odd.length);
  });

  test('[S2] mine are those that I work in or administer; archived ones are apart', async () => {
    const { store } = database();
    await workspaceWithStream(store);
    await add(store, 'S2', { team: ['UZOE'], admins: ['UALICE'] });
    await add(store, 'S3', { team: ['UZOE'], admins: ['UZOE'] });
    await store.in('T1').transaction((db) => db.streams.change('S2', { archivedAt: made }));
    expect(await names(store, { memberId: 'UALICE' })).toEqual(['Stream S1']);
    expect(await names(store, { memberId: 'UALICE', archived: true })).toEqual(['Stream S2']);
    expect(await names(store, { memberId: 'UZOE' })).toEqual(['Stream S3']);
    expect(await names(store, { memberId: 'UNOBODY' })).toEqual([]);
    const [stream] = (await page(store, { archived: true })).streams;
    expect(stream).toMatchObject({ id: 'S2', team: ['UZOE'], admins: ['UALICE'], archivedAt: made });
  });

  test('[S2, S10] mine are also those whose team I am in by a user group', async () => {
    const { store } = database();
    await workspaceWithStream(store);
    await add(store, 'S2', { team: [], settings: { teamGroupIds: ['G1'] } });
    await add(store, 'S3', { team: [], settings: { teamGroupIds: ['G2'] } });
    await store.in('T1').transaction((db) =>
      db.userGroups.replaceAll(
        [
          { id: 'G1', handle: 'one', name: 'One', isDisabled: false, userIds: ['UZOE'] },
          { id: 'G2', handle: 'two', name: 'Two', isDisabled: false, userIds: ['UALICE'] },
        ],
        made,
      ),
    );
    expect(await names(store, { memberId: 'UZOE' })).toEqual(['Stream S2']);
    expect(await names(store, { memberId: 'UALICE' })).toEqual(['Stream S1', 'Stream S3']);
  });

  test('[S2] pages hold so many, in order, and tell how many there are in all', async () => {
    const { store } = database();
    await store.system.transaction((db) => db.workspaces.install(anInstall('T1')));
    for (let n = 0; n < 7; n++) await add(store, `S${n}`, { name: `Stream ${n}` });
    const ids = async (offset: number) => {
      const { streams, total } = await page(store, { limit: 3, offset });
      return [streams.map(({ id }) => id), total];
    };
    expect(await ids(0)).toEqual([['S0', 'S1', 'S2'], 7]);
    expect(await ids(6)).toEqual([['S6'], 7]);
    expect(await ids(9)).toEqual([[], 7]);
  });

  test('[S17] Streams whose draft is not published yet are found for their admins', async () => {
    const { store } = database();
    await workspaceWithStream(store);
    const own = store.in('T1');
    const drafts = async (userId: string) =>
      (await own.read((db) => db.directory.withDrafts(userId, 5))).map(({ id }) => id);
    expect(await drafts('UADMIN')).toEqual([]);
    await own.transaction((db) => db.streams.deleteField('S1', 'S1-4', made));
    expect(await drafts('UADMIN')).toEqual(['S1']);
    expect(await drafts('UALICE')).toEqual([]);
    await own.transaction((db) => db.streams.publish('S1', { userId: 'UADMIN', at: made }));
    expect(await drafts('UADMIN')).toEqual([]);
  });

  test('[S2] a workspace is empty until its first Stream, and not again when that is archived', async () => {
    const { store } = database();
    await store.system.transaction((db) => db.workspaces.install(anInstall('T1')));
    const isEmpty = () => store.in('T1').read((db) => db.directory.isEmpty());
    expect(await isEmpty()).toBe(true);
    await add(store, 'S1');
    await store.in('T1').transaction((db) => db.streams.change('S1', { archivedAt: made }));
    expect(await isEmpty()).toBe(false);
  });

  test('[S2] what someone chose in the App Home is kept, and who looked lately is known', async () => {
    const { store } = database();
    await workspaceWithStream(store);
    const own = store.in('T1');
    expect(await own.read((db) => db.home.of('UALICE'))).toEqual({ state: firstHomeState, lookedAt: null });
    const state = { ...firstHomeState, tab: 'streams' as const, streamSearch: 'help', streamPage: 2 };
    for (const search of ['first', 'help']) {
      await own.transaction((db) =>
        db.home.put('UALICE', { state: { ...state, streamSearch: search }, lookedAt: made }),
      );
    }
    expect(await own.read((db) => db.home.of('UALICE'))).toEqual({ state, lookedAt: made });
    const lookers = (since: number) =>
      own.read((db) => db.home.lookers(['UALICE', 'UBOB'], new Date(made.getTime() + since)));
    expect(await lookers(-1)).toEqual(['UALICE']);
    expect(await lookers(1)).toEqual([]);
  });

  test('[S2] a person who looks is owed one App Home for many changes', async () => {
    const { store, clock } = database();
    await workspaceWithStream(store);
    const owe = () => store.in('T1').transaction((db) => db.deliveries.oweHome('UALICE'));
    await owe();
    await owe();
    const owed = await store.in('T1').read((db) => db.deliveries.latest(10));
    expect(owed.map(({ work }) => work)).toEqual([{ kind: 'slack.home', userId: 'UALICE' }]);
    expect(owed[0]?.dueAt.getTime()).toBeGreaterThan(clock.now.getTime());
  });

  test('[I5] what was given up is told to those who belong to its Stream', async () => {
    const { store } = database();
    await workspaceWithStream(store);
    await store.in('T1').transaction(function* (db) {
      yield* db.requests.add(aRequest('R1'));
      yield* db.requests.add(aRequest('R2'));
      yield* db.deliveries.oweCard('R1', 'channel');
      yield* db.deliveries.oweCard('R2', 'channel');
    });
    await store.system.transaction(function* (db) {
      const claims = yield* db.claims.claim({
        now: new Date('2999-01-01'),
        lease: 'lease',
        leaseEndsAt: new Date('2999-01-02'),
        limit: 1,
        busyTargets: [],
      });
      for (const claim of claims) {
        yield* db.claims.settle(claim, { state: 'failed', at: made, error: 'Gone.' });
      }
    });
    const failedOf = (id: string) => store.in('T1').read((db) => db.deliveries.failedOf(id, 5));
    expect(await failedOf('UALICE')).toMatchObject({
      latest: [{ requestId: 'R1', error: 'Gone.' }],
      total: 1,
    });
    expect(await failedOf('UADMIN')).toMatchObject({ total: 1 });
    expect(await failedOf('UCAROL')).toEqual({ latest: [], total: 0 });
  });

  test('[R4] where Requests can be read: by their requester in the own copy, by others in the channel alone', async () => {
    const { store } = database();
    await workspaceWithStream(store);
    await store.in('T1').transaction(function* (db) {
      for (const id of ['R1', 'R2', 'R3', 'R4']) yield* db.requests.add(aRequest(id));
      const card = (place: 'channel' | 'requester', permalink: string | null) => ({
        ...{ place, permalink, channelId: 'C1', ts: '1.1' },
      });
      yield* db.requests.putCard('R1', card('requester', 'dm of R1'));
      yield* db.requests.putCard('R1', card('channel', 'channel of R1'));
      yield* db.requests.putCard('R2', card('channel', null));
      yield* db.requests.putCard('R2', card('requester', 'dm of R2'));
      yield* db.requests.putCard('R4', card('channel', 'channel of R4'));
    });
    await store.in('T1').read(function* (db) {
      const of = ['R1', 'R2', 'R3', 'R4'].map((id) => ({ id, requesterId: 'UBOB' }));
      const linksFor = function* (readerId: string | null) {
        return Object.fromEntries(yield* db.requests.permalinks(of, readerId));
      };
      const own = { R1: 'dm of R1', R2: 'dm of R2', R4: 'channel of R4' };
      expect(yield* linksFor('UBOB')).toEqual(own);
      expect(yield* linksFor('UALICE')).toEqual({ R1: 'channel of R1', R4: 'channel of R4' });
      expect(yield* linksFor(null)).toEqual({ R1: 'channel of R1', R4: 'channel of R4' });
      expect((yield* db.requests.byIds(['R1', 'R3'])).map(({ id }) => id).toSorted()).toEqual(['R1', 'R3']);
      expect([...(yield* db.directory.byIds(['S1', 'S1', 'gone'])).keys()]).toEqual(['S1']);
    });
  });
}
