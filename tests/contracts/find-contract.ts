import { describe, expect, test } from '@jest/globals';
import { type ContractTool, content, ensured, serviceClient } from './contract-world.ts';
import { withWorld } from './with-world.ts';

/** A task carries our key, so that none is made twice. */
export function findContract(tool: ContractTool): void {
  const since = new Date('2020-01-01');

  describe('finding a task by its key', () => {
    test('[I10] what create made is found, with the same id and url', () =>
      withWorld(tool, async (world) => {
        const client = serviceClient(world);
        const bindings = await ensured(world);
        const made = await client.create(world.componentId, content(world, {}, { key: 'req-2' }), bindings);
        await client.create(world.componentId, content(world, {}, { key: 'req-3' }), bindings);
        expect(await client.findByKey(world.componentId, 'req-2', since)).toEqual({
          id: made.id,
          url: made.url,
        });
      }));

    test(
      '[I10] it is still found after it was changed, and among many',
      () =>
        withWorld(tool, async (world) => {
          const client = serviceClient(world);
          const bindings = await ensured(world);
          const first = content(world, {}, { key: 'req-first' });
          const made = await client.create(world.componentId, first, bindings);
          await client.update(world.componentId, made.id, { ...first, subject: 'Changed' }, bindings);
          for (let n = 0; n < 120; n += 1) {
            await client.create(world.componentId, content(world, {}, { key: `req-${n}` }), bindings);
          }
          expect(await client.findByKey(world.componentId, 'req-first', since)).toEqual({
            id: made.id,
            url: made.url,
          });
          expect(await client.findByKey(world.componentId, 'req-119', since)).not.toBeNull();
          expect(await client.findByKey(world.componentId, 'req-120', since)).toBeNull();
        }),
      60_000,
    );

    test('[I10] a task whose answer was lost is found', () =>
      withWorld(tool, async (world) => {
        const client = serviceClient(world);
        const bindings = await ensured(world);
        world.fail({ kind: 'lose_answer', method: 'POST', times: 1 });
        const lost = client.create(world.componentId, content(world, {}, { key: 'req-4' }), bindings);
        await expect(lost).rejects.toMatchObject({ kind: 'unavailable', maybeDone: true });
        const found = await client.findByKey(world.componentId, 'req-4', since);
        expect(world.taskIds(world.componentId)).toEqual([found?.id]);
      }));

    test.each([
      ['a longer key that begins with it', 'req-12'],
      ['a longer key that goes on after a dash', 'req-1-2'],
      ['a longer key that ends with it', 'old-req-1'],
      ['the key in capitals', 'REQ-1'],
    ])('[I10] %s is not it', (_words, key) =>
      withWorld(tool, async (world) => {
        const client = serviceClient(world);
        const bindings = await ensured(world);
        await client.create(world.componentId, content(world, {}, { key }), bindings);
        expect(await client.findByKey(world.componentId, 'req-1', since)).toBeNull();
      }),
    );

    test('[I10] a requester who writes a key into a Request does not make it that task', () =>
      withWorld(tool, async (world) => {
        const client = serviceClient(world);
        const bindings = await ensured(world);
        const text = 'req-1\nStreamly reference: req-1\nreq-1';
        const values = { 'f-Details': { type: 'text' as const, text } };
        await client.create(
          world.componentId,
          content(world, values, { key: 'req-5', subject: 'req-1' }),
          bindings,
        );
        expect(await client.findByKey(world.componentId, 'req-1', since)).toBeNull();
        expect(await client.findByKey(world.componentId, 'req-5', since)).not.toBeNull();
      }));

    test('[I10] a task that was deleted is not found', () =>
      withWorld(tool, async (world) => {
        const client = serviceClient(world);
        const bindings = await ensured(world);
        const { id } = await client.create(world.componentId, content(world, {}, { key: 'req-6' }), bindings);
        world.deleteTask(world.componentId, id);
        expect(await client.findByKey(world.componentId, 'req-6', since)).toBeNull();
      }));
  });
}
