import { describe, expect, test } from '@jest/globals';
import { decodeText } from '../../../src/domain/text/decode-text.ts';
import { foldCase } from '../../../src/domain/text/fold-case.ts';
import { isBlankText, trimText } from '../../../src/domain/text/visible-text.ts';

describe('text that shows as nothing', () => {
  test.each([
    ...[
      '200b',
      '200d',
      '2800',
      '3164',
      '00ad',
      '115f',
      '1160',
      'feff',
      '2060',
      '180e',
      '034f',
      '00a0',
      '3000',
    ],
    ...[
      '202e',
      '2066',
      'ffa0',
      '17b4',
      '0085',
      '061c',
      '2028',
      'fe0f',
      'e0041',
      'e0100',
      '1d173',
      '0020',
      '0009',
    ],
  ])('[R2, S7] U+%s alone is empty, and is taken off a beginning', (code) => {
    const sign = String.fromCodePoint(Number.parseInt(code, 16));
    expect(isBlankText(sign.repeat(3))).toBe(true);
    expect(trimText(`${sign} ${sign}`)).toBe('');
    expect(trimText(`${sign}a${sign}b`)).toBe(`a${sign}b`);
  });

  test('[R2] what belongs to the last sign stays', () => {
    expect(trimText(' ❤️\u200b ')).toBe('❤️');
    expect(trimText('👨‍👩‍👧 ')).toBe('👨‍👩‍👧');
    expect(trimText('\u200b🏴󠁧󠁢󠁥󠁮󠁧󠁿 ')).toBe('🏴󠁧󠁢󠁥󠁮󠁧󠁿');
    expect(isBlankText('❤️')).toBe(false);
  });

  test('[E4] a long run of them within a text is looked at once', () => {
    const text = `é${' '.repeat(2_000_000)}é`;
    expect(trimText(text)).toBe(text);
  });
});

test.each([
  ['Straße', 'STRASSE'],
  ['ﬁle', 'FILE'],
  ['ｆｕｌｌ', 'Full'],
  ['İzmir', 'izmir'],
  ['ılık', 'ILIK'],
  ['ΟΔΟΣ', 'οδος'],
  ['École', 'E\u0301COLE'],
  ['ǆ', 'ǅ'],
])('[S7] %s and %s are the same name', (one, other) => {
  expect(foldCase(one)).toBe(foldCase(other));
});

test('[S7] letters with and without diacritics are other names', () => {
  expect(foldCase('Ole')).not.toBe(foldCase('Olé'));
});

test('[S12] a file is read as what it is, or not at all', () => {
  expect(decodeText(Buffer.from('\ufeffGröße', 'utf8'))).toBe('Größe');
  expect(decodeText(Buffer.from('\ufeffGröße', 'utf16le'))).toBe('Größe');
  expect(decodeText(Buffer.from('\ufeffGröße', 'utf16le').swap16())).toBe('Größe');
  expect(decodeText(Buffer.from('Größe', 'latin1'))).toBeNull();
  expect(decodeText(Buffer.from('Size', 'utf16le'))).toBeNull();
  expect(decodeText(Buffer.from('Size', 'latin1'))).toBe('Size');
});
