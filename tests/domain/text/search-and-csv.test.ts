import { expect, test } from '@jest/globals';
import { isBlank } from '../../../src/domain/requests/check-answers.ts';
import { headingsOf } from '../../../src/domain/requests/requests-csv.ts';
import { searchWords } from '../../../src/domain/requests/search-words.ts';
import { csvCell } from '../../../src/domain/text/csv-cell.ts';

test.each([
  ['STRASSE', 'Straße'],
  ['strasse', 'STRAẞE'],
  ['lodz', 'Łódź'],
  ['aero', 'Ærø'],
  ['oeuvre', 'Œuvre'],
  ['istanbul', 'İSTANBUL'],
  ['ilik', 'ılık'],
  ['file', 'ﬁle'],
  ['full', 'ＦＵＬＬ'],
  ['support', 'sup\u00adport'],
  ['οδος', 'ΟΔΌΣ'],
  ['djordje', 'Djordje'],
  ['dakovo', 'Đakovo'],
])('[R4] %s finds %s', (typed, text) => {
  expect(searchWords(typed)).toEqual(searchWords(text));
});

test('[R2] an answer of signs that nobody sees is empty', () => {
  for (const answer of ['\u200b', '\u2800\n\u3164', '\u00ad', ['\u200b']]) expect(isBlank(answer)).toBe(true);
  expect(isBlank('0')).toBe(false);
});

test('[R12] numbers stay numbers in CSV, and no text begins a formula', () => {
  const cells = [
    '-12.5',
    '12',
    '0',
    '-0.5',
    '-1+cmd|x',
    '=1',
    '+49 30',
    '@a',
    '-',
    '\t=1',
    '＝1',
    '-1e3',
    'a=1',
  ];
  expect(cells.map(csvCell)).toEqual([
    ...[
      '-12.5',
      '12',
      '0',
      '-0.5',
      "'-1+cmd|x",
      "'=1",
      "'+49 30",
      "'@a",
      "'-",
      "'\t=1",
      "'＝1",
      "'-1e3",
      'a=1',
    ],
  ]);
});

test('[R12] no two columns of a CSV file have the same name', () => {
  const headings = headingsOf(['Status', 'STATUS', 'Size', 'size', '=x', 'Status (2)']);
  expect(headings.slice(-6)).toEqual([
    ...['Status (2)', 'STATUS (3)', 'Size', 'size (2)', "'=x", 'Status (2) (2)'],
  ]);
});
