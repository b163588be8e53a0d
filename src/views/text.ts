const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * At most `max` UTF-16 units, the last of them `…` where something was left out. Never splits what a person sees
 * as one character, unless that one alone is longer than `max`.
 */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${text.slice(0, boundary(text, max - 1))}…`;
}

/** The text in pieces of at most `max` UTF-16 units that give the text again when they are put together. */
export function pieces(text: string, max: number): string[] {
  const result: string[] = [];
  let rest = text;
  while (rest.length > max) {
    const end = boundary(rest, max) || max;
    result.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return rest === '' ? result : [...result, rest];
}

/** The last place at or before `at` where the text may be cut. */
function boundary(text: string, at: number): number {
  const start = graphemes.segment(text).containing(at)?.index ?? at;
  if (start > 0) return start;
  // One character of a person is longer than that; at least no surrogate pair is split.
  const splitsPair = /[\uD800-\uDBFF]/.test(text.charAt(at - 1));
  return splitsPair ? at - 1 : at;
}

/** `1 Request`, `2 Requests`, `no Requests`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return n === 0 ? `no ${many}` : `${n} ${n === 1 ? one : many}`;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2026-12-04` → `4 Dec 2026`; anything else as it is. A date without a time is the same day everywhere. */
export function dateWords(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  const name = months[Number(month) - 1];
  return name === undefined ? date : `${Number(day)} ${name} ${year}`;
}
