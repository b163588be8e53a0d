const ascii = /^[\t\n\x20-\x7e]*$/;

/**
 * The text without regard to case, for comparing names that people type: `STRASSE` is `Straße`, `ｆｕｌｌ` is `full`, `ﬁ` is
 * `fi`, and a Turkish `İ` or `ı` is an `i`. Letters with and without diacritics stay apart.
 */
export function foldCase(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  // Through upper case: it alone writes ß as SS, ſ as S, ı as I and the sigma at a word's end as any other.
  return text
    .normalize('NFKC')
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .replaceAll('i\u0307', 'i')
    .replaceAll('ς', 'σ')
    .normalize('NFC');
}

/** Letters that no decomposition takes apart, as people type them without the key. */
const plain: Readonly<Record<string, string>> = {
  ...{ ø: 'o', ł: 'l', æ: 'ae', œ: 'oe', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ŋ: 'n', ŧ: 't', ĸ: 'k' },
};
const special = new RegExp(`[${Object.keys(plain).join('')}]`, 'g');

/**
 * The text as it is searched: without regard to case, diacritics, ligatures and width, and to letters that people without
 * the key type otherwise (`Łódź` is `lodz`, `Ærø` is `aero`). What shows as nothing inside a word, as a soft hyphen, is left
 * out.
 */
export function foldForSearch(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  return foldCase(text)
    .normalize('NFKD')
    .replace(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(special, (letter) => plain[letter] ?? letter)
    .normalize('NFC');
}
