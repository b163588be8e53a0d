import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { FieldOption } from '../../../src/domain/streams/field.ts';
import { nameKey } from '../../../src/domain/streams/field.ts';
import { formatOptions, mostOptions, parseOptions } from '../../../src/domain/streams/options-list.ts';
import { PeopleError } from '../../../src/errors.ts';

/** Ids `n1`, `n2`, ... in the order in which they are asked for. */
function counting(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `n${count}`;
  };
}

const read = (text: string, before: FieldOption[] = []) => parseOptions(text, before, counting());
const labels = (text: string) => read(text).map(({ label }) => label);

describe('options as an admin types them', () => {
  test.each([
    ['Red, Green, Blue', ['Red', 'Green', 'Blue']],
    ['Red,Green,Blue', ['Red', 'Green', 'Blue']],
    ['  Red  ,   Green ', ['Red', 'Green']],
    ['Red\nGreen\r\nBlue', ['Red', 'Green', 'Blue']],
    ['Red, Green,\n\nBlue,', ['Red', 'Green', 'Blue']],
    [', ,Red,,', ['Red']],
    ['"Prague, CZ", Brno', ['Prague, CZ', 'Brno']],
    ['Brno, "Prague, CZ"', ['Brno', 'Prague, CZ']],
    ['Brno,"Prague, CZ" , Plzeň', ['Brno', 'Prague, CZ', 'Plzeň']],
    ['"19"" rack", Desk', ['19" rack', 'Desk']],
    ['" Red ", "  ", "two\nlines"', ['Red', 'two lines']],
    ["it's, R&D, 50 %", ["it's", 'R&D', '50 %']],
    ['one', ['one']],
  ])('[S5] %j are the options %j', (text, expected) => {
    expect(labels(text)).toEqual(expected);
  });

  test('[S5] a new option gets an id of its own; one that keeps its label, whatever its case, keeps its id', () => {
    const before = [
      { id: 'a', label: 'Red' },
      { id: 'b', label: 'Green' },
    ];
    expect(read('Blue, RED', before)).toEqual([
      { id: 'n1', label: 'Blue' },
      { id: 'a', label: 'RED' },
    ]);
  });

  test.each([
    ['', 'Give at least one option.'],
    [' , ,\n', 'Give at least one option.'],
    ['Red, Green, red', '“red” is there twice.'],
    [`Red, ${'x'.repeat(76)}`, 'is too long: at most 75 characters.'],
    ['Red, "Green', 'A quote is not closed, or stands inside a label: write "" for one.'],
    ['Re"d, Green', 'A quote is not closed, or stands inside a label: write "" for one.'],
  ])('[S5] %j is refused in words', (text, message) => {
    expect(() => read(text)).toThrow(PeopleError);
    expect(() => read(text)).toThrow(message);
  });

  test('[S5] what is 75 characters long is taken, and as many as 5,000', () => {
    expect(labels('x'.repeat(75))).toEqual(['x'.repeat(75)]);
    const many = Array.from({ length: mostOptions }, (_, n) => `Option ${n}`);
    expect(labels(many.join(', '))).toEqual(many);
    expect(() => read([...many, 'one more'].join(', '))).toThrow('At most 5000 options; these are 5001.');
  });

  test('[S5] any options that were kept are read again as they are', () => {
    const label = fc
      .string({ unit: 'grapheme', maxLength: 20 })
      .map((text) => text.trim())
      .filter((text) => text !== '' && text.length <= 75);
    fc.assert(
      fc.property(fc.uniqueArray(label, { selector: nameKey, minLength: 1, maxLength: 8 }), (unique) => {
        const options = unique.map((text, n) => ({ id: `id${n}`, label: text }));
        expect(parseOptions(formatOptions(options), options, counting())).toEqual(options);
      }),
    );
  });

  test('[S5] whatever is typed gives options or a refusal in words', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'B', ' ', ',', '"', '\n', '\r', '\t', 'ř') }),
        (text) => {
          try {
            for (const { label } of read(text)) expect(label).toMatch(/^\S(.*\S)?$/);
          } catch (error) {
            expect(error).toBeInstanceOf(PeopleError);
          }
        },
      ),
    );
  });
});
