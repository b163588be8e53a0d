import type { KnownBlock } from '@slack/types';
import type { Request } from '../../domain/requests/request.ts';
import { context, section } from '../blocks.ts';
import { link, type Mrkdwn, md } from '../mrkdwn.ts';
import { statusWords } from '../request-card.ts';
import { count, dateWords } from '../text.ts';
import type { Page } from './page.ts';

export interface HomeRequest extends Pick<Request, 'number' | 'subject' | 'isOpen' | 'dueDate'> {
  streamName: string;
  /** Of the Request's message; null until it is posted. */
  permalink: string | null;
}

/** Requests that each list of the App Home shows. */
export const mostHomeRequests = 10;

/** The latest Requests, one line each. */
export function requestBlocks({ shown, total }: Page<HomeRequest>, none: string): KnownBlock[] {
  if (total === 0) return [context(md`${none}`)];
  const requests = shown.slice(0, mostHomeRequests);
  const rest = total - requests.length;
  return [
    ...requests.map((request) => section(requestLine(request))),
    ...(rest > 0 ? [context(md`… and ${count(rest, 'more Request')}`)] : []),
  ];
}

function requestLine(request: HomeRequest): Mrkdwn {
  const title = `#${request.number} ${request.subject}`;
  const linked = request.permalink === null ? md`${title}` : link(request.permalink, title);
  const due = request.dueDate === null ? '' : ` · due ${dateWords(request.dueDate)}`;
  return md`${statusWords(request)} · ${linked} · ${request.streamName}${due}`;
}
