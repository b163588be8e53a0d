import type { KnownBlock } from '@slack/types';
import type { Request } from '../../domain/requests/request.ts';
import { type RequestCursor, usualPageSize } from '../../domain/requests/request-query.ts';
import type { RequestStatus } from '../../domain/streams/statuses.ts';
import { button, context, header, section } from '../blocks.ts';
import { actions } from '../ids.ts';
import { link, type Mrkdwn, md } from '../mrkdwn.ts';
import { statusWords } from '../request-content.ts';
import { count, dateWords } from '../text.ts';
import { type Page, pager, whereWords } from './page.ts';

export interface HomeRequest extends Pick<Request, 'id' | 'number' | 'subject' | 'dueDate'> {
  streamName: string;
  status: RequestStatus;
  /** Of the Request's message; null until it is posted. */
  permalink: string | null;
  isOverdue: boolean;
  /** The person who looks may complete it. */
  mayComplete: boolean;
}

/** One page of a list of Requests. */
export interface RequestList extends Page<HomeRequest> {
  /** Counted from 0. */
  page: number;
  /** Where the next page goes on; null: this is the last one. */
  next: RequestCursor | null;
  /** False: there are at least `total`. */
  totalIsExact: boolean;
}

/** Requests that a list of the overview shows. */
export const mostOverviewRequests = 5;

/** The first Requests of a list, one line each, and how many there are beside. */
export function requestLines({ shown, total }: Page<HomeRequest>): KnownBlock[] {
  const requests = shown.slice(0, mostOverviewRequests);
  const rest = total - requests.length;
  return [
    ...requests.map(requestBlock),
    ...(rest > 0 ? [context(md`… and ${count(rest, 'more Request')}`)] : []),
  ];
}

/** A tab that is a list of Requests. */
export function requestListBlocks(title: string, list: RequestList, none: string): KnownBlock[] {
  if (list.total === 0) return [header(title), context(md`${none}`)];
  const shown = list.shown.slice(0, usualPageSize);
  const total = list.totalIsExact ? String(list.total) : `more than ${list.total}`;
  return [
    header(title),
    ...shown.map(requestBlock),
    ...pager(whereWords(list.page * usualPageSize, shown.length, total), {
      previous: list.page > 0 ? { back: true } : null,
      next: list.next && { after: list.next },
    }),
  ];
}

function requestBlock(request: HomeRequest): KnownBlock {
  const complete = button('Complete', actions.complete, { value: request.id });
  return section(
    requestLine(request),
    request.mayComplete && request.status.counts === 'open' ? complete : undefined,
  );
}

function requestLine(request: HomeRequest): Mrkdwn {
  const title = `#${request.number} ${request.subject}`;
  const linked = request.permalink === null ? md`${title}` : link(request.permalink, title);
  return md`${statusWords(request.status)} · ${linked} · ${request.streamName}${dueWords(request)}`;
}

function dueWords({ dueDate, isOverdue }: HomeRequest): Mrkdwn {
  if (dueDate === null) return md``;
  return isOverdue ? md` · *overdue since ${dateWords(dueDate)}*` : md` · due ${dateWords(dueDate)}`;
}
