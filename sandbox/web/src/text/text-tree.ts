/** Formatted text, whatever notation it was written in. */

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'styled'; style: InlineStyle; children: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; url: string; children: Inline[] }
  | { kind: 'user'; id: string }
  | { kind: 'channel'; id: string; label: string | null }
  | { kind: 'group'; label: string }
  | { kind: 'userGroup'; id: string; label: string | null }
  | { kind: 'date'; timestamp: number; format: string; url: string | null; fallback: string }
  | { kind: 'emoji'; name: string }
  | { kind: 'colour'; value: string };

export type InlineStyle = 'bold' | 'italic' | 'strike';

export type TextBlock =
  | { kind: 'paragraph'; children: Inline[] }
  | { kind: 'heading'; level: number; children: Inline[] }
  | { kind: 'quote'; children: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'list'; ordered: boolean; start: number; indent: number; items: Inline[][] }
  | { kind: 'table'; header: Inline[][]; rows: Inline[][][] }
  | { kind: 'rule' };

/** Addresses that a link may lead to; anything else is shown as text. */
export const isSafeUrl = (url: string): boolean => /^((https?|slack):\/\/|mailto:|tel:)/i.test(url);

/** Runs of plain text as one. */
export function joinedText(inlines: readonly Inline[]): Inline[] {
  const joined: Inline[] = [];
  for (const inline of inlines) {
    const last = joined.at(-1);
    if (inline.kind === 'text' && last?.kind === 'text') {
      joined[joined.length - 1] = { kind: 'text', text: last.text + inline.text };
    } else {
      joined.push(inline);
    }
  }
  return joined;
}
