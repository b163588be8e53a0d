/**
 * What tests import as `@jest/globals`. The runner sets Jest's own functions as globals; here a test or hook that
 * hangs is given a limit, which the runner does not do by itself.
 */
type Jest = typeof import('@jest/globals');
type Body = (...parts: unknown[]) => unknown;
type Register = (name: unknown, body?: Body, limitMs?: number) => unknown;

const jestsOwn = globalThis as unknown as Jest;

/** Generous: a busy machine is no reason to fail, and no test asserts a time. It ends what hangs, and nothing else. */
const minLimitMs = 400_000;

function limited(body: Body, wantedMs = 0): Body {
  const limitMs = Math.max(wantedMs, minLimitMs);
  return async (...parts) => {
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`Not done after ${limitMs / 1000} s.`)), limitMs);
    });
    try {
      return await Promise.race([body(...parts), tooLong]);
    } finally {
      clearTimeout(timer);
    }
  };
}

const limitedTest = (register: Register): Register => {
  return (name, body, limitMs) => register(name, body && limited(body, limitMs));
};
const limitedHook = (register: unknown) => (body: Body, limitMs?: number) =>
  (register as (body: Body) => void)(limited(body, limitMs));

const ownEach = jestsOwn.test.each as unknown as (...table: unknown[]) => Register;

export const test = Object.assign(limitedTest(jestsOwn.test as unknown as Register), jestsOwn.test, {
  each: (...table: unknown[]) => limitedTest(ownEach(...table)),
}) as unknown as Jest['test'];
export const beforeAll = limitedHook(jestsOwn.beforeAll) as unknown as Jest['beforeAll'];
export const beforeEach = limitedHook(jestsOwn.beforeEach) as unknown as Jest['beforeEach'];
export const afterEach = limitedHook(jestsOwn.afterEach) as unknown as Jest['afterEach'];
export const afterAll = limitedHook(jestsOwn.afterAll) as unknown as Jest['afterAll'];
export const { describe, expect, jest } = jestsOwn;
