/** What a process has to know of a target before it can keep it within its bounds. */
export interface TargetFacts {
  /** `slack`, `asana`, ...: all Integrations of one tool stand or fall together. */
  service: string;
  /** Deliveries that may be under way at once. */
  concurrent: number;
}

/** What is under way in this process, by target, so that none takes the slots of the others. */
export interface Targets {
  knows(target: string): boolean;
  learn(target: string, facts: TargetFacts): void;
  /** False where the target or its service has as many under way as it may. */
  hasRoom(target: string): boolean;
  begin(target: string): void;
  end(target: string): void;
  /** Leaves the target alone until then: it would only say no. */
  rest(target: string, until: Date): void;
  /**
   * A delivery found its target out of reach. Where several did in a row, the target is left alone for a while, and
   * asked by one at a time from then on.
   */
  failed(target: string, seq: number, now: Date): void;
  /** One has reached its target. @returns whether it had been out of reach: then others need not wait any longer. */
  succeeded(target: string): boolean;
  /** When the first of the resting targets has rested. */
  nextRested(now: Date): Date | null;
  /** Targets of which nothing is to be claimed at present. */
  busy(now: Date): string[];
}

/** Deliveries that fail in a row before it is their target's fault, and not their own. */
const severalFailures = 3;
/** Milliseconds after which a target that is out of reach is asked again. */
const restAfterFailures = 30_000;

/**
 * A service may have half of the slots and one target a quarter, whatever it would take itself: a tool that hangs
 * then leaves slots for the others.
 */
export function createTargets(slots: number): Targets {
  const known = new Map<string, TargetFacts>();
  const underWay = new Map<string, number>();
  const resting = new Map<string, number>();
  /** By target: those that failed since the last one that did not. */
  const failing = new Map<string, Set<number>>();
  const mostOfService = Math.max(1, Math.floor(slots / 2));
  const mostOfTarget = Math.max(1, Math.floor(slots / 4));

  const count = (target: string) => underWay.get(target) ?? 0;
  const countOfService = (service: string) =>
    [...underWay].reduce((sum, [target, of]) => sum + (known.get(target)?.service === service ? of : 0), 0);

  const isOutOfReach = (target: string) => (failing.get(target)?.size ?? 0) >= severalFailures;

  function rest(target: string, until: Date): void {
    resting.set(target, Math.max(resting.get(target) ?? 0, until.getTime()));
  }

  function hasRoom(target: string): boolean {
    const facts = known.get(target);
    if (!facts) return true;
    if (isOutOfReach(target) && count(target) > 0) return false;
    // Slack is one target for all workspaces.
    const most = target === facts.service ? mostOfService : Math.min(mostOfTarget, facts.concurrent);
    return count(target) < most && countOfService(facts.service) < mostOfService;
  }

  function wakeRested(now: Date): void {
    for (const [target, until] of resting) if (until <= now.getTime()) resting.delete(target);
  }

  return {
    knows: (target) => known.has(target),
    learn: (target, facts) => void known.set(target, facts),
    hasRoom,
    begin: (target) => void underWay.set(target, count(target) + 1),
    end(target) {
      if (count(target) > 1) underWay.set(target, count(target) - 1);
      else underWay.delete(target);
    },
    rest,
    failed(target, seq, now) {
      failing.set(target, (failing.get(target) ?? new Set()).add(seq));
      if (isOutOfReach(target)) rest(target, new Date(now.getTime() + restAfterFailures));
    },
    succeeded(target) {
      const wasOutOfReach = isOutOfReach(target);
      failing.delete(target);
      return wasOutOfReach;
    },
    nextRested(now) {
      wakeRested(now);
      return resting.size === 0 ? null : new Date(Math.min(...resting.values()));
    },
    busy(now) {
      wakeRested(now);
      const full = [...known.keys()].filter((target) => !hasRoom(target));
      return [...new Set([...full, ...resting.keys()])];
    },
  };
}
