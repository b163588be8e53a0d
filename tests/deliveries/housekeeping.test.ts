import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { subDays } from 'date-fns';
import { openStore, type Store } from '../../src/db/store.ts';
import { keepHouse } from '../../src/deliveries/housekeeping.ts';
import { createLog } from '../../src/telemetry/log.ts';

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
