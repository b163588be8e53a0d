import type { Failure } from './failure.ts';

/** What becomes of a delivery whose attempt failed. `reason` is in words for people. */
export type Decision =
  | { do: 'retry'; at: Date; countsAsAttempt: boolean; maybeDone: boolean; reason: string }
  | { do: 'wait_for_sign_in'; maybeDone: boolean; reason: string }
  | { do: 'stop_workspace'; reason: string }
  | { do: 'give_up'; reason: string };

export interface Circumstances {
  now: Date;
  /** Attempts so far, this one included. */
  attempt: number;
  /** From 0 up to 1. */
  random: number;
  /** An earlier attempt may have acted. */
  maybeDone: boolean;
  /** How long after an unknown outcome our task may still not be found (see `ConnectorQuota`). */
  findableAfterMs: number;
}

interface Patience {
  /** Milliseconds that the first pause may last; each further one may last twice as long. */
  firstPause: number;
  longestPause: number;
  mostAttempts: number;
}

/** Kinds that time may heal. At 300 s on average, 580 attempts take about two days. */
const patience: Partial<Record<Failure['kind'], Patience>> = {
  unavailable: { firstPause: 1000, longestPause: 600_000, mostAttempts: 580 },
  conflict: { firstPause: 250, longestPause: 5000, mostAttempts: 1000 },
  bug: { firstPause: 1000, longestPause: 60_000, mostAttempts: 5 },
};

/** Where neither the tool nor our quota says how long: a minute is the window of most quotas. */
const unsaidPause = 60_000;
const shortestPause = 1000;

/**
 * Decides what becomes of a delivery after a failure. Pure.
 *
 * Pauses grow exponentially, with full jitter; a pause that was asked for is kept and costs no attempt; after an
 * unknown outcome nothing is tried before what was made could be found.
 */
export function decide(failure: Failure, circumstances: Circumstances): Decision {
  const { now, attempt, random } = circumstances;
  const { kind, reason } = failure;
  const maybeDone = failure.maybeDone || circumstances.maybeDone;
  const retry = (pause: number, countsAsAttempt: boolean): Decision => {
    const unknown = failure.maybeDone ? circumstances.findableAfterMs : 0;
    const at = new Date(now.getTime() + Math.max(pause, unknown));
    return { do: 'retry', at, countsAsAttempt, maybeDone, reason };
  };

  if (kind === 'uninstalled') return { do: 'stop_workspace', reason };
  if (kind === 'unauthorized') return { do: 'wait_for_sign_in', maybeDone, reason };
  if (kind === 'rate_limited') {
    const asked = failure.retryAt ? failure.retryAt.getTime() - now.getTime() : unsaidPause;
    return retry(Math.max(asked, shortestPause), false);
  }
  const patient = patience[kind];
  if (!patient || attempt >= patient.mostAttempts) return { do: 'give_up', reason };
  const ceiling = Math.min(patient.longestPause, patient.firstPause * 2 ** (attempt - 1));
  return retry(Math.round(random * ceiling), true);
}
