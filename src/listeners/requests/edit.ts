import type { App } from '@slack/bolt';
import type { Context } from '../../context.ts';
import type { EditPart } from '../../domain/requests/edit-fields.ts';
import { editable, wholeFormOfEdit } from '../../domain/requests/edit-request.ts';
import { editRequest, readEdit } from '../../views/edit-request/edit-request.ts';
import { searchTeam } from '../../views/edit-request/team-select.ts';
import { actions, modals } from '../../views/ids.ts';
import { metadata } from '../../views/metadata.ts';
import { type Caller, personOf } from '../caller.ts';
import { onClick, onOptions, onSubmission } from '../entry.ts';
import { editFormView } from './edit-form.ts';
import type { FormWindow } from './fill-in.ts';
import { saveOrShowBoth } from './save-edit.ts';
import { candidates, teamFor } from './team-candidates.ts';

/** Opens the window that changes a Request, or one thing of it (R6). @throws PeopleError where the person may not. */
export async function openEdit(
  context: Context,
  caller: Caller,
  requestId: string,
  part: EditPart,
): Promise<void> {
  const view =
    part === 'form'
      ? await editFormView(context, caller, requestId)
      : await partView(context, caller, requestId, part);
  await caller.client.views.open({ trigger_id: caller.triggerId ?? '', view });
}

async function partView(context: Context, caller: Caller, requestId: string, part: EditPart) {
  const person = await personOf(context, caller);
  const now = await context.store.in(caller.workspaceId).read((db) => editable(db, person, requestId, part));
  return editRequest(now, { team: await teamFor(context, caller, now) });
}

/** The windows that change one thing of a Request, or settle what two people did; and their Save (R6, R8). */
export function editListeners(app: App, context: Context): void {
  onClick(app, context, actions.editRequest, (clicked) => openEdit(context, clicked, clicked.value, 'form'));
  onClick(app, context, actions.assign, (clicked) => openEdit(context, clicked, clicked.value, 'assignee'));

  onSubmission(app, context, modals.editRequest, async (submitted) => {
    const { workspaceId, view } = submitted;
    const { requestId, part, ...opened } = metadata.editRequest.parse(view.private_metadata);
    const person = await personOf(context, submitted);
    const now = await context.store.in(workspaceId).read((db) => editable(db, person, requestId, part));
    const edit = readEdit(now, view.blocks, view.state.values);
    return await saveOrShowBoth(context, submitted, { requestId, part, ...opened, ...edit });
  });

  onOptions(app, context, actions.pickAssignee, async (asked) => {
    if (asked.view === null) return [];
    const { requestId } = metadata.editRequest.parse(asked.view.private_metadata);
    const team = await context.store.in(asked.workspaceId).read(function* (db) {
      const request = yield* db.requests.byId(requestId);
      const stream = request && (yield* db.streams.byId(request.streamId));
      return stream?.team ?? [];
    });
    return searchTeam(await candidates(context, asked, team), asked.query);
  });
}

/** The same windows, for the options of the selects in them. */
export const editWindow: FormWindow = {
  callbackId: modals.editRequest,

  async form(context, workspaceId, text) {
    const { requestId } = metadata.editRequest.parse(text);
    return context.store.in(workspaceId).read((db) => wholeFormOfEdit(db, requestId));
  },
};
