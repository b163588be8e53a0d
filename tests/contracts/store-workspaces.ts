import { expect, test } from '@jest/globals';
import { firstSettings } from '../../src/domain/workspace.ts';
import type { TheDatabase } from './store-contract.ts';
import {
  aConnectedTool,
  anInstall,
  anIntegration,
  aPerson,
  aRequest,
  made,
  workspaceWithStream,
} from './store-samples.ts';

const later = new Date(made.getTime() + 1000);

/** Installs, people, App settings, and events that Slack sends twice. */
export function workspacesContract(database: TheDatabase): void {
  test('[A1] an install is kept with its sealed token, and is new once', async () => {
    const { store } = database();
    const install = anInstall('T1', { scopes: ['chat:write', 'commands'] });
    expect(await store.system.transaction((db) => db.workspaces.install(install))).toEqual({ isNew: true });
    expect(await store.system.transaction((db) => db.workspaces.install(install))).toEqual({ isNew: false });
    expect(await store.system.read((db) => db.workspaces.byId('T1'))).toEqual({
      workspaceId: 'T1',
      name: 'Workspace T1',
      sealedBotToken: 'sealed for T1',
      botUserId: 'UBOT',
      botId: 'BBOT',
      scopes: ['chat:write', 'commands'],
      installedAt: made,
      stoppedAt: null,
    });
  });

  test('[A1] two installs of one workspace at once are one workspace', async () => {
    const { store, another } = database();
    const stores = [store, another(), another()];
    const outcomes = await Promise.all(
      stores.map((one) => one.system.transaction((db) => db.workspaces.install(anInstall('T1')))),
    );
    expect(outcomes.filter(({ isNew }) => isNew)).toHaveLength(1);
  });

  test('[A1] a re-install gives the new token and keeps numbers, settings and data', async () => {
    const { store } = database();
    await workspaceWithStream(store);
    await store.in('T1').transaction(function* (db) {
      yield* db.requests.add(aRequest('R1'));
      yield* db.settings.change({ adminIds: ['UBOB'], mayCreateStreams: 'admins' });
    });
    await store.system.transaction(function* (db) {
      yield* db.workspaces.stop('T1', made);
      yield* db.workspaces.install(anInstall('T1', { sealedBotToken: 'new', installedBy: 'UBOB' }));
    });
    const workspace = await store.system.read((db) => db.workspaces.byId('T1'));
    expect(workspace).toMatchObject({ sealedBotToken: 'new', stoppedAt: null });
    await store.in('T1').transaction(function* (db) {
      expect((yield* db.requests.add(aRequest('R2'))).request.number).toBe(2);
      expect(yield* db.settings.get()).toMatchObject({ adminIds: ['UBOB'], mayCreateStreams: 'admins' });
    });
  });

  test('[A4] the first word of an uninstall counts', async () => {
    const { store } = database();
    await workspaceWithStream(store);
    await store.system.transaction((db) => db.workspaces.stop('T1', made));
    await store.system.transaction((db) => db.workspaces.stop('T1', later));
    expect((await store.system.read((db) => db.workspaces.byId('T1')))?.stoppedAt).toEqual(made);
  });

  test('[A4] removing what was stopped long enough ago takes all its data, and nothing of others', async () => {
    const { store } = database();
    await workspaceWithStream(store, 'T1', 'S1');
    await workspaceWithStream(store, 'T2', 'S2');
    await workspaceWithStream(store, 'T3', 'S3');
    await store.in('T1').transaction(function* (db) {
      yield* db.requests.add(aRequest('R1'));
      yield* db.deliveries.oweCard('R1', 'channel');
      yield* db.people.put(aPerson('UALICE'), made);
      yield* db.integrations.put(anIntegration('I1'), 'sealed');
      yield* db.integrations.connect(aConnectedTool('X1'), { userId: 'UADMIN', at: made });
      const task = { requestId: 'R1', connectedToolId: 'X1', taskId: '1', url: 'https://tool.example.com/1' };
      yield* db.integrations.addTask(task, made);
    });
    await store.system.transaction(function* (db) {
      yield* db.workspaces.stop('T1', made);
      yield* db.workspaces.stop('T2', made);
      yield* db.in('T1').settings.change({ retentionDays: 7 });
      const day = 24 * 60 * 60 * 1000;
      expect(yield* db.workspaces.overdue(new Date(made.getTime() + 7 * day))).toEqual([]);
      expect(yield* db.workspaces.overdue(new Date(made.getTime() + 8 * day))).toEqual(['T1']);
    });
    // A row at a time, so that nothing goes along with what it belongs to: each step has its bound.
    let steps = 0;
    while (await store.system.transaction((db) => db.workspaces.removeSome('T1', 1))) steps += 1;
    expect(steps).toBeGreaterThan(10);
    expect(await store.system.read((db) => db.workspaces.byId('T1'))).toBeUndefined();
    await store.in('T1').read(function* (db) {
      expect(yield* db.streams.byId('S1')).toBeUndefined();
      expect(yield* db.requests.byId('R1')).toBeUndefined();
      expect(yield* db.deliveries.latest(10)).toEqual([]);
      expect(yield* db.people.byId('UALICE')).toBeUndefined();
      expect(yield* db.integrations.all()).toEqual([]);
      expect(yield* db.integrations.connectedTool('X1')).toBeUndefined();
      expect(yield* db.integrations.tasksOf('R1')).toEqual([]);
    });
    expect((await store.in('T2').read((db) => db.streams.byId('S2')))?.id).toBe('S2');
    expect((await store.in('T3').read((db) => db.streams.byId('S3')))?.id).toBe('S3');
  });

  test('[A3, A5] the installer is the first workspace admin; a setting changes and the others stay', async () => {
    const { store } = database();
    await workspaceWithStream(store);
    expect(await store.in('T1').read((db) => db.settings.get())).toEqual(firstSettings('UADMIN'));
    await store.in('T1').transaction((db) => db.settings.change({ mayCreateStreams: 'admins' }));
    await store.in('T1').transaction((db) => db.settings.change({ adminIds: ['UADMIN', 'UBOB'] }));
    expect(await store.in('T1').read((db) => db.settings.get())).toEqual({
      ...firstSettings('UADMIN'),
      adminIds: ['UADMIN', 'UBOB'],
      mayCreateStreams: 'admins',
    });
  });

  test('[A4] a workspace that is installed again while its data is removed keeps the rest', async () => {
    const { store } = database();
    await workspaceWithStream(store);
    await store.system.transaction((db) => db.workspaces.stop('T1', made));
    await store.system.transaction((db) => db.workspaces.install(anInstall('T1')));
    expect(await store.system.transaction((db) => db.workspaces.removeSome('T1', 500))).toBe(false);
    expect((await store.in('T1').read((db) => db.streams.byId('S1')))?.id).toBe('S1');
  });

  test('[R2] an event that Slack sends twice is new once, also at the same moment', async () => {
    const { store, another } = database();
    const stores = [store, another(), another(), another()];
    const outcomes = await Promise.all(
      stores.map((one) => one.system.transaction((db) => db.workspaces.firstTime('Ev1', made))),
    );
    expect(outcomes.filter(Boolean)).toHaveLength(1);
    expect(await store.system.transaction((db) => db.workspaces.firstTime('Ev2', later))).toBe(true);
  });

  test('[R2] events are forgotten by their time', async () => {
    const { store } = database();
    await store.system.transaction(function* (db) {
      yield* db.workspaces.firstTime('Ev1', made);
      yield* db.workspaces.firstTime('Ev2', later);
      expect(yield* db.workspaces.forgetEventsBefore(later, 500)).toBe(1);
      expect(yield* db.workspaces.firstTime('Ev1', later)).toBe(true);
      expect(yield* db.workspaces.firstTime('Ev2', later)).toBe(false);
    });
  });

  test('[A8] people are kept as they were last seen', async () => {
    const { store } = database();
    await workspaceWithStream(store);
    const guest = aPerson('UDAVE', { email: null, timeZone: null, isGuest: true, isStranger: true });
    await store.in('T1').transaction(function* (db) {
      yield* db.people.put(aPerson('UALICE'), made);
      yield* db.people.put(aPerson('UALICE', { name: 'Alice Now', isSlackAdmin: true }), later);
      yield* db.people.put(guest, made);
    });
    await store.in('T1').read(function* (db) {
      const alice = aPerson('UALICE', { name: 'Alice Now', isSlackAdmin: true });
      expect(yield* db.people.byId('UALICE')).toEqual({ ...alice, fetchedAt: later });
      expect(yield* db.people.byId('UNOBODY')).toBeUndefined();
      const found = yield* db.people.byIds(['UALICE', 'UDAVE', 'UNOBODY']);
      expect(found.toSorted((a, b) => a.userId.localeCompare(b.userId))).toEqual([alice, guest]);
      expect(yield* db.people.byIds([])).toEqual([]);
    });
  });
}
