import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Context } from '../../context.ts';
import { addTeamNote, teamNotesOf } from '../../domain/comments/team-notes.ts';
import { updateWindow } from '../../slack/update-window.ts';
import { inputs } from '../../views/block-ids.ts';
import { actions, modals } from '../../views/ids.ts';
import { metadata } from '../../views/metadata.ts';
import { notesPageSize, teamNotes } from '../../views/team-notes.ts';
import { type Caller, personOf } from '../caller.ts';
import { onClick, onSubmission } from '../entry.ts';

/** The window of a Request's team notes (R9). */
export function teamNoteListeners(app: App, context: Context): void {
  for (const turn of [actions.newerNotes, actions.olderNotes]) {
    onClick(app, context, turn, async (clicked) => {
      const { requestId } = metadata.aboutRequest.parse(clicked.body.view?.private_metadata ?? '');
      const page = Math.max(0, Math.trunc(Number(clicked.value)) || 0);
      const view = await teamNotesView(context, clicked, requestId, page);
      await updateWindow(clicked.client, { view_id: clicked.body.view?.id ?? '', view });
    });
  }

  onSubmission(app, context, modals.teamNotes, async (submitted) => {
    const { view, workspaceId } = submitted;
    const { requestId } = metadata.aboutRequest.parse(view.private_metadata);
    const text = view.state.values[inputs.note]?.[actions.answer]?.value ?? '';
    const person = await personOf(context, submitted);
    await addTeamNote(context, workspaceId, person, { requestId, text, submissionKey: view.id });
    return undefined;
  });
}

/** @throws PeopleError for everybody who is not in the team. */
export async function teamNotesView(
  context: Context,
  caller: Caller,
  requestId: string,
  page: number,
): Promise<ModalView> {
  const person = await personOf(context, caller);
  const size = { page, size: notesPageSize };
  return teamNotes({ ...(await teamNotesOf(context, caller.workspaceId, person, requestId, size)), page });
}
