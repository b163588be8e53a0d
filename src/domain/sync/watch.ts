/**
 * - `pending`: it is being registered; only then a handshake is answered.
 * - `active`: the tool calls it.
 * - `ended`: the tool said that it calls no more, or we found so; another one is to be registered.
 * - `removed`: of a connection that is gone, or replaced.
 */
export type WebhookState = 'pending' | 'active' | 'ended' | 'removed';

export interface Webhook {
  id: string;
  connectedToolId: string;
  tool: string;
  externalId: string | null;
  /** Encrypted. */
  secret: string | null;
  state: WebhookState;
  createdAt: Date;
  heardAt: Date | null;
}

/** What the last thorough look at a component found. */
export interface LookResult {
  /** ISO 8601. */
  at: string;
  /** Tasks that were changed lately, or are open here. */
  looked: number;
  /** Those of them that did not agree, although nothing was on its way. */
  repaired: number;
}

/** A thorough look asks also whether tasks and fields are still there. */
export function isThorough(last: LookResult | null, now: Date): boolean {
  return last === null || now.getTime() - Date.parse(last.at) >= hour - minute;
}

const minute = 60_000;
const hour = 60 * minute;
/** Part of a quota that looks may use. */
const share = 0.2;
const requestsPerLook = 2;

/**
 * How long after a look the next one follows, in milliseconds: an hour where the tool calls us; else a minute, or
 * more where so many components would use up too much of the quota. Pure.
 */
export function lookEvery(isHeard: boolean, components: number, requestsPerMinute: number): number {
  if (isHeard) return hour;
  const affordable = (components * requestsPerLook) / (requestsPerMinute * share);
  return Math.max(minute, Math.ceil(affordable * minute));
}
