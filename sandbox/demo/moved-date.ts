/**
 * Makes every `Date` of this process tell a time ahead of or behind real time: `Date.now()`, `new Date()` and
 * `Date()`. All else of it is the real one, `instanceof` too; `performance.now()` stays real.
 */

const RealDate = globalThis.Date;
let offset = 0;

const MovedDate = new Proxy(RealDate, {
  construct: (target, args: unknown[], newTarget) =>
    Reflect.construct(target, args.length === 0 ? [movedNow()] : args, newTarget) as Date,
  apply: () => new RealDate(movedNow()).toString(),
  get: (target, key, receiver) =>
    key === 'now' ? movedNow : (Reflect.get(target, key, receiver) as unknown),
});

function movedNow(): number {
  return RealDate.now() + offset;
}

/** Milliseconds since the epoch, whatever `Date` says. */
export const realNow = (): number => RealDate.now();

/** @param ms ahead of real time; negative: behind; 0 puts the real `Date` back. */
export function moveDate(ms: number): void {
  offset = ms;
  globalThis.Date = ms === 0 ? RealDate : MovedDate;
}
