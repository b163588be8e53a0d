import { type Reading, readBareUrl, readCode, readEmoji, readMarked } from './inline-marks.ts';
import { type Inline, type InlineStyle, isSafeUrl, joinedText, type TextBlock } from './text-tree.ts';

/** Slack's mrkdwn: docs.slack.dev/messaging/formatting-message-text. */

/** A whole text: paragraphs, quotes and code blocks. Never throws; what it cannot read stays as it is. */
export function parseMrkdwn(text: string): TextBlock[] {
  return text.split(/```\n?([\s\S]*?)```\n?/).flatMap((part, index): TextBlock[] => {
    if (index % 2 === 1) return [{ kind: 'code', text: unescapeMrkdwn(part.replace(/\n$/, '')) }];
    return part === '' ? [] : quotesAndParagraphs(part);
  });
}

/** Text within a line or several, without quotes and code blocks. */
export function parseMrkdwnInline(text: string): Inline[] {
  const inlines: Inline[] = [];
  let plainFrom = 0;
  let at = 0;
  while (at < text.length) {
    const reading = readAt(text, at);
    if (!reading) {
      at += 1;
      continue;
    }
    inlines.push({ kind: 'text', text: unescapeMrkdwn(text.slice(plainFrom, at)) }, reading.inline);
    at = reading.end;
    plainFrom = at;
  }
  inlines.push({ kind: 'text', text: unescapeMrkdwn(text.slice(plainFrom)) });
  return joinedText(inlines.filter((inline) => inline.kind !== 'text' || inline.text !== ''));
}

/** `emoji: true` of a plain_text turns `:tada:` into a picture; nothing else. */
export function parsePlainText(text: string): Inline[] {
  return text.split(/(:[a-z0-9_+'-]+:)/).flatMap((part, index): Inline[] => {
    if (part === '') return [];
    if (index % 2 === 0) return [{ kind: 'text', text: part }];
    return [readEmoji(part, 0)?.inline ?? { kind: 'text', text: part }];
  });
}

const styles: Record<string, InlineStyle> = { '*': 'bold', _: 'italic', '~': 'strike' };

function readAt(text: string, at: number): Reading {
  const character = text[at] ?? '';
  if (character === '<') return readToken(text, at);
  if (character === '`') return readCode(text, at, unescapeMrkdwn);
  if (character === ':') return readEmoji(text, at);
  if (character === 'h') return readBareUrl(text, at, unescapeMrkdwn);
  const style = styles[character];
  if (!style) return null;
  return readMarked(text, at, character, (inner) => ({
    kind: 'styled',
    style,
    children: parseMrkdwnInline(inner),
  }));
}

/** `<…>`: a link, a mention, a date. */
function readToken(text: string, at: number): Reading {
  const end = text.indexOf('>', at);
  if (end < 0) return null;
  const inner = text.slice(at + 1, end);
  const bar = inner.indexOf('|');
  const target = bar < 0 ? inner : inner.slice(0, bar);
  const label = bar < 0 ? null : unescapeMrkdwn(inner.slice(bar + 1));
  const inline = tokenInline(target, label);
  return inline && { inline, end: end + 1 };
}

function tokenInline(target: string, label: string | null): Inline | null {
  if (target.startsWith('@')) return { kind: 'user', id: target.slice(1) };
  if (target.startsWith('#')) return { kind: 'channel', id: target.slice(1), label };
  if (target.startsWith('!date^')) return dateInline(target, label ?? '');
  if (target.startsWith('!subteam^'))
    return { kind: 'userGroup', id: target.slice('!subteam^'.length), label };
  if (target.startsWith('!')) return { kind: 'group', label: label ?? `@${target.slice(1)}` };
  const url = unescapeMrkdwn(target);
  if (!isSafeUrl(url)) return null;
  return { kind: 'link', url, children: [{ kind: 'text', text: label ?? url.replace(/^mailto:/, '') }] };
}

/** `!date^1392734382^{date_short} at {time}^https://…` */
function dateInline(target: string, fallback: string): Inline {
  const [, seconds = '', format = '', url] = target.split('^');
  const timestamp = Number(seconds);
  if (!Number.isFinite(timestamp)) return { kind: 'text', text: fallback };
  return { kind: 'date', timestamp, format: unescapeMrkdwn(format), url: url ?? null, fallback };
}

function quotesAndParagraphs(text: string): TextBlock[] {
  const groups: { quoted: boolean; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const quoted = /^(&gt;|>)/.test(line);
    const last = groups.at(-1);
    const content = quoted ? line.replace(/^(&gt;|>) ?/, '') : line;
    if (last?.quoted === quoted) last.lines.push(content);
    else groups.push({ quoted, lines: [content] });
  }
  return groups
    .map(({ quoted, lines }) => ({ quoted, text: lines.join('\n') }))
    .filter((group) => group.quoted || group.text.trim() !== '')
    .map(({ quoted, text: inner }) => ({
      kind: quoted ? 'quote' : 'paragraph',
      children: parseMrkdwnInline(inner.replace(/^\n+|\n+$/g, '')),
    }));
}

export function unescapeMrkdwn(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
