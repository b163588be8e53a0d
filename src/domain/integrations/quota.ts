import type { Spending } from './integration.ts';

const second = 1000;
/** A second's requests count until the last of them is a minute old. */
const countedFor = 61 * second;

/** The second that a time lies in. */
export function secondOf(time: Date): Date {
  return new Date(Math.floor(time.getTime() / second) * second);
}

/** The begin of the oldest second that still counts. */
export function countedSince(now: Date): Date {
  return new Date(now.getTime() - countedFor);
}

/**
 * When so many requests more may be made, such that no minute ever holds more than the quota: now, or when enough
 * of what was spent is a minute old. Pure.
 *
 * @param spent oldest first.
 */
export function whenFree(spent: readonly Spending[], wanted: number, perMinute: number, now: Date): Date {
  const counted = spent.filter(({ at }) => at > countedSince(now));
  // More than a whole quota at once can only be made in an empty minute.
  let excess =
    counted.reduce((sum, { requests }) => sum + requests, 0) + Math.min(wanted, perMinute) - perMinute;
  if (excess <= 0) return now;
  for (const { at, requests } of counted) {
    excess -= requests;
    if (excess <= 0) return new Date(at.getTime() + countedFor);
  }
  return new Date(now.getTime() + countedFor);
}
