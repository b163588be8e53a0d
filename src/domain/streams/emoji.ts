/** Names that Slack gives for others. */
const aliases: Readonly<Record<string, string>> = { thumbsup: '+1', thumbsdown: '-1' };

/**
 * The name under which Slack tells of an emoji, of a name as people type it: `:Ticket:` is `ticket`, in any skin tone.
 * Null: it is no name of one emoji. Pure.
 */
export function emojiName(typed: string): string | null {
  const found = /^:?([\p{L}\p{N}_+'&.-]{1,100})(?:::?skin-tone-\d)?:?$/u.exec(typed.trim().toLowerCase());
  const name = found?.[1];
  if (name === undefined || !/[\p{L}\p{N}]/u.test(name)) return null;
  return Object.hasOwn(aliases, name) ? (aliases[name] ?? name) : name;
}
