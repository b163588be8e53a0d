import type { KnownBlock, ModalView } from '@slack/types';
import type { TeamNote } from '../domain/comments/team-note.ts';
import { longestNote, type PageOfNotes } from '../domain/comments/team-notes.ts';
import { inputs } from './block-ids.ts';
import { actionsRow, button, context, divider, input, section, verbatimSection } from './blocks.ts';
import { actions, modals } from './ids.ts';
import { metadata } from './metadata.ts';
import { modal } from './modal.ts';
import { md, mention, moment } from './mrkdwn.ts';

/** Notes of a page; that many of the longest ones fit into a window. */
export const notesPageSize = 10;

export interface TeamNotes extends PageOfNotes {
  /** Counted from 0. */
  page: number;
}

/** What a team has noted about a Request, for the team alone, and an input for more (R9). */
export function teamNotes({ request, notes, page, hasOlder }: TeamNotes): ModalView {
  return modal({
    title: 'Team notes',
    callbackId: modals.teamNotes,
    metadata: metadata.aboutRequest.print({ requestId: request.id }),
    submit: 'Add',
    close: 'Close',
    blocks: [
      section(md`*#${request.number} ${request.subject}*`),
      context(md`🔒 Only the team reads this: neither the requester nor connected tools see it.`),
      input(inputs.note, 'New team note', {
        type: 'plain_text_input',
        action_id: actions.answer,
        multiline: true,
        max_length: longestNote,
      }),
      divider(),
      ...(notes.length === 0 ? [context(md`No team notes yet.`)] : notes.flatMap(noteBlocks)),
      ...pages(page, hasOlder),
    ],
  });
}

function noteBlocks({ authorId, text, at }: TeamNote): KnownBlock[] {
  return [verbatimSection(text), context(md`${mention(authorId)}, ${moment(at)}`)];
}

function pages(page: number, hasOlder: boolean): KnownBlock[] {
  const newer = button('Newer', actions.newerNotes, { value: String(page - 1) });
  const older = button('Older', actions.olderNotes, { value: String(page + 1) });
  const row = [...(page > 0 ? [newer] : []), ...(hasOlder ? [older] : [])];
  return row.length === 0 ? [] : [actionsRow(row)];
}
