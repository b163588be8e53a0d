import type { Button, KnownBlock } from '@slack/types';
import type { RequestCursor } from '../../domain/requests/request-query.ts';
import { actionsRow, button, context } from '../blocks.ts';
import { actions } from '../ids.ts';
import { type Mrkdwn, md } from '../mrkdwn.ts';

/** The first items of a list, and how many there are in all. */
export interface Page<T> {
  shown: readonly T[];
  total: number;
}

/** What a button under a list carries as JSON: a page, counted from 0, or the place where the list goes on. */
export type Way = { page: number } | { after: RequestCursor } | { back: true };

/** null: there is nothing there. */
export interface Ways {
  previous: Way | null;
  next: Way | null;
}

/** Under a list: where in it one is, and the ways on. */
export function pager(where: Mrkdwn, { previous, next }: Ways): KnownBlock[] {
  const buttons: Button[] = [
    ...(previous === null
      ? []
      : [button('Previous', actions.homePrevious, { value: JSON.stringify(previous) })]),
    ...(next === null ? [] : [button('Next', actions.homeNext, { value: JSON.stringify(next) })]),
  ];
  return [context(where), ...(buttons.length > 0 ? [actionsRow(buttons)] : [])];
}

/** `11 to 20 of 500`, and no numbers where all are in sight. */
export function whereWords(first: number, shown: number, total: string): Mrkdwn {
  return first === 0 && String(shown) === total
    ? md`${total} in all`
    : md`${first + 1} to ${first + shown} of ${total}`;
}
