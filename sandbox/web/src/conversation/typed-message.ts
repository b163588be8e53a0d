import type { AppFace, Directory } from '../../../page-server/api.ts';
import { findEmojis } from '../text/emoji.ts';

/** What somebody typed in the composer. */
export type Typed = { kind: 'command'; command: string; text: string } | { kind: 'message'; text: string };

/** A text that begins with `/word` is a command; any other is a message in mrkdwn, with its mentions as ids. */
export function readTyped(typed: string, directory: Pick<Directory, 'people' | 'channels'>): Typed {
  const command = /^\/(\S+)\s*([\s\S]*)$/.exec(typed.trim());
  if (command) return { kind: 'command', command: `/${command[1]}`, text: command[2] ?? '' };
  return { kind: 'message', text: withMentions(escaped(typed.trim()), directory) };
}

const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/(?<!^|\n)>/g, '&gt;');

function withMentions(text: string, { people, channels }: Pick<Directory, 'people' | 'channels'>): string {
  return text.replace(/(?<![\p{L}\p{N}])([@#])([\p{L}\p{N}_-]+)/gu, (whole, sign: string, name: string) => {
    if (sign === '@') {
      const person = people.find(({ handle }) => handle === name);
      return person ? `<@${person.id}>` : whole;
    }
    const channel = channels.find((each) => each.kind !== 'im' && each.name === name);
    return channel ? `<#${channel.id}>` : whole;
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
  { people, channels }: Pick<Directory, 'people' | 'channels'>,
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
      return people
        .filter(
          ({ handle, realName, role }) =>
            role !== 'deactivated' && `${handle} ${realName}`.toLowerCase().includes(wanted),
        )
        .slice(0, mostSuggestions)
        .map(({ handle, realName }) => complete(`@${handle}`, realName, `@${handle}`));
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
