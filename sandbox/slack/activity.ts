import { setTimeout as delay } from 'node:timers/promises';

/**
 * Watches what the app does, so that whoever acted can wait until it has done what it does about it: a call
 * that changes something (the sign), then a short quiet in which no call is running.
 */
export interface Activity {
  /** A call of the app began; the function that is returned says that it ended. */
  begin(): () => void;
  /** The app changed what this person (see `actorKey`) sees, or, without one, what everybody may see. */
  sign(who?: string): void;
  /** From now on the app tells when it is at rest. */
  askWhenAtRest(ask: AtRest): void;
  /** Takes only signs that this person can see for signs. */
  watch(who: string): Watch;
}

export interface Watch {
  /**
   * Resolves once a sign came and `quietMs` have passed since then and since now without a call, or when `patienceMs` have passed
   * without anything at all. With `expectSign` false, quiet is enough. An app that tells when it is at rest is not
   * given the quiet time.
   */
  settled(expectSign: boolean): Promise<void>;
}

const lookAgainMs = 5;

/** What an app in the same process tells of itself, with whether a sign may come after that nevertheless. */
export interface AtRest {
  /** Resolves when nobody who acted waits for an answer any longer. */
  answered(): Promise<void>;
  /** The same for all that follows from it. */
  done(): Promise<{ signsMayFollow: boolean }>;
}

export function createActivity(quietMs: number, patienceMs: number): Activity {
  let atRest: AtRest | null = null;
  let running = 0;
  let lastAt = 0;
  let publicSigns = 0;
  const ownSigns = new Map<string, number>();
  const signsFor = (who: string) => publicSigns + (ownSigns.get(who) ?? 0);

  return {
    begin() {
      running += 1;
      lastAt = performance.now();
      return () => {
        running -= 1;
        lastAt = performance.now();
      };
    },
    sign(who) {
      if (who === undefined) publicSigns += 1;
      else ownSigns.set(who, (ownSigns.get(who) ?? 0) + 1);
      lastAt = performance.now();
    },
    askWhenAtRest(ask) {
      atRest = ask;
    },
    watch(who) {
      const signsBefore = signsFor(who);
      return {
        async settled(expectSign) {
          const since = performance.now();
          let isAnswered = atRest === null;
          let rests = false;
          let isSignAwaited = expectSign;
          void atRest?.answered().then(() => {
            isAnswered = true;
          });
          void atRest?.done().then(({ signsMayFollow }) => {
            rests = true;
            isSignAwaited &&= signsMayFollow;
          });
          for (;;) {
            const idle = performance.now() - Math.max(lastAt, since);
            const sign = !isSignAwaited || signsFor(who) > signsBefore;
            if (sign && isAnswered && running === 0 && (rests || idle >= quietMs)) return;
            if (idle >= patienceMs) return;
            await delay(lookAgainMs);
          }
        },
      };
    },
  };
}
