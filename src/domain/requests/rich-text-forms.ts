import type { RichText, RichTextInline, RichTextPart } from './rich-text.ts';

/** What mentions are called; an id that has no name is shown as it is. */
export interface MentionNames {
  person(userId: string): string;
  channel(channelId: string): string;
}

const ids: MentionNames = { person: (id) => id, channel: (id) => id };

/** The rich text without its styles: lists and quotes keep their marks. Pure. */
export function plainRichText({ elements }: RichText, names: MentionNames = ids): string {
  const words = (all: readonly RichTextInline[]) => all.map((one) => inlineWords(one, names)).join('');
  return elements
    .map((part) => plainPart(part, words))
    .join('\n')
    .trim();
}

function plainPart(part: RichTextPart, words: (all: readonly RichTextInline[]) => string): string {
  switch (part.type) {
    case 'rich_text_section':
      return withoutLastBreak(words(part.elements));
    case 'rich_text_preformatted':
      return words(part.elements);
    case 'rich_text_quote':
      return words(part.elements).replaceAll(/^/gm, '> ');
    case 'rich_text_list':
      return part.elements.map((item, i) => listMark(part, i) + words(item.elements)).join('\n');
  }
}

/** What stands before an item of a list: `• ` or `3. `, indented. */
export function listMark(list: Extract<RichTextPart, { type: 'rich_text_list' }>, index: number): string {
  const mark = list.style === 'ordered' ? `${(list.offset ?? 0) + index + 1}.` : '•';
  return `${'    '.repeat(list.indent ?? 0)}${mark} `;
}

/** A section ends where the next part begins; its own last line break would be a second one. */
export function withoutLastBreak(text: string): string {
  return text.endsWith('\n') ? text.slice(0, -1) : text;
}

/** An inline without its style. */
export function inlineWords(one: RichTextInline, names: MentionNames): string {
  switch (one.type) {
    case 'text':
      return one.text;
    case 'link':
      return one.text === undefined || one.text === one.url ? one.url : `${one.text} (${one.url})`;
    case 'emoji':
      return emojiOf(one.unicode) ?? `:${one.name}:`;
    case 'user':
      return `@${names.person(one.user_id)}`;
    case 'usergroup':
      return `@${one.usergroup_id}`;
    case 'channel':
      return `#${names.channel(one.channel_id)}`;
    case 'broadcast':
      return `@${one.range}`;
  }
}

/** `1f44d-1f3fd` → 👍🏽; null for Slack's own pictures. */
function emojiOf(unicode: string | undefined): string | null {
  if (unicode === undefined || !/^[0-9a-f]{1,5}(-[0-9a-f]{1,5})*$/i.test(unicode)) return null;
  const text = String.fromCodePoint(...unicode.split('-').map((code) => Number.parseInt(code, 16)));
  return text.isWellFormed() ? text : null;
}

/**
 * The rich text as HTML with the tags that task tools take: `strong em u s code a ul ol li blockquote pre`.
 * Everything else in it is escaped, and it is well-formed XML. Lines end with a line feed. Pure.
 */
export function htmlRichText({ elements }: RichText, names: MentionNames = ids): string {
  const html = (all: readonly RichTextInline[]) => all.map((one) => inlineHtml(one, names)).join('');
  const parts: { block: boolean; html: string }[] = [];
  for (let i = 0; i < elements.length; i += 1) {
    const part = elements[i];
    if (part === undefined) continue;
    if (part.type === 'rich_text_section') {
      parts.push({ block: false, html: withoutLastBreak(html(part.elements)) });
    } else if (part.type === 'rich_text_quote') {
      parts.push({ block: true, html: `<blockquote>${html(part.elements)}</blockquote>` });
    } else if (part.type === 'rich_text_preformatted') {
      const text = part.elements.map((one) => inlineWords(one, names)).join('');
      parts.push({ block: true, html: `<pre>${escapeXml(text)}</pre>` });
    } else {
      const run = elements.slice(i).findIndex((next) => next.type !== 'rich_text_list');
      const lists = elements.slice(i, run < 0 ? undefined : i + run);
      i += lists.length - 1;
      parts.push({ block: true, html: nested(lists.flatMap((list) => listItems(list, html))) });
    }
  }
  return parts.reduce((text, { block, html: next }, i) => {
    const needsBreak = i > 0 && !block && parts[i - 1]?.block === false;
    return text + (needsBreak ? '\n' : '') + next;
  }, '');
}

interface Item {
  indent: number;
  tag: 'ul' | 'ol';
  html: string;
}

function listItems(list: RichTextPart, html: (all: readonly RichTextInline[]) => string): Item[] {
  if (list.type !== 'rich_text_list') return [];
  const tag = list.style === 'ordered' ? 'ol' : 'ul';
  return list.elements.map((item) => ({ indent: list.indent ?? 0, tag, html: html(item.elements) }));
}

/** Slack keeps lists flat, each with its indent; HTML has one within an item of the other. */
function nested(items: readonly Item[]): string {
  const [first] = items;
  if (!first) return '';
  const end = items.findIndex(
    ({ indent, tag }) => indent < first.indent || (indent === first.indent && tag !== first.tag),
  );
  const own = end < 0 ? items : items.slice(0, end);
  const starts = own.flatMap(({ indent }, i) => (indent === first.indent ? [i] : []));
  const lines = starts.map((start, n) => {
    const inside = nested(own.slice(start + 1, starts[n + 1]));
    return `<li>${own[start]?.html ?? ''}${inside}</li>`;
  });
  const rest = end < 0 ? '' : nested(items.slice(end));
  return `<${first.tag}>${lines.join('')}</${first.tag}>${rest}`;
}

const styleTags = [
  ['code', 'code'],
  ['strike', 's'],
  ['underline', 'u'],
  ['italic', 'em'],
  ['bold', 'strong'],
] as const;

function inlineHtml(one: RichTextInline, names: MentionNames): string {
  const isSafeLink = one.type === 'link' && /^https?:\/\//i.test(one.url);
  const words = isSafeLink
    ? `<a href="${escapeXml(one.url)}">${escapeXml(one.text ?? one.url)}</a>`
    : escapeXml(inlineWords(one, names));
  const style = 'style' in one ? one.style : undefined;
  return styleTags.reduce((text, [key, tag]) => (style?.[key] ? `<${tag}>${text}</${tag}>` : text), words);
}

/** Characters that no XML may hold are left out. */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/(?![\t\n])[\p{Cc}\ufffe\uffff]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
