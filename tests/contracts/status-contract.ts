import { describe, expect, test } from '@jest/globals';
import type { FieldBinding, TaskContent, WantedField } from '../../src/integrations/connector.ts';
import { allFields, type ContractTool, content, serviceClient } from './contract-world.ts';
import { withWorld } from './with-world.ts';

const statuses = ['New', 'Waiting, or so', 'Done'];
/** What a Stream's statuses are to a tool. */
export function statusField(options: readonly string[] = statuses): WantedField {
  return { fieldId: 'status', name: 'Status', type: 'select', role: 'status', options, state: 'on_form' };
}

const withStatuses = (options?: readonly string[]) => [...allFields, statusField(options)];

/** The task with an answer that says its status. */
export function inStatus(task: TaskContent, label: string): TaskContent {
  const value = { type: 'options' as const, labels: [label] };
  return { ...task, answers: [{ fieldId: 'status', name: 'Status', value }, ...task.answers] };
}

/** A Stream's own statuses are told and heard, whatever the tool makes of them. */
export function statusContract(tool: ContractTool): void {
  describe('statuses', () => {
    test('[S19] a task begins in its status, moves with it, and stays where only something else is written', () =>
      withWorld(tool, async (world) => {
        const client = serviceClient(world);
        const { componentId } = world;
        const bindings = await client.ensureFields(componentId, withStatuses(), []);
        const statusOf = async (id: string) => (await client.read(componentId, id, bindings)).values.status;

        const made = await client.create(componentId, inStatus(content(world), 'New'), bindings);
        expect(made.values.status).toEqual({ type: 'options', labels: ['New'] });
        const moved = await client.update(
          componentId,
          made.id,
          inStatus(content(world), 'Waiting, or so'),
          bindings,
        );
        expect(moved.values.status).toEqual({ type: 'options', labels: ['Waiting, or so'] });
        await client.update(
          componentId,
          made.id,
          inStatus(content(world), 'Done'),
          bindings,
          new Set(['due_date']),
        );
        expect(await statusOf(made.id)).toEqual({ type: 'options', labels: ['Waiting, or so'] });
        await client.update(
          componentId,
          made.id,
          inStatus(content(world), 'Done'),
          bindings,
          new Set(['status']),
        );
        expect(await statusOf(made.id)).toEqual({ type: 'options', labels: ['Done'] });
      }));

    test('[S19] making the statuses again makes nothing, also where the first time was not remembered', () =>
      withWorld(tool, async (world) => {
        const client = serviceClient(world);
        const { componentId } = world;
        const first = await client.ensureFields(componentId, withStatuses(), []);
        const writes = () => world.exchanges.filter(({ method }) => method !== 'GET').length;
        const before = writes();
        const again = await client.ensureFields(componentId, withStatuses(), first);
        const forgotten = await client.ensureFields(componentId, withStatuses(), []);
        expect(writes()).toBe(before);
        expect(again).toEqual(first);
        expect(statusIn(forgotten)).toEqual(statusIn(first));
      }));

    test('[S19] a status that is added or renamed is there for the next task; statuses may end altogether', () =>
      withWorld(tool, async (world) => {
        const client = serviceClient(world);
        const { componentId } = world;
        const first = await client.ensureFields(componentId, withStatuses(), []);
        const names = ['New', 'Waiting', 'Done', 'Declined'];
        const next = await client.ensureFields(componentId, withStatuses(names), first);
        const made = await client.create(componentId, inStatus(content(world), 'Declined'), next);
        expect(made.values.status).toEqual({ type: 'options', labels: ['Declined'] });

        const off: WantedField = { ...statusField([]), state: 'off_form' };
        const last = await client.ensureFields(componentId, [...allFields, off], next);
        const plain = await client.update(componentId, made.id, content(world), last);
        expect(plain.id).toBe(made.id);
      }));
  });
}

function statusIn(bindings: readonly FieldBinding[]): FieldBinding | undefined {
  return bindings.find(({ fieldId }) => fieldId === 'status');
}
