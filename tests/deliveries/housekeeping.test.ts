import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { subDays, subHours } from 'date-fns';
import { sqliteColumns } from '../../src/db/columns.ts';
import { defineSchema } from '../../src/db/schema.ts';
import { run } from '../../src/db/steps.ts';
import { openStore, type Store } from '../../src/db/store.ts';
import { keepHouse } from '../../src/deliveries/housekeeping.ts';
import { createLog } from '../../src/telemetry/log.ts';
import { aLibrary, aRequest, aStream } from '../contracts/store-samples.ts';

const schema = defineSchema(sqliteColumns);
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

  const house = keepHouse({ store, clock: () => now, log: createLog('silent') });
  house.stop();
  const left = async (id: string) => (await store.system.read((db) => db.workspaces.byId(id))) !== undefined;
  while (await left('T0GONE0001')) await new Promise((resolve) => setTimeout(resolve, 5));
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
  const house = keepHouse({ store, clock: () => now, log: createLog('silent') });
  const find = (id: string) => own.read((db) => db.drafts.byId(id, 'UALICE'));
  while ((await find('old')) !== undefined) await new Promise((resolve) => setTimeout(resolve, 5));
  house.stop();
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
  const house = keepHouse({ store, clock: () => now, log: createLog('silent') });
  const find = (id: string) => own.read((db) => db.formOffers.byId(id));
  while ((await find('old')) !== undefined) await new Promise((resolve) => setTimeout(resolve, 5));
  house.stop();
  expect(await find('open')).toMatchObject({ id: 'open' });
});

test('[R4] Requests from before there was full text search are found, too', async () => {
  await install('T0HERE0001');
  const own = store.in('T0HERE0001');
  await own.transaction(function* (db) {
    yield* db.streams.add(aStream('S1'), aLibrary('S1'));
    const { request } = yield* db.requests.add(aRequest('R1', { answers: { 'S1-4': 'A broken hinge' } }));
    yield* db.requests.add(aRequest('R2'));
    // As the migration leaves them.
    for (const { id, number } of [request, { id: 'R2', number: 2 }]) {
      yield* db.requests.putFindable({ id, number }, { words: [], values: [] });
    }
  });
  await store.system.transaction(function* (db) {
    yield* run((raw) => raw.update(schema.requestWords).set({ words: '' }));
    expect(yield* db.workspaces.requestsToRead(10)).toHaveLength(2);
  });

  const house = keepHouse({ store, clock: () => now, log: createLog('silent') });
  const unread = () => store.system.read((db) => db.workspaces.requestsToRead(10));
  while ((await unread()).length > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  house.stop();
  const found = await own.read((db) => db.requests.page({ text: 'hinge brok' }));
  expect(found.requests.map(({ id }) => id)).toEqual(['R1']);
});
