import { expect, test } from '@jest/globals';
import type { Store } from '../../src/db/store.ts';
import type { FieldBinding } from '../../src/integrations/connector.ts';
import type { TheDatabase } from './store-contract.ts';
import { aConnectedTool, anIntegration, aRequest, made, workspaceWithStream } from './store-samples.ts';

const later = new Date(made.getTime() + 60_000);
const binding: FieldBinding = {
  fieldId: 'f1',
  externalId: '99',
  externalType: 'enum',
  name: 'Colour',
  options: { Red: '1', 'Blue, dark': '2' },
  state: 'on_form',
};

/** Integrations, the Streams' connected tools, and the tasks in them. */
export function integrationsContract(database: TheDatabase): void {
  const put = (store: Store, id: string, facts: Parameters<typeof anIntegration>[1] = {}) =>
    store.in('T1').transaction((db) => db.integrations.put(anIntegration(id, facts), `sealed for ${id}`));
  const connected = async (store: Store) => {
    await workspaceWithStream(store);
    await put(store, 'I1');
    await store.in('T1').transaction(function* (db) {
      yield* db.integrations.connect(aConnectedTool('X1'), { userId: 'UADMIN', at: made });
      yield* db.requests.add(aRequest('R1'));
    });
  };

  test('[I1] an Integration is found by id and tool; its credentials are read apart', async () => {
    const { store } = database();
    await workspaceWithStream(store);
    await put(store, 'I1');
    await put(store, 'I2', { tool: 'smartsheet' });
    await store.in('T1').read(function* (db) {
      expect(yield* db.integrations.byId('I1')).toEqual(anIntegration('I1'));
      expect(yield* db.integrations.ofTool('smartsheet')).toEqual(
        anIntegration('I2', { tool: 'smartsheet' }),
      );
      expect((yield* db.integrations.all()).map(({ id }) => id)).toEqual(['I1', 'I2']);
      expect(yield* db.integrations.sealedCredentials('I2')).toBe('sealed for I2');
      expect(yield* db.integrations.byId('I3')).toBeUndefined();
      expect(yield* db.integrations.ofTool('jira')).toBeUndefined();
      expect(yield* db.integrations.sealedCredentials('I3')).toBeUndefined();
    });
  });

  test('[I2] a second account of a tool takes over the Integration that is there', async () => {
    const { store } = database();
    await workspaceWithStream(store);
    await put(store, 'I1', { pausedBecause: 'Access was revoked.' });
    const account = { id: '2', name: 'Other', email: null, reaches: [] };
    const changed = await put(store, 'I2', { account, addedBy: 'UBOB', addedAt: later });
    expect(changed).toEqual(anIntegration('I1', { account }));
    await store.in('T1').read(function* (db) {
      expect(yield* db.integrations.all()).toEqual([changed]);
      expect(yield* db.integrations.sealedCredentials('I1')).toBe('sealed for I2');
    });
  });

  test('[I2] two accounts of one tool that are added at once become one Integration', async () => {
    const { store, another } = database();
    await workspaceWithStream(store);
    const outcomes = await Promise.all([put(store, 'I1'), put(another(), 'I2'), put(another(), 'I3')]);
    expect(new Set(outcomes.map(({ id }) => id)).size).toBe(1);
    expect(await store.in('T1').read((db) => db.integrations.all())).toHaveLength(1);
  });

  test('[I6] a pause is kept with its reason', async () => {
    const { store } = database();
    await workspaceWithStream(store);
    await put(store, 'I1');
    await store
      .in('T1')
      .transaction((db) => db.integrations.pause('I1', 'Asana revoked the access.', 'tool'));
    const paused = await store.in('T1').read((db) => db.integrations.byId('I1'));
    expect(paused?.pausedBecause).toBe('Asana revoked the access.');
  });

  test('[S9] a connected tool keeps its bindings, and is known after it was disconnected', async () => {
    const { store } = database();
    await connected(store);
    await store.in('T1').transaction((db) => db.integrations.bind('X1', [binding], 'fingerprint'));
    const tool = aConnectedTool('X1', { bindings: [binding], boundFor: 'fingerprint' });
    expect(await store.in('T1').read((db) => db.integrations.connectedTools('S1'))).toEqual([tool]);
    await store.in('T1').transaction((db) => db.integrations.disconnect('X1', later));
    await store.in('T1').read(function* (db) {
      expect(yield* db.integrations.connectedTools('S1')).toEqual([]);
      expect(yield* db.integrations.connectedTool('X1')).toEqual({ ...tool, disconnected: true });
      expect(yield* db.integrations.connectedTool('X2')).toBeUndefined();
    });
  });

  test('[I10] a Request has one task per connected tool: the first one that is told', async () => {
    const { store } = database();
    await connected(store);
    const task = { requestId: 'R1', connectedToolId: 'X1', taskId: '1', url: 'https://tool.example.com/1' };
    await store.in('T1').transaction(function* (db) {
      yield* db.integrations.addTask(task, made);
      yield* db.integrations.addTask({ ...task, taskId: '2' }, later);
    });
    const kept = { ...task, linked: false, missingSince: null };
    await store.in('T1').read(function* (db) {
      expect(yield* db.integrations.task('R1', 'X1')).toEqual(kept);
      expect(yield* db.integrations.tasksOf('R1')).toEqual([kept]);
      expect(yield* db.integrations.task('R1', 'X2')).toBeUndefined();
    });
  });

  test('[I8] a task remembers its link, and since when it is missing', async () => {
    const { store } = database();
    await connected(store);
    await store.in('T1').transaction(function* (db) {
      const task = { requestId: 'R1', connectedToolId: 'X1', taskId: '1', url: 'https://tool.example.com/1' };
      yield* db.integrations.addTask(task, made);
      yield* db.integrations.markLinked('R1', 'X1');
      yield* db.integrations.markMissing('R1', 'X1', later);
    });
    const [task] = await store.in('T1').read((db) => db.integrations.tasksOf('R1'));
    expect(task).toMatchObject({ linked: true, missingSince: later });
  });

  test('[I10] what was asked of a tool is kept by second and forgotten in time', async () => {
    const { store } = database();
    await connected(store);
    const spend = (at: Date, requests: number, forgetBefore: Date) =>
      store.in('T1').transaction((db) => db.integrations.putSpending('I1', { at, requests }, forgetBefore));
    const spentAfter = (time: Date) =>
      store.in('T1').transaction((db) => db.integrations.spending('I1', time));
    await spend(made, 1, made);
    await spend(made, 3, made);
    await spend(later, 2, made);
    const before = new Date(made.getTime() - 1);
    expect(await spentAfter(before)).toEqual([
      { at: made, requests: 3 },
      { at: later, requests: 2 },
    ]);
    expect(await spentAfter(made)).toEqual([{ at: later, requests: 2 }]);
    await spend(later, 4, later);
    expect(await spentAfter(before)).toEqual([{ at: later, requests: 4 }]);
  });
}
