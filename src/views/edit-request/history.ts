import type { KnownBlock, ModalView } from '@slack/types';
import type { HistoryEntry } from '../../domain/requests/history.ts';
import type { Request } from '../../domain/requests/request.ts';
import { actionsRow, button, context, section } from '../blocks.ts';
import { changeSentence, type HistoryWords } from '../history-words.ts';
import { actions } from '../ids.ts';
import { metadata } from '../metadata.ts';
import { modal } from '../modal.ts';
import { md, moment } from '../mrkdwn.ts';

/** Entries of a page. */
export const historyPageSize = 20;

export interface History {
  request: Pick<Request, 'id' | 'number' | 'subject' | 'requesterId' | 'submittedBy'>;
  /** Newest first. */
  entries: readonly HistoryEntry[];
  /** Counted from 0. */
  page: number;
  hasOlder: boolean;
  words: HistoryWords;
}

/** Who changed what of a Request, and when, in sentences, newest first (R7). */
export function history({ request, entries, page, hasOlder, words }: History): ModalView {
  const submittedFor = request.submittedBy === null ? {} : { submittedFor: request.requesterId };
  return modal({
    title: 'History',
    metadata: metadata.requestHistory.print({ requestId: request.id, page }),
    close: 'Close',
    blocks: [
      section(md`*#${request.number} ${request.subject}*`),
      ...entries
        .slice(0, historyPageSize)
        .flatMap((entry): KnownBlock[] => [
          section(changeSentence(entry, { ...words, ...submittedFor, mentions: true })),
          context(moment(entry.at)),
        ]),
      ...pages(page, hasOlder),
    ],
  });
}

function pages(page: number, hasOlder: boolean): KnownBlock[] {
  const newer = button('Newer', actions.newerHistory, { value: String(page - 1) });
  const older = button('Older', actions.olderHistory, { value: String(page + 1) });
  const row = [...(page > 0 ? [newer] : []), ...(hasOlder ? [older] : [])];
  return row.length === 0 ? [] : [actionsRow(row)];
}
