import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { arbitraryValues, awkwardTexts } from './arbitrary-values.ts';
import {
  type ContractTool,
  comparable,
  content,
  ensured,
  keptValues,
  ordinaryValues,
  serviceClient,
} from './contract-world.ts';
import { withWorld } from './with-world.ts';

/** What is written arrives, changes, and can be cleared. */
export function taskContract(tool: ContractTool): void {
  describe('tasks', () => {
    test('[I7][I8] a task holds the whole Request: its own properties and an answer of every type', () =>
      withWorld(tool, async (world) => {
        const client = serviceClient(world);
        const bindings = await ensured(world);
        const task = content(world, ordinaryValues(world), {
          subject: 'A laptop for <Ada> & "Co" 👋',
          complete: true,
          assignee: world.members[1],
          dueDate: '2026-12-01',
          slackUrl: 'https://acme.slack.com/archives/C1/p1?a=1&b=2',
        });
        const made = await client.create(world.componentId, task, bindings);
        expect(made.url).toMatch(/^https:/);
        const read = await client.read(world.componentId, made.id, bindings);
        expect(read).toMatchObject({
          id: made.id,
          url: made.url,
          subject: task.subject,
          complete: true,
          assignee: { email: world.members[1].email },
          dueDate: '2026-12-01',
        });
        expect(comparable(read.values)).toMatchObject(comparable(ordinaryValues(world)));
      }));

    test('[I7][I8] awkward texts come back letter for letter', () =>
      withWorld(tool, async (world) => {
        const client = serviceClient(world);
        const bindings = await ensured(world);
        const { id } = await client.create(world.componentId, content(world), bindings);
        for (const text of awkwardTexts) {
          const values = { 'f-Details': { type: 'text' as const, text } };
          await client.update(world.componentId, id, content(world, values), bindings);
          const read = await client.read(world.componentId, id, bindings);
          expect(read.values['f-Details']).toEqual({ type: 'text', text });
        }
      }));

    test(
      '[I7][I8] whatever is answered is given back, within what the tool can hold',
      () =>
        withWorld(tool, async (world) => {
          const client = serviceClient(world);
          const bindings = await ensured(world);
          await fc.assert(
            fc.asyncProperty(arbitraryValues(world), async (values) => {
              const { id } = await client.create(world.componentId, content(world, values), bindings);
              const read = await client.read(world.componentId, id, bindings);
              expect(comparable(read.values)).toMatchObject(comparable(keptValues(world, values)));
            }),
            { numRuns: 60 },
          );
        }),
      60_000,
    );

    test('[R6] status, assignee, due date and answers change, and each can be cleared', () =>
      withWorld(tool, async (world) => {
        const client = serviceClient(world);
        const bindings = await ensured(world);
        const full = content(world, ordinaryValues(world), {
          complete: true,
          assignee: world.members[0],
          dueDate: '2026-12-01',
        });
        const { id } = await client.create(world.componentId, content(world), bindings);
        await client.update(world.componentId, id, full, bindings);
        const filled = await client.read(world.componentId, id, bindings);
        expect(filled).toMatchObject({
          complete: true,
          assignee: { email: world.members[0].email },
          dueDate: '2026-12-01',
        });
        expect(comparable(filled.values)).toMatchObject(comparable(ordinaryValues(world)));

        await client.update(world.componentId, id, content(world), bindings);
        const cleared = await client.read(world.componentId, id, bindings);
        expect(cleared).toMatchObject({ complete: false, assignee: null, dueDate: null });
        expect(cleared.values).toMatchObject(keptValues(world, {}));
        expect(world.taskIds(world.componentId)).toEqual([id]);
      }));

    test('[I7][I8] an assignee whom the tool does not know does not stop the task', () =>
      withWorld(tool, async (world) => {
        const client = serviceClient(world);
        const bindings = await ensured(world);
        const task = content(world, {}, { assignee: world.outsider, requester: world.outsider });
        const { id } = await client.create(world.componentId, task, bindings);
        expect(await client.read(world.componentId, id, bindings)).toMatchObject({ subject: task.subject });
      }));

    test('[I7][I8] without any fields the task is made all the same', () =>
      withWorld(tool, async (world) => {
        const client = serviceClient(world);
        const wanted = await ensured(world);
        const bindings = wanted.map((b) => ({ ...b, externalId: null, note: 'No fields in this plan.' }));
        const task = content(world, ordinaryValues(world));
        const { id } = await client.create(world.componentId, task, bindings);
        expect(world.taskIds(world.componentId)).toEqual([id]);
      }));

    test('[I9] a task that was deleted is missing', () =>
      withWorld(tool, async (world) => {
        const client = serviceClient(world);
        const bindings = await ensured(world);
        const { id } = await client.create(world.componentId, content(world), bindings);
        world.deleteTask(world.componentId, id);
        const missing = { kind: 'missing' };
        const { componentId } = world;
        await expect(client.update(componentId, id, content(world), bindings)).rejects.toMatchObject(missing);
        await expect(client.read(componentId, id, bindings)).rejects.toMatchObject(missing);
      }));

    test('[I7][I8] the link to Slack is attached once, however often it is asked for', () =>
      withWorld(tool, async (world) => {
        const client = serviceClient(world);
        const bindings = await ensured(world);
        const { id } = await client.create(world.componentId, content(world), bindings);
        const link = {
          url: 'https://acme.slack.com/archives/C1/p1?thread_ts=1.2&cid=C1',
          name: 'Open in Slack',
        };
        await client.attach(world.componentId, id, link);
        await client.attach(world.componentId, id, link);
        world.fail({ kind: 'lose_answer', method: tool.linkMethod ?? 'POST', times: 1 });
        const second = { url: 'https://acme.slack.com/archives/C1/p2', name: 'Open in Slack' };
        await expect(client.attach(world.componentId, id, second)).rejects.toMatchObject({ maybeDone: true });
        await client.attach(world.componentId, id, second);
        expect(world.links(world.componentId, id)).toEqual([link, second]);
      }));
  });
}
