import { cleanLine, cleanText } from '../clean-text.ts';

/** Shown as nothing; GitHub neither notifies anyone nor makes a link where it stands. */
const nothing = '&#8203;';

const address = /https?:\/\/[^\s<>\\&`]+/g;
const special = /[\\`*_<>[\]~|&$]/g;
/** What begins a list, a heading or a line under one. */
const lineStart = /^(\s*)([-+=#]|\d+(?=[.)]))/;
const afterNumber = /^(\s*\d+)([.)])/;
const mention = /(?<![\p{L}\p{N}_])@(?=[\p{L}\p{N}])|#(?=\d)/gu;

/**
 * Markdown that shows a text as it is: nothing in it makes a heading, a list or a link, nobody is mentioned, and no
 * comment is begun. Addresses stay links. `fromMarkdown` gives the text back, letter for letter. Pure.
 */
export function toMarkdown(text: string): string {
  return cleanText(text).split('\n').map(lineToMarkdown).join('\n');
}

/** The same of a text that has to stay on one line. Pure. */
export function lineOfMarkdown(text: string): string {
  return lineToMarkdown(cleanLine(text));
}

/** The text that Markdown of `toMarkdown` shows; whatever else stands in it stays as it is. Pure. */
export function fromMarkdown(markdown: string): string {
  return markdown.replaceAll(
    /&#8203;|\\([!-/:-@[-`{-~])/g,
    (_all, letter: string | undefined) => letter ?? '',
  );
}

function lineToMarkdown(line: string): string {
  const parts: string[] = [];
  let from = 0;
  for (const { 0: link, index } of line.matchAll(address)) {
    parts.push(escaped(line.slice(from, index)), link);
    from = index + link.length;
  }
  parts.push(escaped(line.slice(from)));
  const whole = parts.join('');
  if (afterNumber.test(whole)) return whole.replace(afterNumber, '$1\\$2');
  return whole.replace(lineStart, '$1\\$2');
}

function escaped(text: string): string {
  return text.replaceAll(special, '\\$&').replaceAll(mention, `$&${nothing}`);
}
