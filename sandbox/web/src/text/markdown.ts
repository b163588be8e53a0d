import { type Reading, readBareUrl, readCode, readEmoji, readMarked } from './inline-marks.ts';
import { type Inline, type InlineStyle, isSafeUrl, joinedText, type TextBlock } from './text-tree.ts';

/** The standard Markdown of a markdown block: docs.slack.dev/reference/block-kit/blocks/markdown-block. */
export function parseMarkdown(text: string): TextBlock[] {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const blocks: TextBlock[] = [];
  let at = 0;
  while (at < lines.length) {
    const taken = takeBlock(lines, at);
    if (taken.block) blocks.push(taken.block);
    at = taken.next;
  }
  return blocks;
}

interface Taken {
  block: TextBlock | null;
  next: number;
}

const heading = /^(#{1,6})\s+(.*?)\s*#*$/;
const fence = /^```/;
const rule = /^(-{3,}|\*{3,}|_{3,})\s*$/;
const quote = /^>\s?/;
const item = /^(\s*)(?:([-*+])|(\d+)[.)])\s+(.*)$/;
const tableRule = /^\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;

function takeBlock(lines: string[], at: number): Taken {
  const line = lines[at] ?? '';
  if (line.trim() === '') return { block: null, next: at + 1 };
  if (fence.test(line)) return takeFence(lines, at);
  const title = heading.exec(line);
  if (title) {
    const [, marks = '', words = ''] = title;
    return { block: { kind: 'heading', level: marks.length, children: parseInline(words) }, next: at + 1 };
  }
  if (rule.test(line)) return { block: { kind: 'rule' }, next: at + 1 };
  if (quote.test(line)) return takeQuote(lines, at);
  if (item.test(line)) return takeList(lines, at);
  if (line.includes('|') && tableRule.test(lines[at + 1] ?? '')) return takeTable(lines, at);
  return takeParagraph(lines, at);
}

/** The first line from `at` on that does not belong; the end where there is none. */
function endOf(lines: string[], at: number, belongs: (line: string) => boolean): number {
  const length = lines.slice(at).findIndex((line) => !belongs(line));
  return length < 0 ? lines.length : at + length;
}

function takeFence(lines: string[], at: number): Taken {
  const end = endOf(lines, at + 1, (line) => !fence.test(line));
  return { block: { kind: 'code', text: lines.slice(at + 1, end).join('\n') }, next: end + 1 };
}

function takeQuote(lines: string[], at: number): Taken {
  const next = endOf(lines, at, (line) => quote.test(line));
  const text = lines.slice(at, next).map((line) => line.replace(quote, ''));
  return { block: { kind: 'quote', children: parseInline(text.join('\n')) }, next };
}

/** Items of one kind and depth; a deeper one begins a list of its own. */
function takeList(lines: string[], at: number): Taken {
  const [, space = '', , number] = item.exec(lines[at] ?? '') ?? [];
  const sameList = (line: string) => {
    const found = item.exec(line);
    return found?.[1] === space && (found[3] === undefined) === (number === undefined);
  };
  const next = endOf(lines, at, sameList);
  const items = lines.slice(at, next).map((line) => parseInline(taskMark(item.exec(line)?.[4] ?? '')));
  const indent = Math.floor(space.length / 2);
  return {
    block: { kind: 'list', ordered: number !== undefined, start: Number(number ?? 1), indent, items },
    next,
  };
}

const taskMark = (text: string) => text.replace(/^\[ \] /, '☐ ').replace(/^\[x\] /i, '☑ ');

function takeTable(lines: string[], at: number): Taken {
  const next = endOf(lines, at + 2, (line) => line.includes('|'));
  const cells = (line: string) =>
    line
      .trim()
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => parseInline(cell.trim()));
  const rows = lines.slice(at + 2, next).map(cells);
  return { block: { kind: 'table', header: cells(lines[at] ?? ''), rows }, next };
}

function takeParagraph(lines: string[], at: number): Taken {
  const begins = (line: string) =>
    line.trim() === '' || [heading, fence, rule, quote, item].some((mark) => mark.test(line));
  const next = endOf(lines, at + 1, (line) => !begins(line));
  return { block: { kind: 'paragraph', children: parseInline(lines.slice(at, next).join('\n')) }, next };
}

const marks: [string, InlineStyle][] = [
  ['**', 'bold'],
  ['__', 'bold'],
  ['~~', 'strike'],
  ['*', 'italic'],
  ['_', 'italic'],
];

function parseInline(text: string): Inline[] {
  const inlines: Inline[] = [];
  let at = 0;
  while (at < text.length) {
    const reading = readAt(text, at);
    inlines.push(reading?.inline ?? { kind: 'text', text: text[at] ?? '' });
    at = reading?.end ?? at + 1;
  }
  return joinedText(inlines);
}

const asItIs = (text: string) => text;

function readAt(text: string, at: number): Reading {
  const escaped = text[at] === '\\' ? text[at + 1] : undefined;
  if (escaped && /[\\`*_{}[\]()#+\-.!~>|]/.test(escaped)) {
    return { inline: { kind: 'text', text: escaped }, end: at + 2 };
  }
  for (const [mark, style] of marks) {
    const found = readMarked(text, at, mark, (inner) => ({
      kind: 'styled',
      style,
      children: parseInline(inner),
    }));
    if (found) return found;
  }
  return (
    readLink(text, at) ?? readCode(text, at, asItIs) ?? readEmoji(text, at) ?? readBareUrl(text, at, asItIs)
  );
}

/** `[words](https://…)`, or a picture, of which the words are shown. */
function readLink(text: string, at: number): Reading {
  const found = /^!?\[([^\]\n]*)\]\(([^)\s]+)(?:\s+"[^"]*")?\)/.exec(text.slice(at));
  if (!found) return null;
  const [whole, words = '', url = ''] = found;
  if (!isSafeUrl(url)) return null;
  return { inline: { kind: 'link', url, children: parseInline(words || url) }, end: at + whole.length };
}
