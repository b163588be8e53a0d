import { afterEach, expect, test } from '@jest/globals';
import { type RunningApp, startApp } from '../support/running-app.ts';

const minute = 60_000;

let app: RunningApp;
let now = Date.now();
afterEach(() => app.close());

async function start(environment: Record<string, string> = {}) {
  now = Date.now();
  app = await startApp({ working: false, environment, overrides: { clock: () => new Date(now) } });
  await app.context.store.in(app.workspaceId).transaction((db) => db.deliveries.oweNotice('U1', 'hi'));
}

async function readiness() {
  const response = await fetch(`${app.url}/readyz`);
  return { code: response.status, ...((await response.json()) as { status: string; problems: string[] }) };
}

test('[E4] /readyz tells in JSON that work has been due for long while nothing was delivered', async () => {
  await start();
  expect(await readiness()).toEqual({ code: 200, status: 'ready', problems: [] });
  now += 11 * minute;
  expect(await readiness()).toEqual({
    code: 200,
    status: 'degraded',
    problems: [expect.stringContaining('Nothing has been delivered for 10 minutes')],
  });
  await app.worker.idle();
  expect(await readiness()).toMatchObject({ code: 200, status: 'ready' });
});

test('[E4] a process that does nothing but deliver is not ready then', async () => {
  await start({ MODE: 'worker' });
  now += 11 * minute;
  expect(await readiness()).toMatchObject({ code: 503, status: 'degraded' });
});

test('[E4, A4] what waits for a workspace that has uninstalled the app is no sign of trouble', async () => {
  await start();
  await app.context.store.system.transaction((db) => db.workspaces.stop(app.workspaceId, new Date(now)));
  now += 11 * minute;
  expect(await readiness()).toMatchObject({ code: 200, status: 'ready' });
});
