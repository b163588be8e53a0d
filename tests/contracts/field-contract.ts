import { describe, expect, test } from '@jest/globals';
import type { CallControl } from '../../src/integrations/connector.ts';
import { ToolError } from '../../src/integrations/errors.ts';
import {
  allFields,
  type ContractTool,
  type ContractWorld,
  ensured,
  field,
  plainFields,
  serviceClient,
} from './contract-world.ts';
import { withWorld } from './with-world.ts';

/** Fields of the form become fields of the component, once. */
export function fieldContract(tool: ContractTool): void {
  describe('fields', () => {
    test('[S9] what describeFields says is what ensureFields then does', () =>
      withWorld(tool, async (world) => {
        const client = serviceClient(world);
        const before = world.fieldNames(world.componentId);
        const plans = await client.describeFields(world.componentId, allFields, []);
        expect(plans.map(({ fieldId }) => fieldId)).toEqual(allFields.map(({ fieldId }) => fieldId));
        expect(plans.filter(({ words }) => words.trim() === '')).toEqual([]);
        expect(writes(world)).toEqual([]);

        const bindings = await client.ensureFields(world.componentId, allFields, []);
        const after = world.fieldNames(world.componentId);
        const said = plans.filter(({ action }) => action === 'make').map(({ name }) => name);
        expect(madeSince(before, after).toSorted()).toEqual(said.toSorted());

        const later = await client.describeFields(world.componentId, allFields, bindings);
        expect(later.filter(({ action }) => action !== 'use' && action !== 'leave')).toEqual([]);
      }));

    test('[I7][I8] a field of every type is made and bound, and its name is not used twice', () =>
      withWorld(tool, async (world) => {
        const bindings = await ensured(world);
        const bound = new Map(bindings.map((binding) => [binding.fieldId, binding]));
        expect(allFields.filter(({ fieldId }) => bound.get(fieldId)?.externalId == null)).toEqual([]);
        const names = world.fieldNames(world.componentId);
        const own = plainFields.filter(({ type }) => !tool.inText?.includes(type));
        for (const { name } of own) expect(names).toContain(name);
        expect(new Set(names).size).toBe(names.length);
      }));

    test('[I10] a second call makes nothing and says the same', () =>
      withWorld(tool, async (world) => {
        const first = await ensured(world);
        const names = world.fieldNames(world.componentId);
        const written = writes(world).length;
        const second = await serviceClient(world).ensureFields(world.componentId, allFields, first);
        expect(second).toEqual(first);
        expect(world.fieldNames(world.componentId)).toEqual(names);
        expect(writes(world)).toHaveLength(written);
      }));

    test.each(['reset', 'lose_answer'] as const)(
      '[I10] after a crash at any request (%s) a new call finishes without making a field twice',
      async (kind) => {
        const clean = await withFaultAt(tool, 0, kind);
        // One of them may make several fields at once.
        expect(clean.requests).toBeGreaterThan(3);
        for (let n = 1; n <= clean.requests; n += 1) {
          const crashed = await withFaultAt(tool, n, kind);
          expect({ n, names: crashed.names }).toEqual({ n, names: clean.names });
        }
      },
      120_000,
    );

    test('[I7][I8] options that are added later are there, and those before keep their ids', () =>
      withWorld(tool, async (world) => {
        const client = serviceClient(world);
        const size = field('Size', 'select', { options: ['Small', 'Large'] });
        const first = await client.ensureFields(world.componentId, [size], []);
        const wider = [{ ...size, options: ['Small', 'Large', 'Huge'] }];
        const second = await client.ensureFields(world.componentId, wider, first);
        expect(second[0]?.options ?? {}).toMatchObject(first[0]?.options ?? {});
        expect(second[0]?.externalId).toBe(first[0]?.externalId);
        const again = await client.ensureFields(world.componentId, wider, second);
        expect(again).toEqual(second);
      }));

    test('[S8] a field that left the form keeps its binding, and takes it back when it returns', () =>
      withWorld(tool, async (world) => {
        const client = serviceClient(world);
        const code = field('Code', 'text');
        const first = await client.ensureFields(world.componentId, [code], []);
        const off = await client.ensureFields(world.componentId, [{ ...code, state: 'off_form' }], first);
        expect(off).toMatchObject([{ externalId: first[0]?.externalId, state: 'off_form' }]);
        const back = await client.ensureFields(world.componentId, [code], off);
        expect(back).toMatchObject([{ externalId: first[0]?.externalId, state: 'on_form' }]);
      }));

    test('[S8] a deleted field is never taken again, not even by a new field of its name', () =>
      withWorld(tool, async (world) => {
        const client = serviceClient(world);
        const old = field('Code', 'text');
        const first = await client.ensureFields(world.componentId, [old], []);
        const deleted = { ...old, state: 'deleted' as const };
        const left = await client.ensureFields(world.componentId, [deleted], first);
        const heir = { ...old, fieldId: 'f-Code-heir' };
        const bindings = await client.ensureFields(world.componentId, [deleted, heir], left);
        const [past, present] = ['f-Code', 'f-Code-heir'].map((id) => bindings.find((b) => b.fieldId === id));
        expect(past).toMatchObject({ externalId: first[0]?.externalId, state: 'deleted' });
        expect(present?.externalId).not.toBeNull();
        expect(present?.externalId).not.toBe(past?.externalId);
      }));

    test('[S9] bindings of fields that nobody asks about are kept as they were', () =>
      withWorld(tool, async (world) => {
        const client = serviceClient(world);
        const first = await client.ensureFields(world.componentId, [field('Code', 'text')], []);
        const both = await client.ensureFields(world.componentId, [field('Place', 'text')], first);
        expect(both).toContainEqual(first[0]);
        expect(both.map(({ fieldId }) => fieldId).toSorted()).toEqual(['f-Code', 'f-Place']);
      }));
  });
}

function writes(world: ContractWorld) {
  return world.exchanges.filter(({ method }) => method !== 'GET');
}

/** Names of the second list that the first lacks, counted: a name made twice stands here twice. */
function madeSince(before: readonly string[], after: readonly string[]): string[] {
  const rest = [...before];
  return after.filter((name) => {
    const at = rest.indexOf(name);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

/**
 * Calls `ensureFields` with a fault at its nth request (0: none), again with what was known before, and a third
 * time with what the second gave, which must write nothing.
 */
async function withFaultAt(tool: ContractTool, nth: number, kind: 'reset' | 'lose_answer') {
  const world = await tool.start();
  try {
    let requests = 0;
    const call: CallControl = {
      async spend() {
        requests += 1;
        if (requests === nth) world.fail({ kind, times: 1 });
      },
    };
    const first = serviceClient(world, call).ensureFields(world.componentId, allFields, []);
    if (nth === 0) await first;
    else await expect(first).rejects.toBeInstanceOf(ToolError);
    const made = requests;

    const bindings = await ensured(world);
    const written = writes(world).length;
    await serviceClient(world).ensureFields(world.componentId, allFields, bindings);
    expect(writes(world)).toHaveLength(written);
    return { requests: made, names: world.fieldNames(world.componentId).toSorted() };
  } finally {
    await world.close();
  }
}
