/** Not allowed in XML, and of no use in a task: control characters and the like, but for tab and line feed. */
const illegal = /(?![\t\n])[\p{Cc}\ufffe\uffff]/gu;

/** Text that tools take: line feeds only, no control characters, no lone half of a surrogate pair. */
export function cleanText(text: string): string {
  return text.toWellFormed().replaceAll(/\r\n?/g, '\n').replaceAll(illegal, '');
}

/** Clean text on one line, as names have to be. */
export function cleanLine(text: string): string {
  return cleanText(text).replaceAll(/\s*\n\s*/g, ' ');
}

export const cutMark = '…';

/**
 * The text, or as much of it as fits with a … at its end.
 *
 * @param most in UTF-16 units, so that no count of a tool can be larger
 */
export function cutInSight(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = text.slice(0, most - cutMark.length);
  return `${kept.isWellFormed() ? kept : kept.slice(0, -1)}${cutMark}`;
}
