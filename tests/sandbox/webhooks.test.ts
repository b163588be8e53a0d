import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { seedGids } from '../../sandbox/asana/seed.ts';
import { type AsanaOptions, type AsanaStandIn, startAsana } from '../../sandbox/asana/stand-in.ts';
import {
  type SmartsheetStandIn,
  type SmartsheetStandInOptions,
  startSmartsheet,
} from '../../sandbox/smartsheet/index.ts';

interface Call {
  headers: Record<string, string>;
  body: { events?: unknown[]; newWebhookStatus?: string };
}

/** An app that answers handshakes, and everything else with `status`. */
let app: { server: Server; url: string; calls: Call[]; status: number; challenges: boolean };
let asana: AsanaStandIn;
let smartsheet: SmartsheetStandIn;
const endings: (() => Promise<void>)[] = [];

beforeEach(async () => {
  const calls: Call[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    request.on('end', () => {
      const headers = request.headers as Record<string, string>;
      const secret = headers['x-hook-secret'];
      const challenge = headers['smartsheet-hook-challenge'];
      if (secret !== undefined || challenge !== undefined) {
        response.writeHead(app.challenges ? 200 : 500, {
          ...(secret === undefined ? {} : { 'x-hook-secret': secret }),
          ...(challenge === undefined ? {} : { 'smartsheet-hook-response': challenge }),
        });
      } else response.writeHead(app.status);
      calls.push({ headers, body: JSON.parse(text) as Call['body'] });
      response.end();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  app = { server, url, calls, status: 200, challenges: true };
  endings.push(async () => {
    server.closeAllConnections();
    server.close();
  });
});
afterEach(async () => {
  for (const end of endings.splice(0).toReversed()) await end();
});

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await delay(10);
}

const eventCalls = () => app.calls.filter(({ body }) => (body.events ?? []).length > 0);

async function hookedAsana(options: Partial<AsanaOptions> = {}): Promise<string> {
  asana = await startAsana({
    statePath: null,
    localTargets: true,
    ...options,
    webhookTiming: { gatherMs: 5, retryMs: 20, ...options.webhookTiming },
  });
  endings.push(() => asana.close());
  const make = (path: string, data: object) =>
    fetch(`${asana.url}/api/1.0${path}`, {
      method: 'POST',
      headers: { authorization: 'Bearer asana-service-user-token', 'content-type': 'application/json' },
      body: JSON.stringify({ data }),
    });
  const filters = [{ resource_type: 'task', action: 'changed', fields: ['name'] }];
  const answer = await make('/webhooks', { resource: seedGids.itHelp, target: app.url, filters });
  if (answer.status !== 201) throw new Error(await answer.text());
  const task = await make('/tasks', { projects: [seedGids.itHelp], name: 'A task' });
  return ((await task.json()) as { data: { gid: string } }).data.gid;
}

describe("Asana's webhooks", () => {
  test('[E3, I9] send what passes the filters, signed, and nothing else', async () => {
    const gid = await hookedAsana();
    asana.editTask(gid, { completed: true });
    asana.editTask(gid, { name: 'Another name' });
    await until(() => eventCalls().length === 1);
    expect(eventCalls()[0]?.body.events).toMatchObject([
      { action: 'changed', resource: { gid, resource_type: 'task' }, change: { field: 'name' } },
    ]);
    expect(eventCalls()[0]?.headers['x-hook-signature']).toMatch(/^[0-9a-f]{64}$/);
  });

  test('[E3, I9] try again until they are heard, and are deleted after a day of failures', async () => {
    const gid = await hookedAsana();
    app.status = 500;
    asana.editTask(gid, { name: 'Another name' });
    await until(() => (asana.state.webhooks[0]?.retries ?? 0) >= 2);
    app.status = 200;
    await until(() => asana.state.webhooks[0]?.retries === 0);
    app.status = 500;
    asana.editTask(gid, { name: 'A third name' });
    await until(() => (asana.state.webhooks[0]?.retries ?? 0) >= 1);
    const [webhook] = asana.state.webhooks;
    if (webhook) webhook.lastSuccessAt = new Date(Date.now() - 25 * 3_600_000).toISOString();
    asana.sweepWebhooks();
    expect(asana.state.webhooks).toEqual([]);
  });

  test('[E3, I9] say every eight hours that they live, and end when the app is gone for good', async () => {
    const gid = await hookedAsana();
    const [webhook] = asana.state.webhooks;
    await until(() => webhook?.lastAttemptAt !== null);
    const before = app.calls.length;
    if (webhook) webhook.lastAttemptAt = new Date(Date.now() - 9 * 3_600_000).toISOString();
    asana.sweepWebhooks();
    await until(() => app.calls.length > before);
    expect(app.calls.at(-1)?.body).toEqual({ events: [] });
    app.status = 410;
    asana.editTask(gid, { name: 'Another name' });
    await until(() => asana.state.webhooks.length === 0);
  });

  test('[E3] refuse targets that no tool on the internet can reach', async () => {
    await expect(hookedAsana({ localTargets: false })).rejects.toThrow('Forbidden');
  });

  test('[E3, I9] get lost, come twice or come late when they are told to', async () => {
    const gid = await hookedAsana({ lateMs: 50 });
    asana.callbacks.setTrouble('lost');
    asana.editTask(gid, { name: 'Unheard' });
    await delay(100);
    expect(eventCalls()).toEqual([]);
    asana.callbacks.setTrouble('twice');
    asana.editTask(gid, { name: 'Heard twice' });
    await until(() => eventCalls().length === 2);
    asana.callbacks.setTrouble('late');
    asana.editTask(gid, { name: 'Heard late' });
    await until(() => eventCalls().length === 3);
  });
});

async function hookedSmartsheet(options: Partial<SmartsheetStandInOptions> = {}): Promise<string> {
  smartsheet = await startSmartsheet({
    statePath: null,
    localTargets: true,
    ...options,
    webhookTiming: { gatherMs: 5, retryMs: 10, ...options.webhookTiming },
  });
  endings.push(() => smartsheet.close());
  const sheet = smartsheet.sheet('IT help desk');
  const send = async (method: string, path: string, body: object) => {
    const answer = await fetch(`${smartsheet.url}${path}`, {
      method,
      headers: { authorization: 'Bearer smartsheet-service-user-token', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return ((await answer.json()) as { result: { id: number; status: string } }).result;
  };
  const wanted = { name: 'Test', callbackUrl: app.url, scope: 'sheet', scopeObjectId: sheet.id };
  const { id } = await send('POST', '/webhooks', { ...wanted, events: ['*.*'], version: 1 });
  await send('PUT', `/webhooks/${id}`, { enabled: true });
  return String(sheet.id);
}
const addColumn = (sheetId: string, title: string) => smartsheet.byHand.addColumn(sheetId, { title });

describe("Smartsheet's webhooks", () => {
  test('[E3, I9] are challenged when they are enabled and again after so many calls; without an answer they are disabled', async () => {
    const sheetId = await hookedSmartsheet({ webhookTiming: { callbacksPerChallenge: 3 } });
    const challenges = () => app.calls.filter(({ headers }) => headers['smartsheet-hook-challenge']);
    expect(challenges()).toHaveLength(1);
    for (let n = 1; n <= 4; n += 1) {
      addColumn(sheetId, `Column ${n}`);
      await until(() => eventCalls().length === n);
    }
    expect(challenges()).toHaveLength(2);
    app.challenges = false;
    addColumn(sheetId, 'Column 5');
    addColumn(sheetId, 'Column 6');
    await until(() => eventCalls().length === 5);
    addColumn(sheetId, 'Column 7');
    await until(() => eventCalls().length === 6);
    addColumn(sheetId, 'Column 8');
    await until(() => smartsheet.state.webhooks[0]?.enabled === false);
    expect(smartsheet.state.webhooks[0]?.status).toBe('DISABLED_VERIFICATION_FAILED');
  });

  test('[E3, I9] take 200 alone for an answer: another success disables them at once, failures are tried again', async () => {
    const sheetId = await hookedSmartsheet({ webhookTiming: { retries: 5 } });
    app.status = 503;
    addColumn(sheetId, 'One');
    await until(() => eventCalls().length >= 2);
    app.status = 200;
    await until(() => smartsheet.state.webhooks[0]?.lastSuccess !== null);
    expect(smartsheet.state.webhooks[0]?.enabled).toBe(true);
    app.status = 204;
    addColumn(sheetId, 'Two');
    await until(() => smartsheet.state.webhooks[0]?.enabled === false);
    expect(smartsheet.state.webhooks[0]?.status).toBe('DISABLED_CALLBACK_FAILED');
    await until(() => app.calls.some(({ body }) => body.newWebhookStatus === 'DISABLED_CALLBACK_FAILED'));
  });
});
