import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalNumber, decimalsOf, digitsOf } from '../../../src/domain/requests/numbers.ts';

test.each([
  ['7', '7'],
  ['+007.50', '7.5'],
  ['-0', '0'],
  ['-0.0', '0'],
  ['.5', '0.5'],
  ['5.', '5'],
  [' -12.30 ', '-12.3'],
  ['1000', '1000'],
])('[S6] %j is the number %s', (typed, number) => {
  expect(canonicalNumber(typed)).toBe(number);
});

test.each(['', '.', '-', '1e3', '1,000', '1 2', 'NaN', '0x10', '٣'])('[S6] %j is no number', (typed) => {
  expect(canonicalNumber(typed)).toBeNull();
});

test('[S6] digits are counted without the zeros before them', () => {
  expect(['0', '-120', '0.05', '12.345'].map(digitsOf)).toEqual([0, 3, 1, 5]);
  expect(['0', '0.05', '12.345'].map(decimalsOf)).toEqual([0, 2, 3]);
});

test('[S6] a number has one text, whatever zeros and signs are typed about it', () => {
  fc.assert(
    fc.property(fc.integer(), fc.nat({ max: 999 }), fc.nat({ max: 3 }), (whole, part, zeros) => {
      const typed = `${whole}.${part}${'0'.repeat(zeros)}`;
      const number = canonicalNumber(typed);
      expect(Number(number)).toBe(Number(typed));
      expect(canonicalNumber(number ?? '')).toBe(number);
    }),
  );
});
