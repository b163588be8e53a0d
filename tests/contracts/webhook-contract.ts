import { createHmac } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import type { ToolHint } from '../../src/integrations/changes.ts';
import {
  type ContractTool,
  type ContractWorld,
  content,
  ensured,
  ordinaryValues,
  serviceClient,
} from './contract-world.ts';
import { startWebhookTarget, type WebhookTarget } from './webhook-target.ts';
import { withWorld } from './with-world.ts';

/** What a tool tells by itself, and what it says when it is asked what has changed. */
export function webhookContract(tool: ContractTool): void {
  describe('changes in the tool', () => {
    const registered = (body: (world: ContractWorld, target: WebhookTarget) => Promise<void>) =>
      withWorld(tool, async (world) => {
        const target = await startWebhookTarget(world);
        try {
          const client = serviceClient(world);
          await target.keep(await client.registerWebhook(world.componentId, target.url, target.keep));
          target.known.isPending = false;
          await body(world, target);
        } finally {
          await target.close();
        }
      });

    test('[I9] a webhook is registered with its handshake, found by its address, and gone once removed', () =>
      registered(async (world, target) => {
        const client = serviceClient(world);
        // One that no answer waits for may come when the webhook is known already.
        const heard = tool.awaitsHandshake === false ? ['handshake', 'hints'] : ['handshake'];
        await until(async () => target.calls.some((each) => heard.includes(each.heard.kind)));
        const { externalId } = target.known;
        const listed = await client.webhooks(world.componentId);
        expect(listed).toEqual([{ externalId, url: target.url }]);
        expect(await client.isWebhookAlive(world.componentId, externalId ?? '')).toBe(true);
        await client.removeWebhook(world.componentId, externalId ?? '');
        await client.removeWebhook(world.componentId, externalId ?? '');
        expect(await client.isWebhookAlive(world.componentId, externalId ?? '')).toBe(false);
        expect(await client.webhooks(world.componentId)).toEqual([]);
      }));

    test('[I9] without a good answer to the handshake there is no webhook, where one is asked for', () =>
      withWorld(tool, async (world) => {
        const client = serviceClient(world);
        const target = await startWebhookTarget(world);
        await target.close();
        const call = client.registerWebhook(world.componentId, target.url, target.keep);
        if (tool.awaitsHandshake === false) await expect(call).resolves.toHaveProperty('secret');
        else await expect(call).rejects.toMatchObject({ kind: 'rejected' });
      }));

    test("[I9] a person's change and deletion arrive as hints; our own changes are marked as ours", () =>
      registered(async (world, target) => {
        const client = serviceClient(world);
        const bindings = await ensured(world);
        const { id } = await client.create(world.componentId, content(world), bindings);
        await client.update(world.componentId, id, content(world, ordinaryValues(world)), bindings);
        const ours = await hintsOf(target, id);
        expect(ours.filter(({ isOurs }) => !isOurs)).toEqual([]);

        world.editSubject(world.componentId, id, 'Changed by hand');
        await until(async () => (await hintsOf(target, id)).some(({ isOurs }) => !isOurs));
        const before = target.calls.length;
        world.deleteTask(world.componentId, id);
        await until(async () => target.calls.length > before);
        const last = target.calls.at(-1)?.heard;
        expect(last).toMatchObject({ kind: 'hints', hints: [{ about: 'task', taskId: id, isOurs: false }] });
      }));

    test('[I9] what is forged, altered, unsigned, not JSON, or a handshake at the wrong time is refused', () =>
      registered(async (world, target) => {
        const client = serviceClient(world);
        const { id } = await client.create(world.componentId, content(world), await ensured(world));
        world.editSubject(world.componentId, id, 'Changed by hand');
        await until(async () => (await hintsOf(target, id)).length > 0);
        const real = target.calls.findLast(({ heard }) => heard.kind === 'hints' && heard.hints.length > 0);
        if (!real) throw new Error('no call with hints');
        const { webhooks } = world.connector();
        const { call } = real;
        const { signatureOf = (digits: string) => digits } = tool;
        const hear = (change: Partial<typeof call>, known = target.known) =>
          webhooks.hear({ ...call, ...change }, known);
        const [name] = Object.keys(call.headers).filter((each) => /signature|hmac/.test(each));
        if (name === undefined) throw new Error('no signature');
        const signed = (body: Buffer) => ({
          body,
          headers: {
            ...call.headers,
            [name]: signatureOf(
              createHmac('sha256', target.known.secret ?? '')
                .update(body)
                .digest('hex'),
            ),
          },
        });

        expect(hear({}).kind).toBe('hints');
        expect(hear({ body: Buffer.concat([call.body, Buffer.from(' ')]) })).toMatchObject({ status: 401 });
        for (const signature of [undefined, '', 'zz', 'ab', '0'.repeat(64), call.headers[name]?.slice(1)]) {
          expect(hear({ headers: { ...call.headers, [name]: signature } })).toMatchObject({ status: 401 });
        }
        expect(hear({}, { ...target.known, secret: null })).toMatchObject({ kind: 'refused' });
        expect(hear(signed(Buffer.from('not JSON')))).toMatchObject({ kind: 'refused', status: 400 });
        expect(hear(signed(Buffer.from('[1, 2]')))).toMatchObject({ kind: 'refused', status: 400 });
        expect(hear({ headers: { 'x-hook-secret': 'mine-from-now-on' } })).toMatchObject({ status: 401 });
        const challenge = { 'smartsheet-hook-challenge': 'say-this' };
        const others = Buffer.from(JSON.stringify({ challenge: 'say-this', webhookId: 1 }));
        expect(hear({ headers: challenge, body: others })).toMatchObject({ status: 401 });
      }));

    test('[I9] asked what has changed, a tool names those tasks, whole; and which ones are there', () =>
      withWorld(tool, async (world) => {
        const client = serviceClient(world);
        const bindings = await ensured(world);
        const { componentId } = world;
        const one = await client.create(componentId, content(world, ordinaryValues(world)), bindings);
        const other = await client.create(componentId, content(world, {}, { key: 'other' }), bindings);
        expect((await client.openTasks(componentId)).toSorted()).toEqual([one.id, other.id].toSorted());
        await delay(1100);
        const since = new Date(Math.floor(Date.now() / 1000) * 1000);
        const before = await client.changedSince(componentId, since, bindings);
        expect(before.tasks).toEqual([]);
        world.editSubject(componentId, one.id, 'Changed by hand');
        const { tasks, until } = await client.changedSince(componentId, before.until, bindings);
        const [changed, ...rest] = tasks;
        expect(until.getTime()).toBeGreaterThanOrEqual(before.until.getTime());
        expect(rest).toEqual([]);
        const { age, ...read } = await client.read(componentId, one.id, bindings);
        expect(changed).toMatchObject({ ...read, subject: 'Changed by hand' });
        expect(age).toBeLessThan(60_000);
        world.deleteTask(componentId, other.id);
        expect(await client.openTasks(componentId)).toEqual([one.id]);
      }));

    test('[I9] of a task only the fields are written that are to be written', () =>
      withWorld(tool, async (world) => {
        const client = serviceClient(world);
        const bindings = await ensured(world);
        const { componentId } = world;
        const { id } = await client.create(componentId, content(world), bindings);
        world.editSubject(componentId, id, 'Changed by hand');
        const next = content(world, ordinaryValues(world), { dueDate: '2026-12-01', complete: true });
        const after = await client.update(componentId, id, next, bindings, new Set(['due_date', 'f-When']));
        expect(after).toMatchObject({ subject: 'Changed by hand', complete: false, dueDate: '2026-12-01' });
        expect(after.values['f-When']).toEqual({ type: 'date', date: '2026-12-24' });
        expect(after.values['f-Details']).toBeNull();
      }));

    test('[I9] a field that people removed is left out of what is read: it was not emptied', () =>
      withWorld(tool, async (world) => {
        const client = serviceClient(world);
        const bindings = await ensured(world);
        const { componentId } = world;
        const made = await client.create(componentId, content(world, ordinaryValues(world)), bindings);
        expect(made.values).toHaveProperty(['f-When']);
        world.deleteField(componentId, 'When');
        const read = await client.read(componentId, made.id, bindings);
        expect(read.values).not.toHaveProperty(['f-When']);
        expect(read.values['f-Details']).not.toBeNull();
      }));
  });
}

async function hintsOf(target: WebhookTarget, taskId: string): Promise<ToolHint[]> {
  return target.calls
    .flatMap(({ heard }) => (heard.kind === 'hints' ? heard.hints : []))
    .filter((hint) => hint.taskId === taskId);
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await delay(10);
}
