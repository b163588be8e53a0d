import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { alikeFrom, likeness, tellingWords } from '../../../src/domain/requests/alike.ts';
import { searchWords } from '../../../src/domain/requests/search-words.ts';

const word = fc.constantFrom(
  'laptop',
  'screen',
  'new',
  'for',
  'a',
  'broken',
  'desk',
  '打印机',
  '🚀',
  'café',
  'VPN',
);
/** Subjects that often share words, and any text at all. */
const subject = fc.oneof(
  fc.array(word, { maxLength: 8 }).map((words) => words.join(' ')),
  fc.string({ unit: 'grapheme', maxLength: 140 }),
);
const whole = (text: string) => searchWords(text).map((one) => Array.from(one).slice(0, 5).join(''));

describe('how alike two subjects are', () => {
  test('[R1] a number from 0 to 1, the same both ways', () => {
    fc.assert(
      fc.property(subject, subject, (a, b) => {
        const like = likeness(a, b);
        expect(like).toBeGreaterThanOrEqual(0);
        expect(like).toBeLessThanOrEqual(1);
        expect(likeness(b, a)).toBe(like);
      }),
    );
  });

  test('[R1] 1 for the same words, whatever their order, case, accents and punctuation', () => {
    fc.assert(
      fc.property(subject, (a) => {
        fc.pre(searchWords(a).length > 0);
        const other = searchWords(a).toReversed().join(' … ').toUpperCase();
        fc.pre(searchWords(other).join() === searchWords(a).toReversed().join());
        expect(likeness(a, other)).toBe(1);
      }),
    );
    expect(likeness('Café: NEW laptop!', 'laptop – new, cafe')).toBe(1);
  });

  test('[R1] 0 where no word begins alike, and for texts without a word; numbers aside, there alone', () => {
    fc.assert(
      fc.property(subject, subject, (a, b) => {
        fc.pre(!/\p{N}/u.test(`${a}${b}`.normalize('NFKD')));
        const shared = whole(a).filter((one) => whole(b).includes(one));
        expect(likeness(a, b) === 0).toBe(shared.length === 0);
      }),
    );
    expect(likeness('', '')).toBe(0);
    expect(likeness('?!', '?!')).toBe(0);
  });

  test('[R1] a word more on one side alone makes them less alike, never more', () => {
    fc.assert(
      fc.property(subject, subject, (a, b) => {
        expect(likeness(`${a} zyxwv`, b)).toBeLessThanOrEqual(likeness(a, b));
      }),
    );
  });

  test.each([
    ['New laptop for Judy', 'Laptop for Judy', true],
    ['Broken screen', 'My screen is broken', true],
    ['Printer on 3rd floor', '3rd floor printers', true],
    ['New laptop', 'New monitor', false],
    ['Invoice 4711 of Acme', 'Invoice 4712 of Acme', false],
    ['Screen on 3rd floor', 'Broken screen on 3rd floor', true],
    ['Toner', 'Toner for printer 7', false],
    ['Toner for printer', 'Toner for printer 7', true],
    ['Access to the wiki', 'Access to the payroll system', false],
    ['新しいノートパソコン', '新しいノートパソコンをください', true],
  ])('[R1] “%s” and “%s”: %s', (a, b, isAlike) => {
    expect(likeness(a, b) >= alikeFrom).toBe(isAlike);
  });
});

test('[R1] of the words that are looked up, whatever is alike has one', () => {
  const words = fc.uniqueArray(word, { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(words, words, (a, b) => {
      const [here, there] = [searchWords(a.join(' ')), searchWords(b.join(' '))];
      fc.pre(likeness(a.join(' '), b.join(' ')) >= alikeFrom);
      const telling = tellingWords(a.join(' '));
      expect(telling.length).toBeLessThanOrEqual(here.length);
      expect(telling.some((one) => there.includes(one))).toBe(true);
    }),
  );
  expect(tellingWords('')).toEqual([]);
  expect(tellingWords('A new laptop for my desk')).toEqual(['laptop', 'desk', 'new']);
});
