import { expect, test } from '@jest/globals';
import {
  claimOne,
  claimSome,
  leaseTime,
  postpone,
  settleDone,
  settleFailed,
  workspaceWithTools,
} from './store-claims-world.ts';
import type { TheDatabase } from './store-contract.ts';
import type { TestDatabase } from './store-engines.ts';

/** What a claim is worth, and when it is lost. */
export function leasesContract(database: TheDatabase): void {
  test('[I10] what a dead worker had claimed comes back when its lease ends, as maybe done', async () => {
    const world = await oneTaskOwed(database());
    const dead = await claimOne(world);
    world.clock.pass(leaseTime);
    const again = await claimOne(world);
    expect(again).toMatchObject({ seq: dead.seq, attempts: 2, maybeDone: true });
    expect(again.lease).not.toBe(dead.lease);
  });

  test('[I10] a worker that works longer keeps its claim by extending it', async () => {
    const world = await oneTaskOwed(database());
    const claim = await claimOne(world);
    const until = new Date(world.clock.now.getTime() + 2 * leaseTime);
    expect(await world.store.system.transaction((db) => db.claims.extend(claim, until))).toBe(true);
    world.clock.pass(leaseTime);
    expect(await claimSome(world)).toEqual([]);
    expect(await settleDone(world, claim)).toBe(true);
  });

  test('[I10] whoever lost a claim can write nothing in its name', async () => {
    const world = await oneTaskOwed(database());
    const lost = await claimOne(world);
    world.clock.pass(leaseTime);
    await claimOne(world);
    const before = await recordOf(world);
    expect(await settleDone(world, lost)).toBe(false);
    expect(await settleFailed(world, lost)).toBe(false);
    await postpone(world, lost, -1);
    await world.store.system.transaction(function* (db) {
      expect(yield* db.claims.extend(lost, new Date(0))).toBe(false);
      yield* db.claims.release(lost, new Date(0));
    });
    expect(await recordOf(world)).toEqual(before);
    expect(await claimSome(world)).toEqual([]);
  });

  test('[I10] what is settled stays settled, with its outcome', async () => {
    const world = await oneTaskOwed(database());
    const claim = await claimOne(world);
    expect(await settleFailed(world, claim)).toBe(true);
    const failed = { state: 'failed', error: 'The tool refused it.', settledAt: world.clock.now };
    expect(await recordOf(world)).toMatchObject(failed);
    expect(await settleDone(world, claim)).toBe(false);
    expect(await recordOf(world)).toMatchObject(failed);
    expect(await claimSome(world)).toEqual([]);
  });
}

async function oneTaskOwed(world: TestDatabase): Promise<TestDatabase> {
  const { free } = await workspaceWithTools(world.store, 1);
  await world.store.in('T1').transaction((db) => db.deliveries.oweTask('R1', free));
  return world;
}

async function recordOf({ store }: TestDatabase) {
  return (await store.in('T1').read((db) => db.deliveries.latest(1)))[0];
}
