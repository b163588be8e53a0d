import { PeopleError } from '../../errors.ts';
import { trimText } from '../text/visible-text.ts';

/** Quotes that people's keyboards and editors put in place of ", by language; what each of them is closed by. */
const closing: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”“',
  '”': '”',
  '„': '“”',
  '‟': '”',
  '«': '»',
  '»': '«»',
  '‹': '›',
  '›': '‹›',
  '‘': '’‘',
  '‚': '‘’',
  '「': '」',
  '『': '』',
  '＂': '＂',
  '〝': '〞〟',
};

const notClosed = 'A quote is not closed, or stands inside a label: write "" for one.';

/** Whether a label has to be quoted to be read as one, and as it is. */
export function needsQuotes(label: string): boolean {
  return /[",\r\n]/.test(label) || (closing[label.charAt(0)] ?? '') !== '';
}

/**
 * The parts of a comma-delimited list, empty ones left out; line ends separate too. A part in quotes, straight or of any
 * language, may hold commas; in straight ones "" is a quote. A curly quote that is not the first and last sign of a part
 * is a sign like any other. Looks at each sign a bounded number of times.
 *
 * @throws PeopleError `invalid` where a quote is not closed.
 */
export function readCommaList(text: string): string[] {
  const parts: string[] = [];
  let at = 0;
  while (at < text.length) {
    const start = at + leadingSpace(text, at);
    const quoted = readQuoted(text, start);
    const end = quoted?.end ?? endOfPart(text, start);
    const part = quoted?.text ?? text.slice(start, end);
    if (!quoted && part.includes('"')) throw new PeopleError('invalid', notClosed);
    parts.push(trimText(part));
    at = end + 1;
  }
  return parts.filter((part) => part !== '');
}

function leadingSpace(text: string, at: number): number {
  const spaces = /[^\S\r\n]*/y;
  spaces.lastIndex = at;
  return spaces.exec(text)?.[0].length ?? 0;
}

function endOfPart(text: string, from: number): number {
  const end = /[,\r\n]|$/g;
  end.lastIndex = from;
  return end.exec(text)?.index ?? text.length;
}

/** The quoted part that begins there, and the place of what follows it; null: none does. */
function readQuoted(text: string, start: number): { text: string; end: number } | null {
  const quote = text.charAt(start);
  const closers = closing[quote];
  if (closers === undefined) return null;
  let inner = '';
  for (let at = start + 1; at < text.length; at++) {
    const sign = text.charAt(at);
    if (!closers.includes(sign)) {
      inner += sign;
      continue;
    }
    if (quote === '"' && text[at + 1] === '"') {
      inner += sign;
      at++;
      continue;
    }
    const end = at + 1 + leadingSpace(text, at + 1);
    if (endOfPart(text, end) === end) return { text: inner, end };
    if (quote === '"') throw new PeopleError('invalid', notClosed);
    return null;
  }
  if (quote === '‘' || quote === '‚' || quote === '›' || quote === '»') return null;
  throw new PeopleError('invalid', notClosed);
}
