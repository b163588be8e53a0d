const ascii = /^[\t\n\x20-\x7e]*$/;

/**
 * The text without regard to case, for comparing names that people type: `STRASSE` is `Straße`, `ｆｕｌｌ` is `full`, `ﬁ` is
 * `fi`, and a Turkish `İ` or `ı` is an `i`. Letters with and without diacritics stay apart.
 */
export function foldCase(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  // Upper case first: it alone writes ß as SS, ſ as S, ı as I and the sigma at a word's end as any other.
  return text
    .normalize('NFKC')
    .toUpperCase()
    .toLowerCase()
    .replaceAll('i\u0307', 'i')
    .replaceAll('ς', 'σ')
    .normalize('NFC');
}
