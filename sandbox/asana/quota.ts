import { Refusal } from './refusal.ts';

const minuteMs = 60_000;

/**
 * Counts the requests of each token over the last minute. Refused ones count too, as in Asana.
 *
 * @param perMinute null: no limit. Asana: 150 for the free plan, 1,500 for paid ones.
 */
export function createQuota(perMinute: number | null): { spend(token: string): void } {
  const sent = new Map<string, number[]>();
  return {
    spend(token) {
      if (perMinute === null) return;
      const now = Date.now();
      const recent = (sent.get(token) ?? []).filter((at) => at > now - minuteMs);
      const oldest = recent.at(-perMinute);
      recent.push(now);
      sent.set(token, recent);
      if (oldest === undefined) return;
      const seconds = Math.max(1, Math.ceil((oldest + minuteMs - now) / 1000));
      throw new Refusal(429, 'You have made too many requests recently. Please, be chill.', {
        'retry-after': String(seconds),
      });
    },
  };
}
