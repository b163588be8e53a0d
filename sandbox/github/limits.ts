import { Refusal } from './refusal.ts';

export interface LimitOptions {
  /** Requests of one account an hour, beyond which it is refused; GitHub has 5,000. */
  requestsPerHour: number;
  /** Between two changes of one account, in milliseconds; what comes faster meets the secondary limit. */
  pauseMs: number;
}

const hourMs = 3_600_000;

/** GitHub's limits: a quota by the hour, told in every answer, and one for changes that follow too fast. */
export function createLimits({ requestsPerHour, pauseMs }: LimitOptions) {
  const counts = new Map<number, { resetAt: number; used: number }>();
  const changes = new Map<number, number>();

  function headersOf(user: number): Record<string, string> {
    const { resetAt, used } = counts.get(user) ?? { resetAt: Date.now() + hourMs, used: 0 };
    return {
      'x-ratelimit-limit': String(requestsPerHour),
      'x-ratelimit-remaining': String(Math.max(0, requestsPerHour - used)),
      'x-ratelimit-reset': String(Math.ceil(resetAt / 1000)),
      'x-ratelimit-used': String(used),
      'x-ratelimit-resource': 'core',
    };
  }

  return {
    headersOf,
    /** @throws Refusal 403 */
    spend(user: number, isChange: boolean): void {
      const now = Date.now();
      const before = counts.get(user);
      const count = before && before.resetAt > now ? before : { resetAt: now + hourMs, used: 0 };
      count.used += 1;
      counts.set(user, count);
      if (count.used > requestsPerHour) {
        throw new Refusal(403, 'API rate limit exceeded', { headers: headersOf(user) });
      }
      if (!isChange) return;
      const last = changes.get(user) ?? 0;
      changes.set(user, now);
      if (now - last < pauseMs) {
        throw new Refusal(403, 'You have exceeded a secondary rate limit.', {
          headers: { 'retry-after': '60' },
        });
      }
    },
  };
}
