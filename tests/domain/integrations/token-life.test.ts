import { describe, expect, test } from '@jest/globals';
import { afterRefusal, newLife } from '../../../src/domain/integrations/token-life.ts';

const now = new Date('2026-05-06T07:08:09Z');
const seconds = (count: number) => new Date(now.getTime() + count * 1000);

describe('how long tokens live', () => {
  test('[I6] an hour is exchanged when a quarter is left, a week when a day is left', () => {
    expect(newLife(now, 3600)).toMatchObject({ expiresAt: seconds(3600), refreshAt: seconds(2700) });
    expect(newLife(now, 604_799).refreshAt).toEqual(seconds(604_799 - 86_400));
  });
});

describe('tokens that the tool refuses', () => {
  const life = newLife(now, 3600);
  const later = seconds(600);

  test('[I6] are exchanged once before anybody is asked to sign in', () => {
    expect(afterRefusal(life, later, later)).toBe('exchange');
    const exchanged = { ...newLife(later, 3600), refusedAt: later };
    expect(afterRefusal(exchanged, seconds(601), seconds(602))).toBe('revoked');
    expect(afterRefusal(exchanged, seconds(900), seconds(901))).toBe('exchange');
  });

  test('[I6] are no sign of anything where they were exchanged meanwhile, or are to be', () => {
    expect(afterRefusal({ ...life, refreshedAt: seconds(599) }, seconds(590), later)).toBe('retry');
    expect(afterRefusal({ ...life, leaseEndsAt: seconds(610) }, later, later)).toBe('retry');
    expect(afterRefusal({ ...life, expiresAt: later, refusedAt: later }, seconds(590), later)).toBe('retry');
  });
});
