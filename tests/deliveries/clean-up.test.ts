import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { subDays, subHours } from 'date-fns';
import { openStore, type Store } from '../../src/db/store.ts';
import { cleanUp } from '../../src/deliveries/clean-up.ts';
import { createLog } from '../../src/telemetry/log.ts';
import { aLibrary, aStream } from '../contracts/store-samples.ts';

const now = new Date('2026-11-23T12:00:00Z');
let store: Store;
beforeEach(async () => {
  store = openStore({ url: 'file::memory:', clock: () => now });
  await store.migrate();
});
afterEach(() => store.close());

function install(workspaceId: string) {
  return store.system.transaction((db) =>
    db.workspaces.install({
      workspaceId,
      enterpriseId: null,
      name: workspaceId,
      sealedBotToken: 'sealed',
      botUserId: 'U0BOT00001',
      botId: null,
      scopes: [],
      installedBy: null,
      installedAt: subDays(now, 90),
    }),
  );
}

test('[A4] the data of a workspace goes 30 days after it removed the app, unless it installs again', async () => {
  for (const id of ['T0GONE0001', 'T0LEAVING1', 'T0BACK0001', 'T0HERE0001']) await install(id);
  await store.system.transaction(function* (db) {
    yield* db.workspaces.stop('T0GONE0001', subDays(now, 31));
    yield* db.workspaces.stop('T0LEAVING1', subDays(now, 29));
    yield* db.workspaces.stop('T0BACK0001', subDays(now, 31));
  });
  await install('T0BACK0001');

  await cleanUp({ store, clock: () => now, log: createLog('silent') });
  const left = async (id: string) => (await store.system.read((db) => db.workspaces.byId(id))) !== undefined;
  expect(await left('T0GONE0001')).toBe(false);
  expect([await left('T0LEAVING1'), await left('T0BACK0001'), await left('T0HERE0001')]).toEqual([
    true,
    true,
    true,
  ]);
});

test('[S13] a form that nobody went on with for a day is forgotten, others are kept', async () => {
  await install('T0HERE0001');
  const own = store.in('T0HERE0001');
  const draft = { userId: 'UALICE', page: 0, latest: '1.1', answers: { a: 'typed' }, seen: ['a'], files: [] };
  await own.transaction(function* (db) {
    yield* db.drafts.put({ ...draft, id: 'old' }, subDays(now, 2));
    yield* db.drafts.put({ ...draft, id: 'open' }, subHours(now, 23));
  });
  await cleanUp({ store, clock: () => now, log: createLog('silent') });
  const find = (id: string) => own.read((db) => db.drafts.byId(id, 'UALICE'));
  expect(await find('old')).toBeUndefined();
  expect(await find('open')).toEqual({ ...draft, id: 'open' });
  expect(await own.read((db) => db.drafts.byId('open', 'UBOB'))).toBeUndefined();
});

test('[R1] a form that was offered a day ago is forgotten', async () => {
  await install('T0HERE0001');
  const own = store.in('T0HERE0001');
  const offer = { streamId: 'S1', userId: 'UALICE', channelId: 'C1' };
  await own.transaction(function* (db) {
    yield* db.streams.add(aStream('S1'), aLibrary('S1'));
    yield* db.formOffers.renew({ ...offer, id: 'old', ts: '1', offeredAt: subDays(now, 2) }, now);
    yield* db.formOffers.renew({ ...offer, id: 'open', ts: '2', offeredAt: subHours(now, 23) }, now);
  });
  await cleanUp({ store, clock: () => now, log: createLog('silent') });
  const find = (id: string) => own.read((db) => db.formOffers.byId(id));
  expect(await find('old')).toBeUndefined();
  expect(await find('open')).toMatchObject({ id: 'open' });
});
