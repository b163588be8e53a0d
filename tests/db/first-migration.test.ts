import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, expect, test } from '@jest/globals';
import { openStore } from '../../src/db/store.ts';
import { storeEngines } from '../contracts/store-engines.ts';
import { findPostgres } from '../support/postgres.ts';

const run = promisify(execFile);
const writer = fileURLToPath(new URL('../contracts/store-writer.ts', import.meta.url));
const postgres = await findPostgres();
const [sqlite] = await storeEngines();
const empty = {
  ...(sqlite && { SQLite: () => sqlite.database() }),
  ...(postgres && { PostgreSQL: () => postgres.freshDatabase() }),
};
afterAll(() => postgres?.stop());

for (const [name, database] of Object.entries(empty)) {
  test(`[E2] processes that start together on an empty ${name} migrate it once`, async () => {
    for (let round = 0; round < 3; round += 1) {
      const { url, drop } = await database();
      const names = ['a', 'b', 'c', 'd'];
      const outputs = await Promise.all(names.map((one) => run(process.execPath, [writer, url, one, '1'])));
      expect(outputs.map(({ stdout }) => Number(stdout)).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4]);
      await drop();
    }
  });

  test(`[E2] two stores of one process migrate an empty ${name} once`, async () => {
    const { url, drop } = await database();
    const stores = [openStore({ url }), openStore({ url })];
    await Promise.all(stores.map((store) => store.migrate()));
    for (const store of stores) {
      expect(await store.system.read((db) => db.workspaces.byId('T1'))).toBeUndefined();
      await store.close();
    }
    await drop();
  });
}
