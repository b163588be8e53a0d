import { createHash } from 'node:crypto';
import type { TaskValue } from '../../integrations/connector.ts';

/** Longer ones are kept as a fingerprint: they are compared and never read. */
const longestKept = 100;

/**
 * Text that is the same for the same values, however each side writes them; null for an empty one. People go by
 * e-mail, the order of several means nothing, outer spaces and kinds of line ends neither. Pure.
 */
export function canonical(value: TaskValue | null): string | null {
  const text = plain(value);
  if (text === null || text.length <= longestKept) return text;
  return `#${createHash('sha256').update(text).digest('base64url')}`;
}

function plain(value: TaskValue | null): string | null {
  if (value === null) return null;
  switch (value.type) {
    case 'text':
      return tidy(value.text) || null;
    case 'number':
      return value.number;
    case 'date':
      return value.date.slice(0, 10) || null;
    case 'checked':
      return value.checked ? 'yes' : null;
    case 'options':
      return several(value.labels);
    case 'people':
      return several(value.people.map(({ email, name }) => email?.toLowerCase() ?? name));
    case 'channels':
      return several(value.names.map((name) => name.replace(/^#/, '')));
  }
}

export function tidy(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').trim();
}

function several(names: readonly string[]): string | null {
  const sorted = [...new Set(names.map(tidy))].filter((name) => name !== '').toSorted();
  return sorted.length === 0 ? null : JSON.stringify(sorted);
}
