import { createHmac, randomUUID } from 'node:crypto';
import { type CallbackSender, isReachable } from '../webhooks/sender.ts';
import type { Rules } from './access.ts';
import type { Feed } from './feed.ts';
import { invalid, Refusal } from './refusal.ts';
import { hookOf } from './representation.ts';
import { type GitHubHook, type GitHubRepository, type GitHubState, now, takeId } from './state.ts';

export interface Webhooks {
  /** @throws Refusal 404, 422 */
  create(rules: Rules, repository: GitHubRepository, wish: Record<string, unknown>): GitHubHook;
  remove(hook: GitHubHook): void;
  /** Sends what has happened since the last time. */
  follow(): void;
}

/** Webhooks of repositories: a ping, then one delivery for each event, signed, and never sent a second time. */
export function createWebhooks(
  state: GitHubState,
  sender: CallbackSender,
  feed: Feed,
  { localTargets, save }: { localTargets: boolean; save: () => void },
): Webhooks {
  /** Deliveries of one webhook keep their order. */
  const tails = new Map<number, Promise<void>>();

  async function deliver(hook: GitHubHook, event: string, payload: object): Promise<void> {
    const body = JSON.stringify(payload);
    const sign = (algorithm: 'sha1' | 'sha256') =>
      `${algorithm}=${createHmac(algorithm, hook.secret ?? '')
        .update(body)
        .digest('hex')}`;
    const reply = await sender.send({
      url: hook.url,
      headers: {
        'user-agent': 'GitHub-Hookshot/044aadd',
        'x-github-event': event,
        'x-github-delivery': randomUUID(),
        'x-github-hook-id': String(hook.id),
        ...(hook.secret === null
          ? {}
          : { 'x-hub-signature-256': sign('sha256'), 'x-hub-signature': sign('sha1') }),
      },
      body,
    });
    hook.last = reply
      ? { code: reply.status, status: 'active', message: reply.status < 300 ? 'OK' : 'Invalid HTTP Response' }
      : { code: 502, status: 'timeout', message: 'failed to connect to host' };
    save();
  }

  function queue(hook: GitHubHook, event: string, payload: object): void {
    const isThere = () => state.hooks.includes(hook) && hook.isActive;
    const before = tails.get(hook.id) ?? Promise.resolve();
    // One that is late is overtaken by those after it.
    const sent = before.then(() => {
      const sending = isThere() ? deliver(hook, event, payload) : Promise.resolve();
      return sender.trouble() === 'late' ? undefined : sending;
    });
    tails.set(hook.id, sent);
  }

  return {
    create({ user }, repository, wish) {
      const { events = ['push'], active = true } = wish;
      const config = (wish.config ?? {}) as Record<string, unknown>;
      const url = typeof config.url === 'string' ? config.url : '';
      if (!isReachable(url, localTargets)) {
        throw invalid({
          resource: 'Hook',
          field: 'url',
          code: 'custom',
          message: 'url is not supported because it is not reachable over the public Internet',
        });
      }
      const own = state.hooks.filter((hook) => hook.repository === repository.id);
      if (own.some((hook) => hook.url === url)) {
        throw invalid({
          resource: 'Hook',
          field: 'url',
          code: 'custom',
          message: 'Hook already exists on this repository',
        });
      }
      if (own.length >= 20) throw new Refusal(422, 'The "push" event cannot have more than 20 hooks');
      const hook: GitHubHook = {
        id: takeId(state),
        repository: repository.id,
        user: user.id,
        url,
        secret: typeof config.secret === 'string' ? config.secret : null,
        contentType: typeof config.content_type === 'string' ? config.content_type : 'form',
        events: (events as unknown[]).map(String),
        isActive: active === true,
        createdAt: now(),
        last: { code: null, status: 'unused', message: null },
      };
      state.hooks.push(hook);
      queue(hook, 'ping', { zen: 'Keep it logically awesome.', hook_id: hook.id, hook: hookOf(state, hook) });
      return hook;
    },
    remove(hook) {
      state.hooks = state.hooks.filter((each) => each !== hook);
      tails.delete(hook.id);
    },
    follow() {
      for (const { repository, name, payload } of feed.take()) {
        for (const hook of state.hooks) {
          if (hook.repository === repository && hook.events.includes(name)) queue(hook, name, payload);
        }
      }
    },
  };
}
