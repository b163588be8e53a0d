import { expect, test } from '@jest/globals';
import type { Claim } from '../../src/db/claims.ts';
import {
  claimOne,
  claimSome,
  leaseTime,
  namesOf,
  postpone,
  settleDone,
  settleFailed,
  workspaceWithTools,
} from './store-claims-world.ts';
import type { TheDatabase } from './store-contract.ts';
import type { TestDatabase } from './store-engines.ts';
import { anInstall } from './store-samples.ts';

/** The workers' side of what is owed. */
export function claimsContract(database: TheDatabase): void {
  const owed = async (requests: number, ...names: string[]): Promise<TestDatabase> => {
    const world = database();
    const { free, serial } = await workspaceWithTools(world.store, requests);
    for (const name of names) {
      const [request = '', what] = name.split('/');
      await world.store.in('T1').transaction(function* (db) {
        if (what === 'channel' || what === 'requester') yield* db.deliveries.oweCard(request, what);
        else yield* db.deliveries.oweTask(request, what === 'X1' ? free : serial);
      });
    }
    return world;
  };

  test('[I10] a claim names the work, and counts the attempt', async () => {
    const world = await owed(1, 'R1/channel');
    const createdAt = world.clock.now;
    world.clock.pass(1000);
    expect(await claimOne(world)).toEqual({
      seq: expect.any(Number),
      workspaceId: 'T1',
      work: { kind: 'slack.card', requestId: 'R1', place: 'channel' },
      target: 'slack',
      lease: expect.stringMatching(/^lease /),
      attempts: 1,
      maybeDone: false,
      lastError: null,
      createdAt,
    });
    expect(await world.store.in('T1').read((db) => db.deliveries.latest(1))).toMatchObject([
      { state: 'waiting', attempts: 1 },
    ]);
  });

  test('[I10] what is claimed is not claimed again while the lease holds', async () => {
    const world = await owed(2, 'R1/channel', 'R2/channel');
    expect(namesOf(await claimSome(world))).toEqual(['R1/channel', 'R2/channel']);
    world.clock.pass(leaseTime - 1);
    expect(await claimSome(world)).toEqual([]);
  });

  test('[I10] what had to wait meanwhile is claimed before what was owed later', async () => {
    const world = await owed(3, 'R1/X1', 'R2/X1', 'R3/X1');
    const [first, second] = await claimSome(world, { limit: 2 });
    if (!first || !second) throw new Error('three were owed');
    await postpone(world, first, 60_000);
    await postpone(world, second, 10_000);
    world.clock.pass(60_000);
    expect(namesOf(await claimSome(world))).toEqual(['R1/X1', 'R2/X1', 'R3/X1']);
  });

  test('[I10] no more is claimed than asked for, what was owed first before others', async () => {
    const world = await owed(3, 'R1/channel', 'R2/channel', 'R3/channel');
    const [first] = await claimSome(world, { limit: 1 });
    if (!first) throw new Error('three were owed');
    await postpone(world, first, 0);
    world.clock.pass(10);
    expect(namesOf(await claimSome(world, { limit: 2 }))).toEqual(['R1/channel', 'R2/channel']);
    expect(namesOf(await claimSome(world, { limit: 2 }))).toEqual(['R3/channel']);
  });

  test('[I10] what is postponed waits for its time', async () => {
    const world = await owed(1, 'R1/channel');
    await postpone(world, await claimOne(world), 5000);
    world.clock.pass(4999);
    expect(await claimSome(world)).toEqual([]);
    world.clock.pass(1);
    expect(await claimOne(world)).toMatchObject({ attempts: 2, maybeDone: true, lastError: 'No answer.' });
  });

  test('[I10] an attempt that only met a limit is not counted', async () => {
    const world = await owed(1, 'R1/channel');
    const claim = await claimOne(world);
    const next = { at: world.clock.now, error: 'Limited.', countsAsAttempt: false, maybeDone: false };
    await world.store.system.transaction((db) => db.claims.postpone(claim, next));
    expect(await claimOne(world)).toMatchObject({ attempts: 1, maybeDone: false });
  });

  test('[E4] what is released is as if it had never been claimed', async () => {
    const world = await owed(1, 'R1/channel');
    const claim = await claimOne(world);
    await world.store.system.transaction((db) => db.claims.release(claim, world.clock.now));
    expect(await claimOne(world)).toMatchObject({ attempts: 1, maybeDone: false, lastError: null });
  });

  test('[I10] deliveries of one lane go one after another, in the order in which they were owed', async () => {
    const world = database();
    const { free } = await workspaceWithTools(world.store, 1);
    await world.store.in('T1').transaction(function* (db) {
      yield* db.deliveries.oweTask('R1', free);
      yield* db.deliveries.oweLink('R1', free);
      yield* db.deliveries.oweCard('R1', 'channel');
    });
    const [task, card] = await claimSome(world);
    if (!task || !card) throw new Error('two lanes were owed');
    expect(namesOf([task, card])).toEqual(['R1/X1', 'R1/channel']);
    expect(await claimSome(world)).toEqual([]);
    await postpone(world, task, 1000);
    expect(await claimSome(world)).toEqual([]);
    world.clock.pass(1000);
    const again = await claimOne(world);
    expect(namesOf([again])).toEqual(['R1/X1']);
    await settleFailed(world, again);
    expect(namesOf([await claimOne(world)])).toEqual(['R1/X1 link']);
  });

  test('[I10] a delivery that is retried does not start beside a later one of its lane', async () => {
    const world = database();
    const { free } = await workspaceWithTools(world.store, 1);
    await world.store.in('T1').transaction((db) => db.deliveries.oweTask('R1', free));
    await settleFailed(world, await claimOne(world));
    await world.store.in('T1').transaction((db) => db.deliveries.oweLink('R1', free));
    const later = await claimOne(world);
    await world.store.in('T1').transaction((db) => db.deliveries.retryOf('R1'));
    expect(await claimSome(world)).toEqual([]);
    await settleDone(world, later);
    expect(namesOf([await claimOne(world)])).toEqual(['R1/X1']);
  });

  test('[I5] what is owed anew replaces what was given up: it is not tried, nor shown, beside it', async () => {
    const world = database();
    const { free } = await workspaceWithTools(world.store, 1);
    const oweTask = () => world.store.in('T1').transaction((db) => db.deliveries.oweTask('R1', free));
    await oweTask();
    await settleFailed(world, await claimOne(world));
    await oweTask();
    const unsettled = await world.store.in('T1').read((db) => db.deliveries.unsettledOf('R1'));
    expect(unsettled.map(({ state, work }) => `${work.kind} ${state}`)).toEqual(['tool.task waiting']);
    expect(await world.store.in('T1').transaction((db) => db.deliveries.retryOf('R1'))).toBe(0);
  });

  test('[I8] of a serial key one delivery is under way at a time, also within one claim', async () => {
    const world = await owed(3, 'R1/X2', 'R2/X2', 'R3/X2', 'R1/X1', 'R2/X1');
    const claims = await claimSome(world);
    expect(namesOf(claims)).toEqual(['R1/X2', 'R1/X1', 'R2/X1']);
    expect(await claimSome(world)).toEqual([]);
    await settleDone(world, claims[0] as Claim);
    expect(namesOf(await claimSome(world))).toEqual(['R2/X2']);
    world.clock.pass(leaseTime);
    expect(namesOf(await claimSome(world)).filter((name) => name.endsWith('X2'))).toHaveLength(1);
  });

  test('[I10] busy targets are passed over', async () => {
    const world = await owed(2, 'R1/X1', 'R1/X2', 'R2/channel');
    expect(namesOf(await claimSome(world, { busyTargets: ['I1', 'slack'] }))).toEqual(['R1/X2']);
    expect(namesOf(await claimSome(world, { busyTargets: ['I2'] }))).toEqual(['R1/X1', 'R2/channel']);
  });

  test('[A4] nothing of a stopped workspace is claimed until it is installed again', async () => {
    const world = await owed(1, 'R1/channel');
    await world.store.system.transaction((db) => db.workspaces.stop('T1', world.clock.now));
    expect(await claimSome(world)).toEqual([]);
    await world.store.system.transaction((db) => db.workspaces.install(anInstall('T1')));
    expect(namesOf(await claimSome(world))).toEqual(['R1/channel']);
  });

  test('[I6] what a paused Integration owes waits, none is lost; the rest goes on', async () => {
    const world = await owed(2, 'R1/X1', 'R1/X2', 'R1/channel');
    await world.store
      .in('T1')
      .transaction((db) => db.integrations.pause('I1', 'Access was revoked.', 'tool'));
    expect(namesOf(await claimSome(world))).toEqual(['R1/X2', 'R1/channel']);
    await world.store.in('T1').transaction(function* (db) {
      const integration = yield* db.integrations.byId('I1');
      if (integration) yield* db.integrations.put({ ...integration, pausedBecause: null }, 'sealed anew');
    });
    expect(namesOf(await claimSome(world))).toEqual(['R1/X1']);
  });

  test('[I10] two workers that claim at once never get the same delivery, and together get all', async () => {
    const names = Array.from({ length: 30 }, (_, n) => `R${n + 1}/channel`);
    const world = await owed(30, ...names);
    const workers = [world, { ...world, store: world.another() }, { ...world, store: world.another() }];
    const claims = await Promise.all(
      Array.from({ length: 24 }, (_, n) => claimSome(workers[n % 3] ?? world, { limit: 2 })),
    );
    expect(namesOf(claims.flat()).toSorted()).toEqual(names.toSorted());
  });

  test('[I10] the next due time is that of the earliest that waits', async () => {
    const world = await owed(2);
    const nextDueAt = () => world.store.system.read((db) => db.claims.nextDueAt());
    expect(await nextDueAt()).toBeNull();
    const owe = (request: string) =>
      world.store.in('T1').transaction((db) => db.deliveries.oweCard(request, 'channel'));
    await owe('R1');
    await postpone(world, await claimOne(world), 5000);
    expect(await nextDueAt()).toEqual(new Date(world.clock.now.getTime() + 5000));
    await owe('R2');
    expect(await nextDueAt()).toEqual(world.clock.now);
  });

  test('[E4] what was carried out long ago is removed; what failed stays until someone decides', async () => {
    const world = await owed(4, 'R1/channel', 'R2/channel', 'R3/channel');
    const [first, second, third] = await claimSome(world);
    if (!first || !second || !third) throw new Error('three were owed');
    await settleDone(world, first);
    await settleFailed(world, second);
    world.clock.pass(1000);
    await settleDone(world, third);
    await world.store.in('T1').transaction((db) => db.deliveries.oweCard('R4', 'channel'));
    expect(await world.store.system.transaction((db) => db.claims.prune(world.clock.now, 500))).toBe(1);
    const left = await world.store.in('T1').read((db) => db.deliveries.latest(10));
    expect(namesOf(left)).toEqual(['R4/channel', 'R3/channel', 'R2/channel']);
  });
}
