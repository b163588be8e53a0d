import { expect, test } from '@jest/globals';
import type { Store } from '../../src/db/store.ts';
import type { NewStream } from '../../src/db/streams.ts';
import { firstStreamSettings } from '../../src/domain/streams/stream-settings.ts';
import type { TheDatabase } from './store-contract.ts';
import { aLibrary, anInstall, aStream, made, workspaceWithStream } from './store-samples.ts';

/** Streams and their members. */
export function streamsContract(database: TheDatabase): void {
  const add = (store: Store, id: string, facts: Partial<NewStream> = {}, workspaceId = 'T1') =>
    store.in(workspaceId).transaction((db) => db.streams.add(aStream(id, facts), aLibrary(id)));
  const names = async (store: Store, prefix: string) =>
    (await store.in('T1').read((db) => db.streams.inUse(prefix, 100))).map(({ name }) => name);

  test('[S1] a new Stream has its team, its admins, the default fields and a working form', async () => {
    const { store } = database();
    await workspaceWithStream(store);
    await store.in('T1').read(function* (db) {
      expect(yield* db.streams.byId('S1')).toEqual({
        ...aStream('S1'),
        formVersion: 1,
        archivedAt: null,
        channelTrouble: null,
        emoji: null,
        settings: firstStreamSettings,
        team: ['UALICE', 'UBOB'],
        teamUsers: ['UALICE', 'UBOB'],
        admins: ['UADMIN'],
      });
      expect((yield* db.streams.library('S1')).map(({ name, onForm }) => [name, onForm])).toEqual([
        ['Subject', true],
        ['Details', true],
        ['Assignee', true],
        ['Due date', true],
        ['Other subject expert', true],
        ['Complete', false],
        ['Requester', false],
      ]);
      const form = yield* db.streams.form('S1', 1);
      expect(form?.fields.map(({ name }) => name)).toEqual([
        'Subject',
        'Details',
        'Assignee',
        'Due date',
        'Other subject expert',
      ]);
      expect(yield* db.streams.form('S1', 2)).toBeUndefined();
    });
  });

  test('[S1] someone may be both in the team and Stream admin', async () => {
    const { store } = database();
    await workspaceWithStream(store);
    await add(store, 'S2', { team: ['UBOB', 'UADMIN'], admins: ['UADMIN'] });
    expect(await store.in('T1').read((db) => db.streams.byId('S2'))).toMatchObject({
      team: ['UADMIN', 'UBOB'],
      admins: ['UADMIN'],
    });
  });

  test('[S1] a name is taken without regard to case and outer spaces, also by an archived Stream', async () => {
    const { store } = database();
    await workspaceWithStream(store);
    expect(await add(store, 'S2', { name: 'Crème BRÛLÉE' })).toBe(true);
    expect(await add(store, 'S3', { name: ' crème brûlée ' })).toBe(false);
    expect(await store.in('T1').read((db) => db.streams.byId('S3'))).toBeUndefined();
    await store.in('T1').transaction((db) => db.streams.change('S2', { archivedAt: made }));
    expect(await add(store, 'S3', { name: 'CRÈME BRÛLÉE' })).toBe(false);
    const taken = await store.in('T1').read((db) => db.streams.byName('crème brûlée  '));
    expect(taken).toMatchObject({ id: 'S2', archivedAt: made });
  });

  test('[S1] another workspace may have a Stream of the same name', async () => {
    const { store } = database();
    await workspaceWithStream(store);
    await store.system.transaction((db) => db.workspaces.install(anInstall('T2')));
    expect(await add(store, 'S2', { name: 'Stream S1' }, 'T2')).toBe(true);
    expect((await store.in('T2').read((db) => db.streams.byName('stream s1')))?.id).toBe('S2');
  });

  test('[S1] of ten that take one name at once, one gets it', async () => {
    const { store, another } = database();
    await workspaceWithStream(store);
    const stores = [store, another()];
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, n) => add(stores[n % 2] ?? store, `N${n}`, { name: 'Wanted' })),
    );
    expect(outcomes.filter(Boolean)).toHaveLength(1);
  });

  test('[S2] Streams are found by how their name begins, whatever signs are in it', async () => {
    const { store } = database();
    await workspaceWithStream(store);
    const odd = ['100% done', '100x done', 'a_b', 'axb', 'back\\slash', 'backslash', "o'clock", 'ÄRGER'];
    for (const name of odd) expect(await add(store, `id of ${name}`, { name })).toBe(true);
    expect(await names(store, '100%')).toEqual(['100% done']);
    expect(await names(store, 'A_')).toEqual(['a_b']);
    expect(await names(store, 'back\\')).toEqual(['back\\slash']);
    expect(await names(store, "O'")).toEqual(["o'clock"]);
    expect(await names(store, 'är')).toEqual(['ÄRGER']);
    expect(await names(store, 'lock')).toEqual([]);
    expect(await names(store, '%')).toEqual([]);
  });

  test('[S2] Streams in use come by name, page by page, in the same order on every engine', async () => {
    const { store } = database();
    await store.system.transaction((db) => db.workspaces.install(anInstall('T1')));
    const inOrder = ['a-b', 'a.c', 'a_d', 'ab', 'B', 'c c', 'cb', 'zoo', 'äpfel'];
    for (const name of inOrder.toReversed()) await add(store, `id of ${name}`, { name });
    await add(store, 'gone', { name: 'abandoned' });
    await store.in('T1').transaction((db) => db.streams.change('gone', { archivedAt: made }));
    expect(await names(store, '')).toEqual(inOrder);
    const page = await store.in('T1').read((db) => db.streams.inUse('', 3, 3));
    expect(page.map(({ name }) => name)).toEqual(inOrder.slice(3, 6));
    expect(await store.in('T1').read((db) => db.streams.countInUse())).toBe(inOrder.length);
  });

  test('[S11] an archived Stream can be restored', async () => {
    const { store } = database();
    await workspaceWithStream(store);
    await store.in('T1').transaction((db) => db.streams.change('S1', { archivedAt: made }));
    expect(await names(store, '')).toEqual([]);
    await store.in('T1').transaction((db) => db.streams.change('S1', { archivedAt: null }));
    expect(await names(store, '')).toEqual(['Stream S1']);
  });
}
