const longest = 80;

/**
 * A name that Slack takes for a channel: small letters, digits, hyphens and underscores, at most 80 of them. Pure.
 *
 * @returns empty where nothing of the text can be in such a name.
 */
export function channelName(text: string): string {
  const letters = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{Ll}\p{Lo}\p{N}_]+/gu, '-')
    .replace(/^-+/, '');
  return Array.from(letters)
    .slice(0, longest)
    .join('')
    .slice(0, longest)
    .toWellFormed()
    .replace(/[-\uFFFD]+$/, '');
}
