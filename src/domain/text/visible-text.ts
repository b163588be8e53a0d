const ascii = /^[\t\n\x20-\x7e]*$/;

/**
 * What shows as nothing: spaces of every kind; Unicode's Default_Ignorable_Code_Point (zero-width spaces and joiners,
 * soft hyphens, Hangul fillers, variation selectors, tags), https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point;
 * marks of direction and other format characters; the blank braille pattern.
 */
const invisible = /[\s\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\u2800]/u;
const visible = /[^\s\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\u2800]/u;
/** Emoji style, and the tags of regional flags: they belong to the sign before them. */
const styling = /^[\ufe0e\ufe0f\u{e0020}-\u{e007f}]/u;

/** Whether a person sees nothing of a text. */
export function isBlankText(text: string): boolean {
  return !visible.test(text);
}

/**
 * The text without what shows as nothing at its beginning and end; what styles the last sign stays. Looks at each sign
 * once.
 */
export function trimText(text: string): string {
  if (ascii.test(text)) return text.trim();
  const start = text.search(visible);
  if (start === -1) return '';
  let end = text.length;
  while (end > start && invisible.test(signBefore(text, end))) end -= signBefore(text, end).length;
  while (styling.test(text.slice(end, end + 2))) end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
  return text.slice(start, end);
}

/** The sign that ends there: one UTF-16 unit, or a pair of them. */
function signBefore(text: string, end: number): string {
  const isPair = /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(end - 2, end));
  return text.slice(end - (isPair ? 2 : 1), end);
}
