import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { completeRequest, reopenRequest } from '../../src/domain/requests/card-acts.ts';
import { acme, bob, startWorld, type World } from './support/world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.end());

test('[I10] changes that come while a task is written end in one task and in the last state', async () => {
  const { tool } = await world.connect('one');
  const worker = world.worker();
  await worker.idle();
  worker.start();
  tool.fail({ kind: 'late', ms: 20 });
  const request = await world.submit();
  for (let change = 0; change < 9; change += 1) {
    const set = change % 2 === 0 ? completeRequest : reopenRequest;
    await set(world.context, acme, bob, request.id);
    if (change % 3 === 0) await worker.idle();
  }
  world.clock.pass(5000);
  await worker.idle();

  expect(tool.tasks).toHaveLength(1);
  expect(tool.tasks[0]?.content.complete).toBe(true);
  expect(await world.unsettled(request.id)).toEqual([]);
  const writes = tool.exchanges.filter(({ method, path }) => method !== 'GET' && path.startsWith('/tasks'));
  expect(writes.map(({ method }) => method).filter((method) => method === 'POST')).toHaveLength(1);
  expect(writes.at(-1)?.body).toMatchObject({ content: { complete: true } });
});
