import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { claimSome, namesOf } from './store-claims-world.ts';
import type { TheDatabase } from './store-contract.ts';

const run = promisify(execFile);
const writer = fileURLToPath(new URL('./store-writer.ts', import.meta.url));
const router = fileURLToPath(new URL('./routing-writer.ts', import.meta.url));
const processes = ['a', 'b', 'c'];
const each = 40;

/** Several processes on one database, each with its own store. */
export function processesContract(database: TheDatabase): void {
  test('[E2] processes that write at once are never refused, and share the numbers without gaps', async () => {
    const world = database();
    const outputs = await Promise.all(
      processes.map((name) => run(process.execPath, [writer, world.url, name, String(each)])),
    );
    const numbers = outputs.flatMap(({ stdout }) => stdout.split(' ').map(Number)).toSorted((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: processes.length * each }, (_, n) => n + 1));
    world.clock.now = new Date('2999-01-01');
    const claimed = namesOf(await claimSome(world, { limit: 1000 }));
    const written = processes.flatMap((name) =>
      Array.from({ length: each }, (_, n) => `${name}-${n + 1}/channel`),
    );
    expect(claimed.toSorted()).toEqual(written.toSorted());
  });

  test('[S15, E2] of processes that submit at once, each takes the next turn, and a second click takes none', async () => {
    const world = database();
    const outputs = await Promise.all(
      processes.map((name) => run(process.execPath, [router, world.url, name, '20'])),
    );
    const assigned = outputs.flatMap(({ stdout }) => stdout.split(' '));
    const turns = (userId: string) => assigned.filter((one) => one === userId).length;
    expect(['UALICE', 'UBOB', 'UDAVE'].map(turns)).toEqual([20, 20, 20]);
    const { requests } = await world.store
      .in('T1')
      .read((db) => db.requests.page({ sort: { by: 'number', direction: 'ascending' }, pageSize: 60 }));
    const inOrder = requests.map(({ assigneeId }) => assigneeId);
    expect(inOrder).toEqual(inOrder.map((_, i) => ['UALICE', 'UBOB', 'UDAVE'][i % 3]));
  });
}
