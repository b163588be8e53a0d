import { count } from '../text.ts';

/** What comes with the file of a list (R12). Pure. */
export function exportWords(exported: number, hasMore: boolean): string {
  const words = `The list that you asked for: ${count(exported, 'Request')}.`;
  return hasMore ? `${words} There are more than one file holds: filter for less to get the others.` : words;
}
