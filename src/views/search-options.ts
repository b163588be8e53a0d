import type { PlainTextOption } from '@slack/types';
import type { FieldDefinition } from '../domain/streams/field.ts';
import { foldForSearch } from '../domain/text/fold-case.ts';
import { trimText } from '../domain/text/visible-text.ts';
import { option } from './blocks.ts';
import { limits } from './limits/numbers.ts';

/**
 * The options of a field that match what a person typed into its external select; all, up to Slack's 100, where
 * nothing was typed.
 */
export function searchOptions(field: Pick<FieldDefinition, 'options'>, query: string): PlainTextOption[] {
  return search(field.options, query, ({ label }) => label).map(({ id, label }) => option(label, id));
}

/**
 * Items whose label contains the query, without regard to case and diacritics: those that begin with it first,
 * otherwise in the order given. At most the 100 that a select can show.
 */
export function search<T>(items: readonly T[], query: string, labelOf: (item: T) => string): T[] {
  const wanted = foldForSearch(trimText(query));
  const begins: T[] = [];
  const contains: T[] = [];
  for (const item of items) {
    const at = foldForSearch(trimText(labelOf(item))).indexOf(wanted);
    if (at === 0) begins.push(item);
    else if (at > 0) contains.push(item);
  }
  return [...begins, ...contains].slice(0, limits.element.options);
}
