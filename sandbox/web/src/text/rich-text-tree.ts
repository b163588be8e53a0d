import type { RichTextBlock, RichTextBlockElement, RichTextElement } from '@slack/types';
import { type Inline, isSafeUrl, type TextBlock } from './text-tree.ts';

/** A rich_text block: docs.slack.dev/reference/block-kit/blocks/rich-text-block. */
export function richTextTree({ elements }: Pick<RichTextBlock, 'elements'>): TextBlock[] {
  return elements.map(blockOf);
}

function blockOf(element: RichTextBlockElement): TextBlock {
  switch (element.type) {
    case 'rich_text_section':
      return { kind: 'paragraph', children: element.elements.map(inlineOf) };
    case 'rich_text_quote':
      return { kind: 'quote', children: element.elements.map(inlineOf) };
    case 'rich_text_preformatted':
      return {
        kind: 'code',
        text: element.elements.map((each) => each.text ?? ('url' in each ? each.url : '')).join(''),
      };
    case 'rich_text_list':
      return {
        kind: 'list',
        ordered: element.style === 'ordered',
        start: 1,
        indent: element.indent ?? 0,
        items: element.elements.map((section) => section.elements.map(inlineOf)),
      };
  }
}

function inlineOf(element: RichTextElement): Inline {
  const { style } = element;
  let inline = bare(element);
  if (style?.code) inline = { kind: 'code', text: element.type === 'text' ? element.text : '' };
  if (style?.strike) inline = { kind: 'styled', style: 'strike', children: [inline] };
  if (style?.italic) inline = { kind: 'styled', style: 'italic', children: [inline] };
  if (style?.bold) inline = { kind: 'styled', style: 'bold', children: [inline] };
  return inline;
}

function bare(element: RichTextElement): Inline {
  switch (element.type) {
    case 'text':
      return { kind: 'text', text: element.text };
    case 'link': {
      const label: Inline = { kind: 'text', text: element.text ?? element.url };
      return isSafeUrl(element.url) ? { kind: 'link', url: element.url, children: [label] } : label;
    }
    case 'user':
      return { kind: 'user', id: element.user_id };
    case 'channel':
      return { kind: 'channel', id: element.channel_id, label: null };
    case 'emoji':
      return { kind: 'emoji', name: element.name };
    case 'broadcast':
      return { kind: 'group', label: `@${element.range}` };
    case 'usergroup':
      return { kind: 'userGroup', id: element.usergroup_id, label: null };
    case 'team':
      return { kind: 'group', label: element.team_id };
    case 'color':
      return { kind: 'colour', value: element.value };
    case 'date': {
      const { timestamp, format, url = null, fallback = '' } = element;
      return { kind: 'date', timestamp, format, url, fallback };
    }
  }
}
