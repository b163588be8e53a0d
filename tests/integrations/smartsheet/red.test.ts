import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { backgroundOf, reddest, withBackground } from '../../../src/integrations/smartsheet/red.ts';

describe('red', () => {
  test.each<[string, string[], number | null]>([
    ['the strong one of several', ['none', '#FFEBEE', '#FFCCD2', '#F87E7D', '#EA352E', '#991310'], 4],
    ['a pale one where there is no other', ['none', '#FFFFFF', '#FFEBEE', '#0B347D'], 2],
    ['one whose tint was changed', ['none', '#E5E5E5', '#FF8D00', '#DB2828', '#61058B'], 3],
    ['pure red', ['#00FF00', '#FF0000', '#0000FF'], 1],
    ['none among other colours', ['none', 'transparent', '#000000', '#FF8D00', '#974C00', '#EBC7EF'], null],
    ['none in an empty palette', [], null],
  ])('[I8] of a palette it takes %s', (_words, palette, index) => {
    expect(reddest(palette)).toBe(index);
  });

  test('[I8] a background is the tenth of seventeen places', () => {
    expect(withBackground(null, 27)).toBe(',,,,,,,,,27,,,,,,,');
    expect(withBackground(',,1,,,,,,4,8,,,,,,,', 27)).toBe(',,1,,,,,,4,27,,,,,,,');
    expect(withBackground(',,,,,,,,,27,,,,,,,', null)).toBe(',,,,,,,,,,,,,,,,');
    expect(backgroundOf(',,,,,,,,,27,,,,,,,')).toBe(27);
    expect([backgroundOf(null), backgroundOf(',,1,,,,,,,,,,,,,,'), backgroundOf('')]).toEqual([
      null,
      null,
      null,
    ]);
  });

  test('[I8] a background that is set and taken away leaves all else as it was', () => {
    const slot = fc.option(fc.nat(50), { nil: '' as const });
    const format = fc
      .array(slot, { minLength: 17, maxLength: 17 })
      .map((slots) => slots.with(9, '').join(','));
    fc.assert(
      fc.property(format, fc.nat(60), (given, index) => {
        const red = withBackground(given, index);
        expect(red.split(',')).toHaveLength(17);
        expect(backgroundOf(red)).toBe(index);
        expect(withBackground(red, null)).toBe(given);
      }),
    );
  });
});
