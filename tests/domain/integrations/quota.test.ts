import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Spending } from '../../../src/domain/integrations/integration.ts';
import { secondOf, whenFree } from '../../../src/domain/integrations/quota.ts';

const start = new Date('2030-01-01T00:00:00.000Z').getTime();
const at = (ms: number) => new Date(start + ms);

test('[I10] an unused quota is free at once', () => {
  expect(whenFree([], 1, 10, at(0))).toEqual(at(0));
});

test('[I10] a used quota is free again when what was spent is a minute old', () => {
  const spent = [
    { at: at(0), requests: 4 },
    { at: at(5000), requests: 6 },
  ];
  expect(whenFree(spent, 1, 10, at(6000))).toEqual(at(61_000));
  expect(whenFree(spent, 5, 10, at(6000))).toEqual(at(66_000));
  expect(whenFree(spent, 4, 10, at(61_000))).toEqual(at(61_000));
});

test('[I10] more than a whole quota at once waits for an empty minute, not for ever', () => {
  expect(whenFree([{ at: at(0), requests: 1 }], 99, 10, at(1000))).toEqual(at(61_000));
  expect(whenFree([], 99, 10, at(0))).toEqual(at(0));
});

test('[I10] no minute ever holds more than the quota, and at least 95 % of it is used', () => {
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 300 }), fc.integer({ min: 1, max: 5 }), (perMinute, each) => {
      const minutes = 10;
      const spent = new Map<number, Spending>();
      const calls: number[] = [];
      let now = at(0);
      while (now < at(minutes * 60_000)) {
        const free = whenFree([...spent.values()], each, perMinute, now);
        if (free > now) {
          now = free;
          continue;
        }
        const second = secondOf(now);
        const before = spent.get(second.getTime())?.requests ?? 0;
        spent.set(second.getTime(), { at: second, requests: before + each });
        for (let i = 0; i < each; i += 1) calls.push(now.getTime());
        now = new Date(now.getTime() + 7);
      }
      for (const [index, time] of calls.entries()) {
        const first = calls[index - perMinute];
        if (first !== undefined) expect(time - first).toBeGreaterThanOrEqual(60_000);
      }
      const whole = Math.floor(perMinute / each) * each;
      expect(calls.length).toBeGreaterThanOrEqual(0.95 * whole * minutes);
    }),
    { numRuns: 20 },
  );
});
