import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Heard, KnownWebhook, ToolHint, WebhookCall, WebhookClient } from '../changes.ts';
import { ToolError } from '../errors.ts';
import { changeAgent, type SheetApi } from './client.ts';

const id = z.union([z.number(), z.string()]).transform(String);

/** What we read of an event. The guide of 2024 writes `rowid`; payloads and later files have `rowId`. */
const event = z.object({
  objectType: z.string(),
  id: id.optional(),
  rowId: id.optional(),
  rowid: id.optional(),
  changeAgent: z.string().optional(),
});
const callback = z.object({
  webhookId: id,
  newWebhookStatus: z.string().optional(),
  events: z.array(z.unknown()).default([]),
});
const challengeBody = z.object({ webhookId: id });

/** Goes back in a header. */
const challengeForm = /^[\x21-\x7e]{1,512}$/;

/** Reads a call of Smartsheet: a challenge (when it is enabled and every 100 calls), a change of status, or events. */
export function hear({ headers, body }: WebhookCall, known: KnownWebhook): Heard {
  const challenge = headers['smartsheet-hook-challenge'];
  if (challenge !== undefined) return hearChallenge(challenge, body, known);
  if (known.secret === null || !isSigned(body, headers['smartsheet-hmac-sha256'], known.secret)) {
    return { kind: 'refused', status: 401, why: 'the signature is not that of the webhook' };
  }
  const { data } = callback.safeParse(parsed(body));
  if (!data) return { kind: 'refused', status: 400, why: 'the body cannot be read' };
  if (data.webhookId !== known.externalId) {
    return { kind: 'refused', status: 401, why: 'the body names another webhook' };
  }
  if (data.newWebhookStatus !== undefined && data.newWebhookStatus !== 'ENABLED') return { kind: 'ended' };
  return { kind: 'hints', hints: data.events.flatMap(hintOf) };
}

/** Answering tells nothing that the caller did not say; but only our own webhook is answered for. */
function hearChallenge(challenge: string, body: Buffer, known: KnownWebhook): Heard {
  const { data } = challengeBody.safeParse(parsed(body));
  const isOurs = known.externalId !== null && data?.webhookId === known.externalId;
  if (!isOurs || !challengeForm.test(challenge)) {
    return { kind: 'refused', status: 401, why: 'a challenge for another webhook' };
  }
  return { kind: 'handshake', headers: { 'Smartsheet-Hook-Response': challenge }, secret: null };
}

/** What the service user does about webhooks of a sheet. */
export function webhookClient(api: SheetApi): WebhookClient {
  return {
    async registerWebhook(sheetId, url, onMade) {
      const made = await api.createWebhook(sheetId, url);
      const registered = { externalId: made.id, secret: made.sharedSecret };
      await onMade(registered);
      const { enabled, disabledDetails } = await api.enableWebhook(made.id);
      if (!enabled) {
        await api.deleteWebhook(made.id);
        throw new ToolError(
          'rejected',
          `Smartsheet could not reach this server: ${disabledDetails ?? 'the webhook was not enabled'}`,
        );
      }
      return registered;
    },
    async webhooks(sheetId) {
      const own = await api.listWebhooks();
      return own
        .filter(({ scopeObjectId }) => scopeObjectId === sheetId)
        .map(({ id: externalId, callbackUrl }) => ({ externalId, url: callbackUrl }));
    },
    async isWebhookAlive(_sheetId, webhookId) {
      try {
        return (await api.webhook(webhookId)).enabled;
      } catch (error) {
        if (isMissing(error)) return false;
        throw error;
      }
    },
    async removeWebhook(_sheetId, webhookId) {
      await api.deleteWebhook(webhookId).catch((error: unknown) => {
        if (!isMissing(error)) throw error;
      });
    },
  };
}

function isMissing(error: unknown): boolean {
  return error instanceof ToolError && error.kind === 'missing';
}

function isSigned(body: Buffer, signature: string | undefined, secret: string): boolean {
  const wanted = createHmac('sha256', secret).update(body).digest();
  const given = Buffer.from(signature ?? '', 'hex');
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function hintOf(each: unknown): ToolHint[] {
  const { data } = event.safeParse(each);
  if (!data) return [];
  const isOurs = (data.changeAgent ?? '').split(',').some((agent) => agent.trim() === changeAgent);
  if (data.objectType === 'column') return [{ about: 'fields', taskId: null, isOurs }];
  if (data.objectType === 'comment' || data.objectType === 'discussion') {
    return [{ about: 'comments', taskId: data.rowId ?? data.rowid ?? null, isOurs }];
  }
  const taskId = data.objectType === 'row' ? data.id : (data.rowId ?? data.rowid);
  const isTask = data.objectType === 'row' || data.objectType === 'cell';
  return isTask && taskId !== undefined ? [{ about: 'task', taskId, isOurs }] : [];
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
