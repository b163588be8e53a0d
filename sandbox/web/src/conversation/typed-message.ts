import type { AppFace, Directory } from '../../../page-server/api.ts';
import { findEmojis } from '../text/emoji.ts';
import { unescapeMrkdwn } from '../text/mrkdwn.ts';

/** What somebody typed in the composer. */
export type Typed = { kind: 'command'; command: string; text: string } | { kind: 'message'; text: string };

/** Whom and what a message can name. */
type Named = Pick<Directory, 'people' | 'channels' | 'userGroups'>;

/** A text that begins with `/word` is a command; any other is a message in mrkdwn, with its mentions as ids. */
export function readTyped(typed: string, directory: Named): Typed {
  const command = /^\/(\S+)\s*([\s\S]*)$/.exec(typed.trim());
  if (command) return { kind: 'command', command: `/${command[1]}`, text: command[2] ?? '' };
  return { kind: 'message', text: messageText(typed, directory) };
}

/** As Slack keeps it. */
export const messageText = (typed: string, directory: Named): string =>
  withMentions(escaped(typed.trim()), directory);

/** The way back, for writing it anew. */
export function typedText(text: string, { people, channels, userGroups }: Named): string {
  return unescapeMrkdwn(
    text.replace(/<([@#]|!subteam\^)([\w-]+)(?:\|[^>]*)?>/g, (whole, sign: string, id: string) => {
      if (sign === '#') {
        const channel = channels.find((each) => each.id === id);
        return channel ? `#${channel.name}` : whole;
      }
      const named = [...people, ...userGroups].find((each) => each.id === id);
      return named ? `@${named.handle}` : whole;
    }),
  );
}

const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/(?<!^|\n)>/g, '&gt;');

function withMentions(text: string, { people, channels, userGroups }: Named): string {
  return text.replace(/(?<![\p{L}\p{N}])([@#])([\p{L}\p{N}_-]+)/gu, (whole, sign: string, name: string) => {
    if (sign === '#') {
      const channel = channels.find((each) => each.kind !== 'im' && each.name === name);
      return channel ? `<#${channel.id}>` : whole;
    }
    const person = people.find(({ handle }) => handle === name);
    if (person) return `<@${person.id}>`;
    const group = userGroups.find(({ handle, isDisabled }) => handle === name && !isDisabled);
    return group ? `<!subteam^${group.id}>` : whole;
  });
}

/** Something that the composer can complete what is typed with. */
export interface Suggestion {
  /** What the whole text is then. */
  text: string;
  label: string;
  detail: string;
}

const mostSuggestions = 8;

/** For the end of a text: commands at its beginning, then `@people`, `#channels` and `:emoji`. */
export function suggestionsFor(
  typed: string,
  { people, channels, userGroups }: Named,
  { commands }: Pick<AppFace, 'commands'>,
): Suggestion[] {
  if (/^\/\S*$/.test(typed)) {
    return commands
      .filter(({ command }) => command.startsWith(typed))
      .map(({ command, usageHint, description }) => ({
        text: `${command} `,
        label: `${command} ${usageHint}`.trim(),
        detail: description,
      }));
  }
  const [, before = '', sign = '', begun = ''] =
    /^([\s\S]*?)(?<![^\s(])([@#:])([\p{L}\p{N}_+-]*)$/u.exec(typed) ?? [];
  const wanted = begun.toLowerCase();
  const complete = (word: string, label: string, detail: string) => ({
    text: `${before}${word} `,
    label,
    detail,
  });
  switch (sign) {
    case '@':
      return [
        ...people.filter(({ role }) => role !== 'deactivated').map((each) => [each.handle, each.realName]),
        ...userGroups.filter(({ isDisabled }) => !isDisabled).map((each) => [each.handle, each.name]),
      ]
        .filter(([handle, name]) => `${handle} ${name}`.toLowerCase().includes(wanted))
        .slice(0, mostSuggestions)
        .map(([handle = '', name = '']) => complete(`@${handle}`, name, `@${handle}`));
    case '#':
      return channels
        .filter(({ kind, name }) => kind !== 'im' && name.includes(wanted))
        .slice(0, mostSuggestions)
        .map(({ name }) => complete(`#${name}`, `#${name}`, ''));
    case ':':
      if (wanted.length < 2) return [];
      return findEmojis(wanted, mostSuggestions).map(({ name, character }) =>
        complete(`:${name}:`, `${character} :${name}:`, ''),
      );
    default:
      return [];
  }
}
