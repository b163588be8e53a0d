import { createHmac, randomUUID } from 'node:crypto';
import { feedReader } from '../webhooks/changes-since.ts';
import { type CallbackReply, type CallbackSender, pause } from '../webhooks/sender.ts';
import type { SheetChange, SmartsheetState, SmartsheetWebhook, WebhookStatus } from './state.ts';

export interface WebhookTiming {
  /** Changes of so many milliseconds travel together. */
  gatherMs: number;
  /** Before the first retry; doubled each time. */
  retryMs: number;
  /** Retries before the webhook is disabled. */
  retries: number;
  /** Callbacks before the app has to answer a challenge again. */
  callbacksPerChallenge: number;
}

export const usualTiming: WebhookTiming = {
  gatherMs: 300,
  retryMs: 1000,
  retries: 14,
  callbacksPerChallenge: 100,
};

export interface SmartsheetWebhooks {
  /** Calls the app with a challenge, as Smartsheet does while the request that enables a webhook waits. */
  enable(webhook: SmartsheetWebhook): Promise<void>;
  disable(webhook: SmartsheetWebhook, status: WebhookStatus): void;
  remove(webhook: SmartsheetWebhook): void;
  /** Sends what has changed since the last time, a moment later. */
  follow(): void;
  close(): void;
}

const disabledBecause: Partial<Record<WebhookStatus, string>> = {
  DISABLED_CALLBACK_FAILED: 'The callback URL did not answer with 200.',
  DISABLED_VERIFICATION_FAILED: 'The callback URL did not answer the challenge.',
  DISABLED_APP_REVOKED: 'The access of the app was revoked.',
  DISABLED_SCOPE_INACCESSIBLE: 'The sheet is gone.',
};
const threeHours = 3 * 3_600_000;
/** After these the pauses grow no more. */
const exponentialRetries = 7;

/** Webhooks as Smartsheet's guide has them: challenges, signatures, retries, and what disables one. */
export function createWebhooks(
  state: SmartsheetState,
  sender: CallbackSender,
  { timing, save }: { timing: WebhookTiming; save: () => void },
): SmartsheetWebhooks {
  const closing = new AbortController();
  const news = feedReader(() => state.changes);
  const queues = new Map<number, SheetChange[]>();
  const busy = new Set<number>();

  function follow(): void {
    const changes = news();
    for (const webhook of state.webhooks.filter(({ enabled }) => enabled)) {
      const own = changes.filter(({ sheetId }) => sheetId === webhook.scopeObjectId);
      if (own.length === 0) continue;
      if (!state.sheets.some(({ id }) => id === webhook.scopeObjectId)) {
        disable(webhook, 'DISABLED_SCOPE_INACCESSIBLE');
        continue;
      }
      queues.set(webhook.id, [...(queues.get(webhook.id) ?? []), ...own]);
      void flush(webhook);
    }
  }

  const isOn = (webhook: SmartsheetWebhook) =>
    webhook.enabled && state.webhooks.includes(webhook) && !closing.signal.aborted;

  async function flush(webhook: SmartsheetWebhook): Promise<void> {
    if (busy.has(webhook.id)) return;
    busy.add(webhook.id);
    try {
      await pause(timing.gatherMs, closing.signal);
      while (isOn(webhook)) {
        const events = queues.get(webhook.id) ?? [];
        if (events.length === 0) return;
        queues.set(webhook.id, []);
        const sending = deliver(webhook, { events: events.map(({ sheetId: _, ...event }) => event) });
        // One that is late is overtaken by those after it.
        if (sender.trouble() === 'late') void sending;
        else await sending;
      }
    } finally {
      busy.delete(webhook.id);
    }
  }

  /** Sends one callback until it is heard, or the webhook is disabled. */
  async function deliver(webhook: SmartsheetWebhook, content: object): Promise<void> {
    if (webhook.callbacks > 0 && webhook.callbacks % timing.callbacksPerChallenge === 0) {
      if (!(await challenge(webhook))) return disable(webhook, 'DISABLED_VERIFICATION_FAILED');
    }
    webhook.callbacks += 1;
    const body = JSON.stringify({ ...envelope(webhook), ...content });
    const signature = createHmac('sha256', webhook.sharedSecret).update(body).digest('hex');
    const headers = { 'smartsheet-hmac-sha256': signature };
    for (let retry = 0; isOn(webhook); retry += 1) {
      const reply = await sender.send({ url: webhook.callbackUrl, headers, body });
      webhook.lastAttempt = { at: new Date().toISOString(), retries: retry };
      if (reply?.status === 200) {
        webhook.lastSuccess = webhook.lastAttempt.at;
        save();
        return;
      }
      if (!isRetried(reply) || retry >= timing.retries) return disable(webhook, 'DISABLED_CALLBACK_FAILED');
      const rest = retry < exponentialRetries ? timing.retryMs * 2 ** retry : threeHours;
      await pause(rest, closing.signal);
    }
  }

  async function challenge(webhook: SmartsheetWebhook): Promise<boolean> {
    const asked = randomUUID();
    const reply = await sender.call({
      url: webhook.callbackUrl,
      headers: { 'smartsheet-hook-challenge': asked },
      body: JSON.stringify({ challenge: asked, webhookId: webhook.id }),
    });
    return (
      reply?.status === 200 && (reply.headers['smartsheet-hook-response'] ?? inBody(reply.text)) === asked
    );
  }

  function disable(webhook: SmartsheetWebhook, status: WebhookStatus): void {
    Object.assign(webhook, { enabled: false, status, disabledDetails: disabledBecause[status] ?? null });
    queues.delete(webhook.id);
    save();
    // Told once, without retries: the app may be what does not answer.
    void sender.send(statusCallback(webhook));
  }

  return {
    async enable(webhook) {
      const isVerified = await challenge(webhook);
      webhook.enabled = isVerified;
      webhook.status = isVerified ? 'ENABLED' : 'DISABLED_VERIFICATION_FAILED';
      webhook.disabledDetails = isVerified ? null : 'The callback URL did not answer the challenge.';
      webhook.callbacks = 0;
      news();
      if (isVerified) void sender.send(statusCallback(webhook));
    },
    disable,
    remove(webhook) {
      state.webhooks = state.webhooks.filter((each) => each !== webhook);
      queues.delete(webhook.id);
    },
    follow,
    close() {
      closing.abort();
      sender.close();
    },
  };
}

/** 4xx but 410, 5xx and no answer are tried again; every other answer than 200 ends it. */
function isRetried(reply: CallbackReply | null): boolean {
  return reply === null || (reply.status >= 400 && reply.status !== 410);
}

function statusCallback(webhook: SmartsheetWebhook) {
  const body = JSON.stringify({ ...envelope(webhook), newWebhookStatus: webhook.status });
  const signature = createHmac('sha256', webhook.sharedSecret).update(body).digest('hex');
  return { url: webhook.callbackUrl, headers: { 'smartsheet-hmac-sha256': signature }, body };
}

function envelope({ id, scope, scopeObjectId }: SmartsheetWebhook) {
  return { nonce: randomUUID(), timestamp: new Date().toISOString(), webhookId: id, scope, scopeObjectId };
}

function inBody(text: string): unknown {
  try {
    return (JSON.parse(text) as { smartsheetHookResponse?: unknown }).smartsheetHookResponse;
  } catch {
    return undefined;
  }
}
