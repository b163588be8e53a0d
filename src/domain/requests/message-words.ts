const tokens = /<([^<>]+)>/g;

/** The ids of the people whom a message mentions. */
export const mentionedIn = (text: string): string[] =>
  [...text.matchAll(/<@([A-Z0-9]+)(?:\|[^<>]*)?>/g)].map(([, id = '']) => id);

/**
 * A message as people read it, for a field that knows no markup: mentions by name, links as addresses, entities as the
 * characters that they stand for. Pure.
 *
 * @param names of people, by id; whoever is not among them stays unnamed
 */
export function messageWords(text: string, names: ReadonlyMap<string, string>): string {
  return text
    .replace(tokens, (_, inner: string) => tokenWords(inner, names))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function tokenWords(inner: string, names: ReadonlyMap<string, string>): string {
  const bar = inner.indexOf('|');
  const target = bar < 0 ? inner : inner.slice(0, bar);
  const label = bar < 0 ? '' : inner.slice(bar + 1);
  if (target.startsWith('@')) return `@${names.get(target.slice(1)) ?? (label || 'somebody')}`;
  if (target.startsWith('#')) return `#${label || 'channel'}`;
  if (target.startsWith('!')) return label || `@${target.slice(1).replace(/\^.*/, '')}`;
  const address = target.replace(/^mailto:/, '');
  return label === '' || label === address ? address : `${label} (${address})`;
}
