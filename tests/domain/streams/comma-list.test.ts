import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatOptions, readList } from '../../../src/domain/streams/options-list.ts';

describe('a comma-delimited list', () => {
  test.each<[string, string[]]>([
    ['Low, “High, today”, „Mittel, bald“', ['Low', 'High, today', 'Mittel, bald']],
    ['« Oui, merci », «Non»', ['Oui, merci', 'Non']],
    ['»Ja, gern«, ›Nein‹', ['Ja, gern', 'Nein']],
    ['”Ja, tack”, ‘Yes, please’', ['Ja, tack', 'Yes, please']],
    ['‚Ja, bald‘, 「はい, 今」, ＂a, b＂', ['Ja, bald', 'はい, 今', 'a, b']],
    ['“A” team, 6” pipe, ’90s, ‘tis', ['“A” team', '6” pipe', '’90s', '‘tis']],
    ['„a, b”\n“c, d”', ['a, b', 'c, d']],
    ['Low,\u200b, \u2800,High\u00ad', ['Low', 'High']],
    ['"a ""b"", c", d', ['a "b", c', 'd']],
    ['"two\n  lines"', ['two lines']],
  ])('[S5] %s', (typed, labels) => {
    expect(readList(typed)).toEqual(labels);
  });

  test.each(['“High, today', '"High', 'a "b" c', '"a" b', '„Mittel, bald'])(
    '[S5] a quote that is not closed is said: %s',
    (typed) => {
      expect(() => readList(typed)).toThrow('A quote is not closed');
    },
  );

  test('[S5] what is written is read as the same labels, whatever quotes they hold', () => {
    const sign = fc.constantFrom(...'ab ,"“”„«»‹›‘’‚「」'.split(''));
    const label = fc
      .string({ unit: sign, minLength: 1, maxLength: 8 })
      .map((text) => text.trim())
      .filter((text) => text !== '');
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 5 }), (labels) => {
        const options = labels.map((each) => ({ id: each, label: each }));
        expect(readList(formatOptions(options))).toEqual(labels);
      }),
    );
  });

  test('[E4] a long list of quotes and spaces is read in one go', () => {
    expect(readList('“a” b,'.repeat(100_000))).toHaveLength(100_000);
    expect(readList(`a${' '.repeat(500_000)}b`)).toHaveLength(1);
  });
});
