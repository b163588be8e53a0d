import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { freeTitle, isTitleOf } from '../../../src/integrations/smartsheet/columns.ts';

test.each([
  ['Budget', [], 'Budget'],
  ['Budget', ['budget '], 'Budget (2)'],
  ['Budget', ['Budget', 'Budget (2)'], 'Budget (3)'],
  ['Budget (2)', ['Budget (2)'], 'Budget (2) (2)'],
  ['x'.repeat(60), [], 'x'.repeat(50)],
  ['x'.repeat(60), ['x'.repeat(50)], `${'x'.repeat(46)} (2)`],
])('[I8] %s beside %j is titled %s', (name, taken, title) => {
  expect(freeTitle(name, taken)).toBe(title);
});

test('[I8] a title is free, short enough, and known to be of its name', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.array(fc.string()), fc.nat(4), (name, others, times) => {
      const taken = [...others];
      for (let n = 0; n <= times; n += 1) {
        const title = freeTitle(name, taken);
        expect(taken.map((each) => each.trim().toLowerCase())).not.toContain(title.trim().toLowerCase());
        expect(title.length).toBeLessThanOrEqual(50);
        expect(isTitleOf(title, name)).toBe(true);
        taken.push(title);
      }
    }),
  );
});

test.each([
  ['Budget', 'Costs'],
  ['Budget (x)', 'Budget'],
  ['Budgets (2)', 'Budget'],
])('[I8] %s is no title of %s', (title, name) => {
  expect(isTitleOf(title, name)).toBe(false);
});
