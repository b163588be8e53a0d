import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Person } from '../../sandbox/slack/driver.ts';
import { enqueueDuePolls } from '../../src/deliveries/enqueue-due-polls.ts';
import { opened } from '../support/people-at-work.ts';
import { type RunningWorld, startIntake } from '../support/running-tools.ts';

let world: RunningWorld;
let alice: Person;
/** Milliseconds that the app's clock is ahead. */
let ahead = 0;

async function begin(options: Parameters<typeof startIntake>[0] = {}): Promise<void> {
  ahead = 0;
  const clock = () => new Date(Date.now() + ahead);
  world = await startIntake({ ...options, overrides: { clock } });
  alice = world.slack.as('alice');
  await world.worker.idle();
}
beforeEach(() => begin(), 60_000);
afterEach(() => world.close());

type Tool = 'asana' | 'smartsheet';
const own = () => world.context.store.in(world.workspaceId);
const connected = async (tool: Tool) => {
  const all = await own().read(function* (db) {
    const integration = yield* db.integrations.ofTool(tool);
    return integration ? yield* db.integrations.connectedToolsOf(integration.id) : [];
  });
  const [first] = all;
  if (!first) throw new Error(`${tool} is not connected`);
  return first;
};
const webhooks = async (tool: Tool) => {
  const { id } = await connected(tool);
  return own().read((db) => db.sync.webhooks(id));
};
const webhook = async (tool: Tool) => {
  const [first] = await webhooks(tool);
  if (!first) throw new Error(`${tool} has no webhook`);
  return first;
};
const secretOf = async (tool: Tool) => {
  const { secret } = await webhook(tool);
  const owner = { workspaceId: world.workspaceId, purpose: 'webhook_secret' } as const;
  return world.context.secrets.open(owner, secret ?? '');
};
const post = async (path: string, body: string | Buffer, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${world.url}/webhooks/${path}`, { method: 'POST', body, headers });
  await answer.arrayBuffer();
  return answer;
};
async function signed(tool: Tool, body: string) {
  const signature = createHmac('sha256', await secretOf(tool))
    .update(body)
    .digest('hex');
  return { [tool === 'asana' ? 'x-hook-signature' : 'smartsheet-hmac-sha256']: signature };
}
const waiting = async () => {
  const latest = await own().read((db) => db.deliveries.latest(50));
  const ofTools = ['tool.task', 'tool.webhook', 'tool.fields'];
  return latest
    .filter(({ state, work }) => state === 'waiting' && ofTools.includes(work.kind))
    .map(({ work }) => work.kind);
};
async function look(): Promise<void> {
  ahead += 61 * 60_000;
  await enqueueDuePolls(world.context);
  await world.worker.idle();
}

describe('connecting a component', () => {
  test('[I9] registers its webhook with the handshake, and keeps the secret sealed; disconnecting removes it', async () => {
    for (const tool of ['asana', 'smartsheet'] as const) {
      expect(await webhook(tool)).toMatchObject({ state: 'active' });
      expect((await webhook(tool)).secret).not.toContain(await secretOf(tool));
    }
    expect(world.asana.state.webhooks).toHaveLength(1);
    expect(world.smartsheet.state.webhooks).toMatchObject([{ enabled: true }]);
    const { id } = await webhook('asana');
    const manage = opened(alice.modal);
    await manage.click('Disconnect Asana');
    await alice.waitFor(() => world.asana.state.webhooks.length === 0, 20_000);
    expect((await post(`asana/${id}`, '{}')).status).toBe(410);
  }, 60_000);

  test('[I9] a process that dies while it registers leaves no second webhook behind', async () => {
    const tool = await connected('asana');
    const before = await webhook('asana');
    await own().transaction(function* (db) {
      yield* db.sync.changeWebhook(before.id, { state: 'pending', externalId: null });
      yield* db.deliveries.oweWebhook(tool);
    });
    await world.worker.idle();
    expect(world.asana.state.webhooks).toHaveLength(1);
    const after = await webhook('asana');
    expect(after.id).not.toBe(before.id);
    expect(world.asana.state.webhooks[0]?.target).toContain(after.id);
  }, 60_000);
});

describe('what anybody can send', () => {
  test.each(['asana', 'smartsheet'] as const)(
    '[I9] %s: forged, unsigned, of nobody, not JSON, too long, a handshake at the wrong time: refused, and nothing is owed',
    async (tool) => {
      const { id } = await webhook(tool);
      const body = JSON.stringify({ events: [], webhookId: 1 });
      const status = async (path: string, content: string | Buffer, headers?: Record<string, string>) =>
        (await post(path, content, headers)).status;

      expect(await status(`${tool}/nobody-knows-this`, body)).toBe(404);
      expect(await status(`nothing/${id}`, body)).toBe(404);
      expect(await status(`${tool === 'asana' ? 'smartsheet' : 'asana'}/${id}`, body)).toBe(404);
      expect(await status(`${tool}/${id}`, body)).toBe(401);
      const forged = { 'x-hook-signature': '00'.repeat(32), 'smartsheet-hmac-sha256': '00'.repeat(32) };
      expect(await status(`${tool}/${id}`, body, forged)).toBe(401);
      expect(await status(`${tool}/${id}`, 'not JSON', await signed(tool, 'not JSON'))).toBe(400);
      expect(await status(`${tool}/${id}`, body, { 'x-hook-secret': 'mine-from-now-on' })).toBe(401);
      const challenge = { 'smartsheet-hook-challenge': 'say this' };
      expect(await status(`${tool}/${id}`, body, challenge)).toBe(401);
      const tooLong = post(`${tool}/${id}`, Buffer.alloc(10 * 1024 * 1024, 'x'));
      const answer = await tooLong.then(
        (one) => one.status,
        () => 'cut off',
      );
      expect([413, 'cut off']).toContain(answer);
      expect(await waiting()).toEqual([]);
      expect(await webhook(tool)).toMatchObject({ id, state: 'active' });
      expect((await fetch(`${world.url}/livez`)).status).toBe(200);
    },
    60_000,
  );

  test('[I9] the same signed call a hundred times owes one reading', async () => {
    const bob = world.slack.as('bob');
    const form = opened((await bob.slash('/request it')).modal);
    await form.fill({ Subject: 'New laptop' });
    await form.submit();
    await bob.channel('it').waitForMessage((message) => message.links().length >= 2, 20_000);
    await world.worker.idle();
    await world.worker.stop();
    const gid = world.asana.state.tasks[0]?.gid;
    const event = { action: 'changed', resource: { gid, resource_type: 'task' }, user: { gid: '1' } };
    const body = JSON.stringify({ events: [event, event, { odd: true }] });
    const headers = await signed('asana', body);
    const { id } = await webhook('asana');
    for (let n = 0; n < 100; n += 1) expect((await post(`asana/${id}`, body, headers)).status).toBe(200);
    expect((await waiting()).filter((kind) => kind === 'tool.task')).toHaveLength(1);
  }, 60_000);
});

describe('a webhook that dies', () => {
  test('[I9] deleted by Asana: the hourly look finds it and registers another one', async () => {
    const before = await webhook('asana');
    world.asana.state.webhooks.length = 0;
    await look();
    const after = await webhook('asana');
    expect(after).toMatchObject({ state: 'active' });
    expect(after.id).not.toBe(before.id);
    expect(world.asana.state.webhooks).toHaveLength(1);
  }, 60_000);

  test('[I9] disabled by Smartsheet: it says so itself, and another one is there at once', async () => {
    const before = await webhook('smartsheet');
    const body = JSON.stringify({
      webhookId: Number(before.externalId),
      newWebhookStatus: 'DISABLED_CALLBACK_FAILED',
    });
    const { id } = before;
    expect((await post(`smartsheet/${id}`, body, await signed('smartsheet', body))).status).toBe(200);
    await world.worker.idle();
    const after = await webhook('smartsheet');
    expect(after).toMatchObject({ state: 'active' });
    expect(after.id).not.toBe(before.id);
  }, 60_000);
});

describe('a server that no tool can reach', () => {
  test('[I9] is not called: the tools are asked every minute instead, and why is kept', async () => {
    await world.close();
    await begin({ environment: { PUBLIC_URL: 'http://127.0.0.1:9' } });
    const { id } = await connected('smartsheet');
    expect(await webhooks('smartsheet')).toEqual([]);
    expect(world.smartsheet.state.webhooks).toEqual([]);
    const watch = () => own().read((db) => db.sync.watch(id));
    expect((await watch()).unheardBecause).toMatch(/could not reach this server/);
    await enqueueDuePolls(world.context);
    await world.worker.idle();
    const pause = (await watch()).nextLookAt.getTime() - world.context.clock().getTime();
    expect(pause).toBeGreaterThan(30_000);
    expect(pause).toBeLessThanOrEqual(60_000);
  }, 60_000);
});
