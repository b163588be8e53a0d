/**
 * Makes `setTimeout` of this process go by the moved clock: when it jumps past a timer's time, the timer fires at
 * once, as on a machine that wakes up from sleep. Timers that no process waits for (`unref`, as HTTP clients have
 * for their own upkeep), intervals and Node's own modules stay at real time.
 */

const real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };

/** What has not fired yet. */
const pending = new Map<unknown, { dueAt: number; fire: () => void }>();

/** From now on timers go by the clock. */
export function moveTimers(): void {
  const setMoved = (callback: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) => {
    const fire = () => {
      pending.delete(timer);
      callback(...args);
    };
    const timer = real.setTimeout(fire, ms);
    pending.set(timer, { dueAt: Date.now() + ms, fire });
    return timer;
  };
  globalThis.setTimeout = Object.assign(setMoved, real.setTimeout);
  globalThis.clearTimeout = (timer) => {
    pending.delete(timer);
    real.clearTimeout(timer);
  };
}

/** Fires what the clock has been moved past. */
export function fireDueTimers(): void {
  for (const [timer, { dueAt, fire }] of [...pending]) {
    const isWaitedFor = (timer as NodeJS.Timeout).hasRef();
    if (dueAt > Date.now() || !isWaitedFor || !pending.has(timer)) continue;
    real.clearTimeout(timer as NodeJS.Timeout);
    fire();
  }
}
