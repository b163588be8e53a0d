import { createHmac, randomBytes } from 'node:crypto';
import type { StandInAnswer } from '../stand-in-server.ts';
import { feedReader } from '../webhooks/changes-since.ts';
import { type CallbackSender, isReachable, pause } from '../webhooks/sender.ts';
import type { Rules } from './access.ts';
import { Refusal } from './refusal.ts';
import { type AsanaChange, type AsanaState, type AsanaWebhook, newGid, type WebhookFilter } from './state.ts';

export interface WebhookTiming {
  /** Changes of so many milliseconds travel together. */
  gatherMs: number;
  /** Before the first retry; doubled each time, an hour at most. */
  retryMs: number;
  /** Between two empty callbacks that only say that the webhook lives (8 hours). */
  heartbeatMs: number;
  /** A webhook that nobody answered for so long is deleted (24 hours). */
  patienceMs: number;
}

const hour = 3_600_000;
export const usualTiming: WebhookTiming = {
  gatherMs: 300,
  retryMs: 1000,
  heartbeatMs: 8 * hour,
  patienceMs: 24 * hour,
};

export interface AsanaWebhooks {
  /** Calls the target before it answers, as Asana does in the middle of the request. @throws Refusal 400, 403 */
  create(rules: Rules, data: Record<string, unknown>): Promise<StandInAnswer & { made: AsanaWebhook }>;
  remove(webhook: AsanaWebhook): void;
  /** Sends what has changed since the last time, a moment later. */
  follow(): void;
  /** Heartbeats, retries and ends that are due by now. */
  sweep(): void;
  close(): void;
}

const sweepEveryMs = 5000;
const mostPerCallback = 1000;

