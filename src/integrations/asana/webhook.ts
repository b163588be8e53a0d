import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Heard, KnownWebhook, ToolHint, WebhookCall, WebhookClient } from '../changes.ts';
import { unlessMissing } from '../errors.ts';
import type { AsanaApi } from './client.ts';

/** What we read of an event; others, and what Asana adds, are passed over (webhooks guide). */
const event = z.object({
  user: z.object({ gid: z.string() }).nullish(),
  resource: z.object({ gid: z.string(), resource_type: z.string() }),
  parent: z.object({ gid: z.string(), resource_type: z.string() }).nullish(),
});
const delivery = z.object({ events: z.array(z.unknown()) });

/** Goes back in a header, and to be sealed. */
const secretForm = /^[\x21-\x7e]{8,512}$/;

/** Reads a call of Asana: the handshake of a webhook that is being made, a heartbeat, or events. */
export function hear({ headers, body }: WebhookCall, known: KnownWebhook): Heard {
  const offered = headers['x-hook-secret'];
  if (offered !== undefined) {
    const isWelcome = known.isPending && known.secret === null && secretForm.test(offered);
    if (!isWelcome) return { kind: 'refused', status: 401, why: 'a handshake that nobody waits for' };
    return { kind: 'handshake', headers: { 'X-Hook-Secret': offered }, secret: offered };
  }
  if (known.secret === null || !isSigned(body, headers['x-hook-signature'], known.secret)) {
    return { kind: 'refused', status: 401, why: 'the signature is not that of the webhook' };
  }
  const read = delivery.safeParse(parsed(body));
  if (!read.success) return { kind: 'refused', status: 400, why: 'the body cannot be read' };
  return { kind: 'hints', hints: read.data.events.flatMap((each) => hintOf(each, known.accountId)) };
}

/** What the service user does about webhooks in a project. */
export function webhookClient(api: AsanaApi): WebhookClient {
  return {
    async registerWebhook(projectId, url) {
      const { data, 'X-Hook-Secret': secret } = await api.createWebhook(projectId, url);
      return { externalId: data.gid, secret };
    },
    async webhooks(projectId) {
      const { workspace } = await api.project(projectId);
      const own = await api.webhooks(workspace.gid, projectId);
      return own.map(({ gid, target }) => ({ externalId: gid, url: target }));
    },
    isWebhookAlive: (_projectId, gid) =>
      unlessMissing(
        api.webhook(gid).then(({ active }) => active),
        false,
      ),
    async removeWebhook(_projectId, gid) {
      await unlessMissing(api.deleteWebhook(gid), {});
    },
  };
}

function isSigned(body: Buffer, signature: string | undefined, secret: string): boolean {
  const wanted = createHmac('sha256', secret).update(body).digest();
  const given = Buffer.from(signature ?? '', 'hex');
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function hintOf(each: unknown, accountId: string): ToolHint[] {
  const { data } = event.safeParse(each);
  const isOurs = data?.user?.gid === accountId;
  if (data?.resource.resource_type === 'task') return [{ about: 'task', taskId: data.resource.gid, isOurs }];
  if (data?.resource.resource_type !== 'story') return [];
  const taskId = data.parent?.resource_type === 'task' ? data.parent.gid : null;
  return [{ about: 'comments', taskId, isOurs }];
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
