import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findable } from '../../../src/domain/requests/findable.ts';
import { searchWords } from '../../../src/domain/requests/search-words.ts';
import { sortableNumber } from '../../../src/domain/requests/sortable-value.ts';
import { newField } from '../../../src/domain/streams/field.ts';

describe('the words that a text is found by', () => {
  test.each([
    ['Laptop, NEW!', ['laptop', 'new']],
    ['Éclair éclair e\u0301clair', ['eclair']],
    ['it’s 10:30 (a-b)', ['it', 's', '10', '30', 'a', 'b']],
    ['笔记本 新', ['笔', '记', '本', '新']],
    ['🚀🚀 launch', ['🚀', 'launch']],
    ['"drop table" * AND (near', ['drop', 'table', 'and', 'near']],
    ['!!! …', []],
  ])('[R4] of %s are %j', (text, words) => {
    expect(searchWords(text)).toEqual(words);
  });

  test('[R4] are the same when they are read again, and hold nothing that an index takes for syntax', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const words = searchWords(text);
        expect(searchWords(words.join(' '))).toEqual(words);
        for (const word of words) expect(word).not.toMatch(/[\s"'*:&|!()\\·]/u);
      }),
    );
  });
});

test('[R5] numbers as text sort as the numbers do', () => {
  const number = fc.double({ noNaN: true });
  fc.assert(
    fc.property(number, number, (a, b) => {
      const [one, other] = [sortableNumber(a), sortableNumber(b)];
      expect([one < other, one === other]).toEqual([a < b, a === b]);
    }),
  );
});

test('[R4 R5] a Request is found by its number, subject, texts and option labels, and filtered by its values', () => {
  const fields = [
    newField({ id: 'details', name: 'Details', type: 'text' }),
    newField({
      id: 'size',
      name: 'Size',
      type: 'multi_select',
      options: [{ id: 'o1', label: 'Extra large' }],
    }),
    newField({ id: 'who', name: 'Who', type: 'user' }),
    newField({ id: 'empty', name: 'Not answered', type: 'date' }),
    newField({ id: 'complete', name: 'Complete', type: 'select', role: 'complete' }),
  ];
  const answers = { details: 'Blue ink', size: ['o1', 'gone'], who: 'UALICE', unknown: 'of no field' };
  expect(findable({ number: 12, subject: 'Pens', statusId: 'doing', answers }, fields)).toEqual({
    words: ['12', 'pens', 'blue', 'ink', 'extra', 'large'],
    values: [
      { fieldId: 'size', value: 'o1' },
      { fieldId: 'size', value: 'gone' },
      { fieldId: 'who', value: 'UALICE' },
      { fieldId: 'complete', value: 'doing' },
    ],
  });
});
