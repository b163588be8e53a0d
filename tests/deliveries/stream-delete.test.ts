import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { deleteStream, restoreStream } from '../../src/domain/streams/manage-stream.ts';
import { acme, alice, bob, startWorld, type World } from './support/world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.end());

const own = () => world.store.in(acme);
const left = async () => (await own().read((db) => db.requests.page({ status: 'any' }))).total;
const remove = () => deleteStream(world.context, acme, alice, world.stream.id, world.stream.name);

describe('deleting a Stream', () => {
  test('[S11] of few Requests is done at once', async () => {
    await world.submit('One');
    await remove();
    expect(await own().read((db) => db.streams.byId(world.stream.id))).toBeUndefined();
    expect(await left()).toBe(0);
  });

  test('[S11] of many takes steps: at once nobody submits to it or manages it, in the end nothing of it is left', async () => {
    for (let n = 0; n < 430; n += 1) await world.submit(`Request ${n}`);
    await remove();
    expect(await left()).toBe(230);
    await expect(world.submit('Too late', bob)).rejects.toThrow('is archived');
    const gone = 'is being deleted';
    await expect(remove()).rejects.toThrow(gone);
    await expect(restoreStream(world.context, acme, alice, world.stream.id)).rejects.toThrow(gone);

    await world.worker().idle();
    expect(await left()).toBe(0);
    expect(await own().read((db) => db.streams.byId(world.stream.id))).toBeUndefined();
    const acts = await own().read((db) => db.audit.page({ limit: 10 }));
    expect(acts.filter(({ act }) => act.kind === 'deleted')).toHaveLength(1);
    const owed = await own().read((db) => db.deliveries.latest(100));
    expect(owed.filter(({ state }) => state !== 'done')).toEqual([]);
  }, 60_000);
});
