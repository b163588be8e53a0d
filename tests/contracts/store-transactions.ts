import { expect, test } from '@jest/globals';
import type { TheDatabase } from './store-contract.ts';
import { aLibrary, anInstall, aRequest, aStream, workspaceWithStream } from './store-samples.ts';

/** All of a transaction holds, or none of it. */
export function transactionsContract(database: TheDatabase): void {
  test('[R3] what a transaction wrote is there when it has ended', async () => {
    const { store, another } = database();
    await workspaceWithStream(store);
    expect(
      (
        await another()
          .in('T1')
          .read((db) => db.streams.byId('S1'))
      )?.name,
    ).toBe('Stream S1');
  });

  test('[R3] a body that throws in its middle leaves nothing of all that it wrote', async () => {
    const { store } = database();
    await workspaceWithStream(store);
    const attempt = store.in('T1').transaction(function* (db) {
      yield* db.streams.add(aStream('S2'), aLibrary('S2'));
      yield* db.requests.add(aRequest('R1'));
      yield* db.deliveries.oweCard('R1', 'channel');
      yield* db.settings.change({ adminIds: ['UMALLORY'], mayCreateStreams: 'admins' });
      if ((yield* db.streams.countInUse()) === 2) throw new Error('the body failed');
      yield* db.requests.add(aRequest('R2'));
    });
    await expect(attempt).rejects.toThrow('the body failed');

    await store.in('T1').read(function* (db) {
      expect(yield* db.streams.byId('S2')).toBeUndefined();
      expect(yield* db.requests.byId('R1')).toBeUndefined();
      expect(yield* db.deliveries.latest(10)).toEqual([]);
      expect((yield* db.settings.get()).adminIds).toEqual(['UADMIN']);
    });
    const { request } = await store.in('T1').transaction((db) => db.requests.add(aRequest('R3')));
    expect(request.number).toBe(1);
  });

  test('[R3] a query that the database refuses takes the whole transaction with it', async () => {
    const { store } = database();
    await workspaceWithStream(store);
    const attempt = store.in('T1').transaction(function* (db) {
      yield* db.requests.add(aRequest('R1'));
      yield* db.requests.add(aRequest('R1', { submissionKey: 'another view' }));
    });
    await expect(attempt).rejects.toThrow();
    expect(await store.in('T1').read((db) => db.requests.byId('R1'))).toBeUndefined();
  });

  test('[E1] after a failed transaction the next one works', async () => {
    const { store } = database();
    await workspaceWithStream(store);
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const failing = store.in('T1').transaction(function* (db) {
        yield* db.streams.countInUse();
        throw new Error('again');
      });
      await expect(failing).rejects.toThrow('again');
    }
    expect((await store.in('T1').transaction((db) => db.requests.add(aRequest('R1')))).isNew).toBe(true);
  });

  test('[A1] a transaction of the system goes on within a workspace, all or nothing', async () => {
    const { store } = database();
    const attempt = store.system.transaction(function* (db) {
      yield* db.workspaces.install(anInstall('T1'));
      yield* db.in('T1').streams.add(aStream('S1'), aLibrary('S1'));
      throw new Error('too late');
    });
    await expect(attempt).rejects.toThrow('too late');
    expect(await store.system.read((db) => db.workspaces.byId('T1'))).toBeUndefined();
    expect(await store.in('T1').read((db) => db.streams.byId('S1'))).toBeUndefined();
  });

  test('[E1] migrating again changes nothing', async () => {
    const { store } = database();
    await workspaceWithStream(store);
    await store.migrate();
    expect((await store.in('T1').read((db) => db.streams.byId('S1')))?.id).toBe('S1');
  });
}
