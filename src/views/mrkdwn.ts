import { cut } from './text.ts';

/** Text in Slack's markup in which everything that people typed is escaped. Made by `md` and the functions here. */
export interface Mrkdwn {
  readonly mrkdwn: string;
}

/**
 * Markup with values in it. Strings are escaped, so no text that a person typed can mention a channel or disguise
 * a link; only other `Mrkdwn` keeps its markup.
 */
export function md(markup: TemplateStringsArray, ...values: readonly (string | number | Mrkdwn)[]): Mrkdwn {
  const text = markup.reduce((before, part, i) => before + inside(values[i - 1]) + part);
  return { mrkdwn: text };
}

function inside(value: string | number | Mrkdwn | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'object' ? value.mrkdwn : escaped(String(value));
}

/** Slack reads markup from these three characters alone. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export function mention(userId: string): Mrkdwn {
  return { mrkdwn: `<@${userId}>` };
}

export function channelLink(channelId: string): Mrkdwn {
  return { mrkdwn: `<#${channelId}>` };
}

/** A link to an http(s) address; for any other address only the words. */
export function link(url: string, words: string): Mrkdwn {
  if (!/^https?:\/\//i.test(url)) return md`${words}`;
  const address = escaped(url).replaceAll('|', '%7C');
  return { mrkdwn: `<${address}|${escaped(words.replaceAll('|', '/'))}>` };
}

/** A moment that Slack shows to each reader in their own time zone. */
export function moment(time: Date): Mrkdwn {
  if (Number.isNaN(time.getTime())) return md`an unknown time`;
  const utc = time.toISOString().replace(/^(.{10})T(.{5}).*$/, '$1 $2 UTC');
  return { mrkdwn: `<!date^${Math.floor(time.getTime() / 1000)}^{date_short} {time}|${utc}>` };
}

export function join(parts: readonly Mrkdwn[], between: string): Mrkdwn {
  return { mrkdwn: parts.map((part) => part.mrkdwn).join(between) };
}

/** Cuts markup in sight at `max` UTF-16 units, never inside a mention, a link or an escaped character. */
export function cutMrkdwn(text: string, max: number): string {
  if (text.length <= max) return text;
  const kept = cut(text, max).slice(0, -1);
  return `${kept.replace(/<[^<>]*$/, '').replace(/&[a-z]*$/, '')}…`;
}