/** Webhooks as Asana's guide has them: handshake, signature, heartbeat, retries, deletion after a day of failures. */
export function createWebhooks(
  state: AsanaState,
  sender: CallbackSender,
  options: { timing: WebhookTiming; localTargets: boolean; save: () => void },
): AsanaWebhooks {
  const { timing, save } = options;
  const closing = new AbortController();
  const news = feedReader(() => state.changes);
  const queues = new Map<string, AsanaChange[]>();
  const busy = new Set<string>();
  const sweeping = setInterval(sweep, sweepEveryMs);
  sweeping.unref();

  function follow(): void {
    const changes = news();
    for (const webhook of state.webhooks.filter(({ active }) => active)) {
      const own = changes.filter((change) => passes(webhook, change));
      if (own.length === 0) continue;
      queues.set(webhook.gid, [...(queues.get(webhook.gid) ?? []), ...own]);
      void flush(webhook, timing.gatherMs);
    }
  }

  async function flush(webhook: AsanaWebhook, after: number): Promise<void> {
    if (busy.has(webhook.gid)) return;
    busy.add(webhook.gid);
    try {
      await pause(after, closing.signal);
      while (isThere(webhook) && (queues.get(webhook.gid) ?? []).length > 0 && !isResting(webhook)) {
        const events = (queues.get(webhook.gid) ?? []).slice(0, mostPerCallback);
        const sending = post(webhook, events);
        // One that is late is overtaken by those after it.
        if (sender.trouble() === 'late') void sending;
        else if (!(await sending)) break;
        queues.set(webhook.gid, (queues.get(webhook.gid) ?? []).slice(events.length));
      }
    } finally {
      busy.delete(webhook.gid);
    }
  }

  const isThere = (webhook: AsanaWebhook) => state.webhooks.includes(webhook) && !closing.signal.aborted;
  const isResting = ({ nextAttemptAfter }: AsanaWebhook) =>
    nextAttemptAfter !== null && Date.parse(nextAttemptAfter) > Date.now();

  /** @returns whether it was heard. */
  async function post(webhook: AsanaWebhook, events: readonly AsanaChange[]): Promise<boolean> {
    const body = JSON.stringify({ events: events.map(({ projects: _, ...event }) => event) });
    const signature = createHmac('sha256', webhook.secret).update(body).digest('hex');
    const reply = await sender.send({
      url: webhook.target,
      headers: { 'x-hook-signature': signature },
      body,
    });
    if (!isThere(webhook)) return false;
    const now = Date.now();
    webhook.lastAttemptAt = new Date(now).toISOString();
    if (reply?.status === 410) {
      remove(webhook);
      return false;
    }
    if (reply?.status === 200 || reply?.status === 204) {
      Object.assign(webhook, {
        lastSuccessAt: new Date(now).toISOString(),
        retries: 0,
        nextAttemptAfter: null,
      });
      save();
      return true;
    }
    const rest = Math.min(hour, timing.retryMs * 2 ** webhook.retries);
    Object.assign(webhook, {
      lastFailureAt: new Date(now).toISOString(),
      lastFailureContent: reply ? `${reply.status} ${reply.text}`.slice(0, 200) : 'No answer',
      retries: webhook.retries + 1,
      nextAttemptAfter: new Date(now + rest).toISOString(),
    });
    save();
    void pause(rest, closing.signal).then(() => flush(webhook, 0));
    return false;
  }

  function sweep(): void {
    const now = Date.now();
    const since = (time: string | null, webhook: AsanaWebhook) => now - Date.parse(time ?? webhook.createdAt);
    for (const webhook of [...state.webhooks]) {
      const fails = webhook.retries > 0;
      if (fails && since(webhook.lastSuccessAt, webhook) >= timing.patienceMs) remove(webhook);
      else if (fails && !isResting(webhook)) void flush(webhook, 0);
      else if (!fails && since(webhook.lastAttemptAt, webhook) >= timing.heartbeatMs) void post(webhook, []);
    }
  }

  function remove(webhook: AsanaWebhook): void {
    state.webhooks = state.webhooks.filter((each) => each !== webhook);
    queues.delete(webhook.gid);
    save();
  }

  return {
    async create(rules, data) {
      const project = rules.project(text(data, 'resource'));
      const target = text(data, 'target');
      if (!isReachable(target, options.localTargets)) throw new Refusal(403, 'target: Forbidden');
      const secret = randomBytes(32).toString('hex');
      const reply = await sender.call({ url: target, headers: { 'x-hook-secret': secret }, body: '{}' });
      const isAnswered = reply?.status === 200 || reply?.status === 204;
      if (!isAnswered || reply.headers['x-hook-secret'] !== secret) {
        throw new Refusal(
          400,
          'The remote server which is intended to receive the webhook responded with an incorrect HTTP status code or secret',
        );
      }
      const now = new Date().toISOString();
      const made: AsanaWebhook = {
        gid: newGid(state),
        resource: project.gid,
        target,
        filters: Array.isArray(data.filters) ? (data.filters as WebhookFilter[]) : [],
        secret,
        active: true,
        user: rules.user.gid,
        createdAt: now,
        lastAttemptAt: null,
        lastSuccessAt: now,
        lastFailureAt: null,
        lastFailureContent: null,
        retries: 0,
        nextAttemptAfter: null,
      };
      news();
      state.webhooks.push(made);
      void post(made, []);
      return { made, status: 201, body: { data: null, 'X-Hook-Secret': secret } };
    },
    remove,
    follow,
    sweep,
    close() {
      clearInterval(sweeping);
      closing.abort();
      sender.close();
    },
  };
}

/** Whether a webhook is told of a change: of its project, and by one of its filters where it has any. */
function passes(
  { resource, filters }: AsanaWebhook,
  { projects, action, resource: what, change }: AsanaChange,
) {
  if (!projects.includes(resource)) return false;
  return (
    filters.length === 0 ||
    filters.some(
      (filter) =>
        (filter.resource_type ?? what.resource_type) === what.resource_type &&
        (filter.resource_subtype ?? what.resource_subtype) === what.resource_subtype &&
        (filter.action ?? action) === action &&
        (filter.fields === undefined || filter.fields.includes(change?.field ?? '')),
    )
  );
}

function text(data: Record<string, unknown>, name: string): string {
  const value = data[name];
  if (typeof value !== 'string' || value === '') throw new Refusal(400, `${name}: Missing input`);
  return value;
}
