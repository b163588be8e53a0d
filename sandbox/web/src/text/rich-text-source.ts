import type { RichTextBlock, RichTextBlockElement, RichTextElement, RichTextSection } from '@slack/types';
import type { Directory } from '../../../page-server/api.ts';
import { parseMarkdown } from './markdown.ts';
import type { Inline, TextBlock } from './text-tree.ts';

/** Rich text as people type it here: Markdown, with `@handle` and `#channel` for mentions. */

type Named = Pick<Directory, 'people' | 'channels'>;

/** Null: nothing was typed. */
export function richTextOf(source: string, named: Named): RichTextBlock | null {
  const elements = parseMarkdown(source).flatMap((block) => elementOf(block, named));
  return elements.length === 0 ? null : { type: 'rich_text', elements };
}

function elementOf(block: TextBlock, named: Named): RichTextBlockElement[] {
  const section = (inlines: readonly Inline[]): RichTextSection => ({
    type: 'rich_text_section',
    elements: inlines.flatMap((inline) => inlineElements(inline, named, {})),
  });
  switch (block.kind) {
    case 'paragraph':
      return [section(block.children)];
    case 'heading':
      return [section([{ kind: 'styled', style: 'bold', children: block.children }])];
    case 'quote':
      return [{ ...section(block.children), type: 'rich_text_quote' }];
    case 'code':
      return [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: block.text }] }];
    case 'list':
      return [
        {
          type: 'rich_text_list',
          style: block.ordered ? 'ordered' : 'bullet',
          indent: block.indent,
          elements: block.items.map(section),
        },
      ];
    case 'table':
      return [block.header, ...block.rows].map((row) =>
        section(
          row.flatMap((cell, index): Inline[] =>
            index === 0 ? cell : [{ kind: 'text', text: ' | ' }, ...cell],
          ),
        ),
      );
    case 'rule':
      return [];
  }
}

type Style = NonNullable<RichTextElement['style']>;

function inlineElements(inline: Inline, named: Named, style: Style): RichTextElement[] {
  const styled = Object.keys(style).length > 0 ? { style } : {};
  switch (inline.kind) {
    case 'text':
      return mentionsIn(inline.text, named).map((element) => ({ ...element, ...styled }));
    case 'code':
      return [{ type: 'text', text: inline.text, style: { ...style, code: true } }];
    case 'styled':
      return inline.children.flatMap((child) =>
        inlineElements(child, named, { ...style, [inline.style]: true }),
      );
    case 'link': {
      const text = inline.children.map((child) => (child.kind === 'text' ? child.text : '')).join('');
      return [{ type: 'link', url: inline.url, ...(text === inline.url ? {} : { text }), ...styled }];
    }
    case 'emoji':
      return [{ type: 'emoji', name: inline.name, ...styled }];
    default:
      return [];
  }
}

function mentionsIn(text: string, { people, channels }: Named): RichTextElement[] {
  return text.split(/((?<![\p{L}\p{N}])[@#][\p{L}\p{N}_-]+)/u).flatMap((part): RichTextElement[] => {
    if (part === '') return [];
    const person = part.startsWith('@') && people.find(({ handle }) => handle === part.slice(1));
    if (person) return [{ type: 'user', user_id: person.id }];
    const channel =
      part.startsWith('#') && channels.find(({ name, kind }) => kind !== 'im' && name === part.slice(1));
    if (channel) return [{ type: 'channel', channel_id: channel.id }];
    return [{ type: 'text', text: part }];
  });
}

/** The other way, for a value that the form begins with. */
export function sourceOf({ elements }: Pick<RichTextBlock, 'elements'>, named: Named): string {
  return elements.map((element) => sourceOfElement(element, named)).join('\n');
}

function sourceOfElement(element: RichTextBlockElement, named: Named): string {
  switch (element.type) {
    case 'rich_text_section':
      return lineOf(element.elements, named);
    case 'rich_text_quote':
      return lineOf(element.elements, named).replace(/^/gm, '> ');
    case 'rich_text_preformatted':
      return `\`\`\`\n${lineOf(element.elements, named)}\n\`\`\``;
    case 'rich_text_list': {
      const mark = (index: number) => (element.style === 'ordered' ? `${index + 1}.` : '-');
      const space = '  '.repeat(element.indent ?? 0);
      return element.elements
        .map((item, index) => `${space}${mark(index)} ${lineOf(item.elements, named)}`)
        .join('\n');
    }
  }
}

const lineOf = (elements: readonly RichTextElement[], named: Named): string =>
  elements.map((element) => inStyle(wordsOf(element, named), element.style)).join('');

function inStyle(words: string, style: Style | undefined): string {
  if (style?.code) return `\`${words}\``;
  const struck = style?.strike ? `~~${words}~~` : words;
  const slanted = style?.italic ? `_${struck}_` : struck;
  return style?.bold ? `**${slanted}**` : slanted;
}

function wordsOf(element: RichTextElement, { people, channels }: Named): string {
  switch (element.type) {
    case 'text':
      return element.text;
    case 'link':
      return element.text ? `[${element.text}](${element.url})` : element.url;
    case 'user':
      return `@${people.find(({ id }) => id === element.user_id)?.handle ?? element.user_id}`;
    case 'channel':
      return `#${channels.find(({ id }) => id === element.channel_id)?.name ?? element.channel_id}`;
    case 'emoji':
      return `:${element.name}:`;
    case 'broadcast':
      return `@${element.range}`;
    default:
      return '';
  }
}
