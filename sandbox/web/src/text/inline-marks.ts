import type { Inline } from './text-tree.ts';

/** What was read from a place in a text, and where it goes on; null: nothing of this kind begins there. */
export type Reading = { inline: Inline; end: number } | null;

const wordCharacter = /[\p{L}\p{N}]/u;

/**
 * Text between two marks such as `*` or `**`: no blank inside next to them, no word right outside, all on one
 * line. `parse` reads what is between.
 */
export function readMarked(
  text: string,
  at: number,
  mark: string,
  parse: (inner: string) => Inline,
): Reading {
  if (!text.startsWith(mark, at)) return null;
  const before = text[at - 1] ?? ' ';
  const first = text[at + mark.length] ?? ' ';
  if (wordCharacter.test(before) || /\s/.test(first) || first === mark[0]) return null;
  for (let end = text.indexOf(mark, at + mark.length + 1); end > 0; end = text.indexOf(mark, end + 1)) {
    const inner = text.slice(at + mark.length, end);
    if (inner.includes('\n')) return null;
    const after = text[end + mark.length] ?? ' ';
    if (!/\s/.test(inner.at(-1) ?? ' ') && !wordCharacter.test(after) && after !== mark[0]) {
      return { inline: parse(inner), end: end + mark.length };
    }
  }
  return null;
}

/** `` `code` `` on one line, as it stands. */
export function readCode(text: string, at: number, decode: (raw: string) => string): Reading {
  if (text[at] !== '`') return null;
  const end = text.indexOf('`', at + 1);
  const inner = text.slice(at + 1, end);
  if (end < 0 || inner === '' || inner.includes('\n')) return null;
  return { inline: { kind: 'code', text: decode(inner) }, end: end + 1 };
}

/** `:tada:`, also with a skin tone. Whether there is such an emoji is for the one who shows it to know. */
export function readEmoji(text: string, at: number): Reading {
  if (text[at] !== ':' || wordCharacter.test(text[at - 1] ?? ' ')) return null;
  const found = /^:([a-z0-9_+'-]+)(?:::skin-tone-[2-6])?:/.exec(text.slice(at, at + 80));
  const name = found?.[1];
  if (!found || name === undefined || /^\d+$/.test(name)) return null;
  return { inline: { kind: 'emoji', name }, end: at + found[0].length };
}

/** An address that stands in the text as it is. */
export function readBareUrl(text: string, at: number, decode: (raw: string) => string): Reading {
  if (text[at] !== 'h' || wordCharacter.test(text[at - 1] ?? ' ')) return null;
  const found = /^https?:\/\/[^\s<>"|]+/.exec(text.slice(at));
  if (!found) return null;
  const address = found[0].replace(/[.,;:!?)\]'*_~]+$/, '');
  const url = decode(address);
  return { inline: { kind: 'link', url, children: [{ kind: 'text', text: url }] }, end: at + address.length };
}
