import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { boundText, boundWords, parseDay, parseNumber } from '../../../src/domain/streams/bounds.ts';

describe('a day as an admin types it', () => {
  test.each([
    ['', null],
    ['2026-12-31', { kind: 'fixed', value: '2026-12-31' }],
    ['today', { kind: 'today', days: 0 }],
    [' Today + 3 days ', { kind: 'today', days: 3 }],
    ['today-7', { kind: 'today', days: -7 }],
    ['2026-02-30', undefined],
    ['tomorrow', undefined],
    ['today+', undefined],
    ['today+3651', undefined],
  ])('[S14] “%s”', (typed, expected) => {
    expect(parseDay(typed)).toEqual(expected);
  });

  test('[S14] what is written is read again', () => {
    fc.assert(
      fc.property(fc.integer({ min: -3650, max: 3650 }), (days) => {
        const bound = { kind: 'today' as const, days: days === 0 ? 0 : days };
        expect(parseDay(boundText(bound))).toEqual(bound);
      }),
    );
  });

  test('[S14] reads well with one and many', () => {
    expect([-1, 0, 1, 14].map((days) => boundWords({ kind: 'today', days }))).toEqual([
      '1 day before today',
      'today',
      '1 day after today',
      '14 days after today',
    ]);
  });
});

test.each([
  ['', null],
  ['12', { kind: 'fixed', value: '12' }],
  ['-0.5', { kind: 'fixed', value: '-0.5' }],
  ['1,5', undefined],
  ['1e9', undefined],
])('[S14] the number “%s” as an admin types it', (typed, expected) => {
  expect(parseNumber(typed)).toEqual(expected);
});
