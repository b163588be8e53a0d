import type { RichText, RichTextInline, RichTextPart } from '../domain/requests/rich-text.ts';
import { inlineWords, listMark, withoutLastBreak } from '../domain/requests/rich-text-forms.ts';
import { channelLink, escaped, link, type Mrkdwn, md, mention } from './mrkdwn.ts';

/** Rich text in Slack's markup, for places that take no blocks of it. Pure. */
export function richTextWords({ elements }: RichText): Mrkdwn {
  return { mrkdwn: elements.map(partWords).join('\n').trim() };
}

function partWords(part: RichTextPart): string {
  const words = (all: readonly RichTextInline[]) => all.map(styled).join('');
  switch (part.type) {
    case 'rich_text_section':
      return withoutLastBreak(words(part.elements));
    case 'rich_text_quote':
      return words(part.elements).replaceAll(/^/gm, '&gt; ');
    case 'rich_text_list':
      return part.elements.map((item, i) => listMark(part, i) + words(item.elements)).join('\n');
    case 'rich_text_preformatted': {
      const plain = part.elements.map((one) => inlineWords(one, asIs)).join('');
      return `\`\`\`${escaped(plain).replaceAll('```', "'''")}\`\`\``;
    }
  }
}

const asIs = { person: (id: string) => id, channel: (id: string) => id };

const marks = [
  ['code', '`'],
  ['strike', '~'],
  ['italic', '_'],
  ['bold', '*'],
] as const;

function styled(one: RichTextInline): string {
  const text = bare(one);
  const style = 'style' in one ? one.style : undefined;
  return marks.reduce((marked, [key, mark]) => (style?.[key] ? eachLine(marked, mark) : marked), text);
}

/** Slack reads a mark only where it stands at a word, and ends it with the line. */
function eachLine(text: string, mark: string): string {
  return text.replaceAll(/^(\s*)(\S.*?)(\s*)$/gm, `$1${mark}$2${mark}$3`);
}

function bare(one: RichTextInline): string {
  switch (one.type) {
    case 'link':
      return link(one.url, one.text ?? one.url).mrkdwn;
    case 'user':
      return mention(one.user_id).mrkdwn;
    case 'channel':
      return channelLink(one.channel_id).mrkdwn;
    case 'emoji':
      return md`:${one.name}:`.mrkdwn;
    default:
      // A group or a broadcast would tell everybody again.
      return escaped(inlineWords(one, asIs));
  }
}
