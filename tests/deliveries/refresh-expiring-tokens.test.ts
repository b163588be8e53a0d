import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Registry } from 'prom-client';
import { refreshExpiringTokens } from '../../src/deliveries/refresh-expiring-tokens.ts';
import { createEvents } from '../../src/telemetry/events.ts';
import { createLog } from '../../src/telemetry/log.ts';
import {
  hourBeforeTheEnd,
  startTokenWorld,
  type TokenWorld,
  tokenParts,
  workspaceId,
} from '../support/token-world.ts';

let folder: string;
let world: TokenWorld;
let parts: Parameters<typeof refreshExpiringTokens>[0];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'streamly-tokens-'));
  const url = `file:${join(folder, 'streamly.db')}`;
  world = await startTokenWorld(url);
  const log = createLog('silent');
  const own = tokenParts(url, world.tool.url, () => world.clock.now);
  await own.store.close();
  parts = {
    ...own,
    addressOf: null,
    store: world.store,
    log,
    events: createEvents(log, new Registry()),
  };
});

afterEach(async () => {
  await world.end();
  await rm(folder, { recursive: true, force: true });
});

const own = () => world.store.in(workspaceId);
const latest = () => own().read((db) => db.deliveries.latest(100));

describe('tokens of an Integration that is not used', () => {
  test('[I6] are exchanged before they expire, and not before that', async () => {
    await refreshExpiringTokens(parts);
    expect(world.exchanges()).toBe(0);
    world.clock.pass(hourBeforeTheEnd);
    await refreshExpiringTokens(parts);
    await refreshExpiringTokens(parts);
    expect(world.exchanges()).toBe(1);
    expect(await world.works(await world.token())).toBe(true);
  });

  test('[I6] tell that access was taken back: the Integration is paused, the admins are told once', async () => {
    world.clock.pass(hourBeforeTheEnd);
    world.tool.state.tokenPairs = [];
    for (let count = 0; count < 3; count += 1) await refreshExpiringTokens(parts);
    const paused = await own().read((db) => db.integrations.byId('I1'));
    expect(paused).toMatchObject({ pausedBy: 'tool' });
    expect(paused?.pausedBecause).toContain('Smartsheet does not let the service user in any more');
    expect(world.exchanges()).toBe(1);
    expect((await latest()).map(({ work }) => work)).toEqual([
      expect.objectContaining({ kind: 'slack.notice', text: expect.stringContaining('sign in again') }),
    ]);
  });

  test('[I6] are left alone while the Integration is paused, and where the app was removed', async () => {
    world.clock.pass(hourBeforeTheEnd);
    await own().transaction((db) => db.integrations.pause('I1', 'An admin has paused it.', 'admin'));
    await refreshExpiringTokens(parts);
    await own().transaction((db) => db.integrations.resume('I1'));
    await world.store.system.transaction((db) => db.workspaces.stop(workspaceId, world.clock.now));
    await refreshExpiringTokens(parts);
    expect(world.exchanges()).toBe(0);
  });

  test('[I6] are tried again later where the tool is down, and nobody is troubled', async () => {
    world.clock.pass(hourBeforeTheEnd);
    world.tool.fail({ kind: 'status', status: 503, path: /token$/ });
    await refreshExpiringTokens(parts);
    const working = await own().read((db) => db.integrations.byId('I1'));
    expect(working?.pausedBecause).toBeNull();
    expect(await latest()).toEqual([]);
  });
});
