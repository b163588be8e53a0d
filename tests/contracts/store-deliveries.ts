import { setTimeout } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import type { Store } from '../../src/db/store.ts';
import {
  claimOne,
  claimSome,
  namesOf,
  postpone,
  settleDone,
  settleFailed,
  workspaceWithTools,
} from './store-claims-world.ts';
import type { TheDatabase } from './store-contract.ts';
import type { TestDatabase } from './store-engines.ts';

const oneDay = 24 * 60 * 60 * 1000;

/** What a workspace owes to Slack and its tools. */
export function deliveriesContract(database: TheDatabase): void {
  const oweCard = ({ store }: TestDatabase, requestId = 'R1') =>
    store.in('T1').transaction((db) => db.deliveries.oweCard(requestId, 'channel'));
  const latest = ({ store }: TestDatabase) => store.in('T1').read((db) => db.deliveries.latest(100));

  test('[R3] what is owed waits, due at once, with all that a person may want to know of it', async () => {
    const world = database();
    const { free } = await workspaceWithTools(world.store, 1);
    await world.store.in('T1').transaction(function* (db) {
      yield* db.deliveries.oweCard('R1', 'requester');
      yield* db.deliveries.oweTask('R1', free);
      yield* db.deliveries.oweNotice('UALICE', 'Hello');
      yield* db.deliveries.oweFields(free);
    });
    const records = await latest(world);
    expect(records[0]).toMatchObject({
      requestId: null,
      work: { kind: 'tool.fields', connectedToolId: 'X1' },
    });
    expect(records[1]).toMatchObject({ requestId: null, target: 'slack' });
    expect(records[2]).toEqual({
      seq: expect.any(Number),
      requestId: 'R1',
      work: { kind: 'tool.task', requestId: 'R1', connectedToolId: 'X1' },
      target: 'I1',
      state: 'waiting',
      dueAt: world.clock.now,
      attempts: 0,
      error: null,
      createdAt: world.clock.now,
      settledAt: null,
    });
    expect(namesOf(records)).toEqual(['X1 fields', 'UALICE: Hello', 'R1/X1', 'R1/requester']);
  });

  test('[R7] what waits already covers what is owed now; what is under way does not', async () => {
    const world = database();
    await workspaceWithTools(world.store, 1);
    await oweCard(world);
    await oweCard(world);
    expect(await latest(world)).toHaveLength(1);
    const underWay = await claimOne(world);
    await oweCard(world);
    await oweCard(world);
    expect(await latest(world)).toHaveLength(2);
    await settleDone(world, underWay);
    world.clock.pass(1000);
    await settleDone(world, await claimOne(world));
    await oweCard(world);
    expect(await latest(world)).toHaveLength(3);
  });

  test('[R3] a card is brought up to date a moment after it was, so that what comes quickly is shown at once', async () => {
    const world = database();
    await workspaceWithTools(world.store, 1);
    await oweCard(world);
    const first = await claimOne(world);
    await oweCard(world);
    world.clock.pass(400);
    await settleDone(world, first);
    expect(await claimSome(world)).toEqual([]);
    world.clock.pass(600);
    await settleDone(world, await claimOne(world));
    await oweCard(world);
    await oweCard(world);
    world.clock.pass(999);
    expect(await claimSome(world)).toEqual([]);
    world.clock.pass(1);
    await settleDone(world, await claimOne(world));
    world.clock.pass(1000);
    await oweCard(world);
    expect(namesOf(await claimSome(world))).toEqual(['R1/channel']);
  });

  test('[R7] a thread waits a moment for more to tell in the same reply', async () => {
    const world = database();
    await workspaceWithTools(world.store, 1);
    const oweThread = () => world.store.in('T1').transaction((db) => db.deliveries.oweThread('R1'));
    await oweThread();
    world.clock.pass(1999);
    await oweThread();
    expect(await claimSome(world)).toEqual([]);
    world.clock.pass(1);
    expect(namesOf(await claimSome(world))).toEqual(['R1/thread']);
  });

  test('[I7] a task and its link are two works of one lane: neither covers the other', async () => {
    const world = database();
    const { free } = await workspaceWithTools(world.store, 1);
    await world.store.in('T1').transaction(function* (db) {
      yield* db.deliveries.oweTask('R1', free);
      yield* db.deliveries.oweLink('R1', free);
      yield* db.deliveries.oweTask('R1', free);
    });
    expect(namesOf(await latest(world))).toEqual(['R1/X1 link', 'R1/X1']);
  });

  test('[A3] two different notices to one person at the same moment are both told, in order', async () => {
    const world = database();
    await workspaceWithTools(world.store, 1);
    await world.store.in('T1').transaction(function* (db) {
      yield* db.deliveries.oweNotice('UALICE', 'First');
      yield* db.deliveries.oweNotice('UALICE', 'Second');
      yield* db.deliveries.oweNotice('UBOB', 'First');
    });
    const told: string[] = [];
    for (let claims = await claimSome(world); claims.length > 0; claims = await claimSome(world)) {
      told.push(...namesOf(claims));
      for (const claim of claims) await settleDone(world, claim);
    }
    expect(told.filter((text) => text.startsWith('UALICE'))).toEqual(['UALICE: First', 'UALICE: Second']);
    expect(told).toContain('UBOB: First');
  });

  test('[I10] what is owed anew stands for what was given up, and knows that it may be done', async () => {
    const world = database();
    await workspaceWithTools(world.store, 1);
    await oweCard(world);
    await settleFailed(world, await claimOne(world));
    await oweCard(world);
    expect((await latest(world)).map(({ state }) => state)).toEqual(['waiting', 'done']);
    expect(await claimOne(world)).toMatchObject({ attempts: 1, maybeDone: true });
  });

  test('[I6] a person is told of one trouble once a day', async () => {
    const world = database();
    await workspaceWithTools(world.store, 1);
    const tell = (userId: string, trouble: string) =>
      world.store
        .in('T1')
        .transaction((db) => db.deliveries.oweNoticeOfTrouble(userId, trouble, 'The sheet is gone.'));
    await tell('UALICE', 'X1 missing');
    await settleDone(world, await claimOne(world));
    await tell('UALICE', 'X1 missing');
    expect(await latest(world)).toHaveLength(1);
    await tell('UBOB', 'X1 missing');
    await tell('UALICE', 'X2 missing');
    expect(await latest(world)).toHaveLength(3);
    world.clock.pass(oneDay);
    await tell('UALICE', 'X1 missing');
    expect(await latest(world)).toHaveLength(4);
  });

  test('[I5] what waits and what failed is told per Request, and counted per target', async () => {
    const world = database();
    const { free } = await workspaceWithTools(world.store, 2);
    await world.store.in('T1').transaction(function* (db) {
      for (const request of ['R1', 'R2']) yield* db.deliveries.oweTask(request, free);
      yield* db.deliveries.oweCard('R1', 'channel');
    });
    const [first, second, card] = await claimSome(world);
    if (!first || !second || !card) throw new Error('three were owed');
    await settleFailed(world, first);
    await settleDone(world, second);
    await postpone(world, card, 1000);
    await world.store.in('T1').read(function* (db) {
      const unsettled = yield* db.deliveries.unsettledOf('R1');
      expect(unsettled.map(({ state, error }) => [state, error])).toEqual([
        ['failed', 'The tool refused it.'],
        ['waiting', 'No answer.'],
      ]);
      expect(yield* db.deliveries.unsettledOf('R2')).toEqual([]);
      expect(yield* db.deliveries.counts('I1')).toEqual({ waiting: 0, failed: 1 });
      expect(yield* db.deliveries.counts('slack')).toEqual({ waiting: 1, failed: 0 });
    });
  });

  test('[I5] Retry puts what failed and what waits after an error back to work at once', async () => {
    const world = database();
    const { free, serial } = await workspaceWithTools(world.store, 2);
    await world.store.in('T1').transaction(function* (db) {
      yield* db.deliveries.oweTask('R1', free);
      yield* db.deliveries.oweTask('R1', serial);
      yield* db.deliveries.oweTask('R2', free);
    });
    const [failed, waiting, other] = await claimSome(world);
    if (!failed || !waiting || !other) throw new Error('three were owed');
    await settleFailed(world, failed);
    await postpone(world, waiting, 60_000);
    await settleFailed(world, other);
    expect(await claimSome(world)).toEqual([]);
    expect(await world.store.in('T1').transaction((db) => db.deliveries.retryOf('R1'))).toBe(2);
    const again = await claimSome(world);
    expect(namesOf(again)).toEqual(['R1/X1', 'R1/X2']);
    expect(again[0]).toMatchObject({ attempts: 1, maybeDone: true, lastError: null });
    expect(await world.store.in('T1').transaction((db) => db.deliveries.retryOf('R1'))).toBe(0);
  });

  test('[I5] cards that were given up are put back to work, and nothing else', async () => {
    const world = database();
    const { free } = await workspaceWithTools(world.store, 1);
    await world.store.in('T1').transaction(function* (db) {
      yield* db.deliveries.oweCard('R1', 'channel');
      yield* db.deliveries.oweNotice('UALICE', 'Hello');
      yield* db.deliveries.oweTask('R1', free);
    });
    for (const claim of await claimSome(world)) await settleFailed(world, claim);
    await world.store.in('T1').transaction((db) => db.deliveries.retryCards());
    expect(await claimSome(world)).toMatchObject([
      { work: { kind: 'slack.card', requestId: 'R1' }, attempts: 1, maybeDone: true, lastError: null },
    ]);
  });

  test('[I6] after somebody signed in again, what waits for that tool is tried at once, and only that', async () => {
    const world = database();
    const { free, serial } = await workspaceWithTools(world.store, 2);
    await world.store.in('T1').transaction(function* (db) {
      yield* db.deliveries.oweTask('R1', free);
      yield* db.deliveries.oweTask('R2', serial);
    });
    for (const claim of await claimSome(world)) await postpone(world, claim, 60_000);
    await world.store.in('T1').transaction((db) => db.deliveries.hurry('I1'));
    expect(namesOf(await claimSome(world))).toEqual(['R1/X1']);
  });

  test('[I10] once a tool is in reach again, what failed is tried at once, unless it may be there and cannot be found yet', async () => {
    const world = database();
    const { free } = await workspaceWithTools(world.store, 3);
    const own = world.store.in('T1');
    await own.transaction(function* (db) {
      for (const request of ['R1', 'R2', 'R3']) yield* db.deliveries.oweTask(request, free);
    });
    const [first, second] = await claimSome(world);
    if (!first || !second) throw new Error('Nothing was claimed.');
    const at = new Date(world.clock.now.getTime() + 3_600_000);
    const failed = { at, error: 'No answer.', countsAsAttempt: true };
    await world.store.system.transaction(function* (db) {
      yield* db.claims.postpone(first, { ...failed, maybeDone: false });
      yield* db.claims.postpone(second, { ...failed, maybeDone: true });
    });
    const findableAt = new Date(world.clock.now.getTime() + 5000);
    expect(await own.transaction((db) => db.deliveries.comeBack('I1', findableAt))).toBe(true);
    expect(namesOf(await claimSome(world))).toEqual(['R1/X1']);
    world.clock.pass(5000);
    expect(namesOf(await claimSome(world))).toEqual(['R2/X1']);
    expect(await own.transaction((db) => db.deliveries.comeBack('I1', findableAt))).toBe(false);
  });

  test('[I10] hurry leaves the lease of what is under way alone', async () => {
    const world = database();
    const { free } = await workspaceWithTools(world.store, 1);
    await world.store.in('T1').transaction((db) => db.deliveries.oweTask('R1', free));
    await claimOne(world);
    await world.store.in('T1').transaction((db) => db.deliveries.hurry('I1'));
    expect(await claimSome(world)).toEqual([]);
  });

  test('[R3] a delivery that a transaction owes and takes back is never seen', async () => {
    const world = database();
    await workspaceWithTools(world.store, 1);
    const attempt = world.store.in('T1').transaction(function* (db) {
      yield* db.deliveries.oweCard('R1', 'channel');
      throw new Error('undone');
    });
    await expect(attempt).rejects.toThrow('undone');
    expect(await claimSome(world)).toEqual([]);
  });

  test('[R3] owing wakes every listener of the process', async () => {
    const world = database();
    await workspaceWithTools(world.store, 1);
    const listeners = [listen(world.store), listen(world.store)];
    await oweUntil(world, () => listeners.every(heardTwice));
  });

  test('[E2] on PostgreSQL owing wakes other processes too; on SQLite they look for themselves', async () => {
    const world = database();
    await workspaceWithTools(world.store, 1);
    const here = listen(world.store);
    const there = listen(world.another());
    const heard = () => heardTwice(here) && (world.store.engine === 'sqlite' || heardTwice(there));
    await oweUntil(world, heard);
    expect(there.woken > 0).toBe(world.store.engine === 'postgres');
  });
}

/** A listener may be woken once for having begun to listen. */
const heardTwice = ({ woken }: { woken: number }) => woken > 1;

function listen(store: Store): { woken: number } {
  const listener = { woken: 0 };
  store.onDeliveriesWaiting(() => {
    listener.woken += 1;
  });
  return listener;
}

/** Owes notices until something is heard of it: a listener needs a moment to be connected. */
async function oweUntil({ store }: TestDatabase, heard: () => boolean): Promise<void> {
  for (let count = 1; !heard(); count += 1) {
    await store.in('T1').transaction((db) => db.deliveries.oweNotice('UALICE', `Notice ${count}`));
    await setTimeout(10);
  }
}
