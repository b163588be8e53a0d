import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { placed } from '../../../src/domain/streams/place-field.ts';

const ids = ['a', 'b', 'c', 'd'];

test.each([
  ['b', 'up', ['b', 'a', 'c', 'd']],
  ['a', 'up', ids],
  ['d', 'down', ids],
  ['b', 'down', ['a', 'c', 'b', 'd']],
  ['x', 'up', ids],
  ['d', { to: 0 }, ['d', 'a', 'b', 'c']],
  ['a', { to: 99 }, ['b', 'c', 'd', 'a']],
  ['a', { to: 'last' }, ['b', 'c', 'd', 'a']],
  ['x', { to: 1 }, ['a', 'x', 'b', 'c', 'd']],
  ['b', { to: null }, ['a', 'c', 'd']],
] as const)('[S3] %s moved %j', (id, move, expected) => {
  expect(placed(ids, id, move)).toEqual(expected);
});

test('[S3] up and down again is no move, but at the ends', () => {
  fc.assert(
    fc.property(fc.constantFrom('b', 'c'), (id) => {
      expect(placed(placed(ids, id, 'up'), id, 'down')).toEqual(ids);
    }),
  );
});
