import type { Fault } from '../../stand-in-server.ts';
import type { FaultName, FaultState } from '../stage-api.ts';

/** Longer than a form may wait for Slack, shorter than the app waits for a tool. */
const slowMs = 4000;
const retryAfterSeconds = 15;

/** How each is played. A lost answer is that of a POST: what it was to make is made, and can be looked for. */
const faults: Record<FaultName, Fault> = {
  down: { kind: 'status', status: 503 },
  slow: { kind: 'late', ms: slowMs },
  rate_limited: { kind: 'status', status: 429, retryAfter: retryAfterSeconds },
  losing: { kind: 'lose_answer', method: 'POST' },
};

interface Fallible {
  readonly faults: readonly Fault[];
  fail(fault: Fault): void;
  clearFaults(): void;
}

/** Plays this fault and no other one from now on. @param path what it holds for; all without */
export function playFault(server: Fallible, name: 'none' | FaultName, path?: RegExp): void {
  server.clearFaults();
  if (name !== 'none') server.fail({ ...faults[name], ...(path ? { path } : {}) });
}

/** The fault that the next matching request meets. */
export function faultState({ faults: played }: Pick<Fallible, 'faults'>): FaultState {
  const [first] = played;
  if (!first) return 'none';
  for (const [name, { kind, status }] of Object.entries(faults) as [FaultName, Fault][]) {
    if (first.times === undefined && first.kind === kind && first.status === status) return name;
  }
  return 'other';
}
