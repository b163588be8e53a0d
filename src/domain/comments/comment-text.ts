import type { SlackNames } from '../integrations/task-content.ts';
import { trimText } from '../text/visible-text.ts';
import type { Comment } from './comment.ts';

/** Slack's markup between angle brackets: a person, a channel, a group or command, a link. */
const markup = /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g;

/** Whom and what a text of Slack mentions, by ids. Pure. */
export function mentionedIn(text: string): { people: string[]; channels: string[] } {
  const found = { people: new Set<string>(), channels: new Set<string>() };
  for (const [, sign, id = ''] of text.matchAll(markup)) {
    if (sign === '@') found.people.add(id);
    if (sign === '#') found.channels.add(id);
  }
  return { people: [...found.people], channels: [...found.channels] };
}

/** A text of Slack as it reads outside of it: with names for ids, and addresses beside the words of links. Pure. */
export function plainText(
  text: string,
  { people, channels }: Pick<SlackNames, 'people' | 'channels'>,
): string {
  const words = text.replaceAll(markup, (_, sign: string, target: string, label?: string) => {
    switch (sign) {
      case '@':
        return `@${people.get(target)?.name ?? label ?? 'somebody'}`;
      case '#':
        return `#${channels.get(target) ?? (label || 'a channel')}`;
      case '!':
        return label ?? `@${target.replace(/^subteam\^.*/, 'a group')}`;
      default:
        return label === undefined || label === target ? target : `${label} (${target})`;
    }
  });
  return words.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

const cutMark = '…';

/**
 * What a tool is told of a comment: `Maya: …`, since the service user writes it for everybody. Pure.
 *
 * @param longest in UTF-16 units; a longer one is cut in sight.
 */
export function commentForTool(
  author: string,
  text: string,
  { fileNames }: Pick<Comment, 'fileNames'>,
  longest: number,
): string {
  const files = fileNames.length === 0 ? '' : `(${fileNames.join(', ')})`;
  const words = [trimText(text), files].filter((part) => part !== '').join('\n');
  const whole = `${author}: ${words}`.toWellFormed();
  if (whole.length <= longest) return whole;
  const kept = whole.slice(0, longest - cutMark.length);
  return `${kept.isWellFormed() ? kept : kept.slice(0, -1)}${cutMark}`;
}
