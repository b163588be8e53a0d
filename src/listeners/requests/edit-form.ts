import type { Context } from '../../context.ts';
import { editable, formOfEdit, wholeFormOfEdit } from '../../domain/requests/edit-request.ts';
import { shownFields } from '../../domain/streams/conditions.ts';
import { modals } from '../../views/ids.ts';
import { metadata } from '../../views/metadata.ts';
import { changedRequest, requestForm } from '../../views/request-form.ts';
import { type Caller, personOf } from '../caller.ts';
import type { FormPurpose, OpenForm } from './fill-in.ts';
import { saveOrShowBoth } from './save-edit.ts';

/** The form of a Request with what it has, to be changed (R6). @throws PeopleError where the person may not. */
export async function editFormView(context: Context, caller: Caller, requestId: string) {
  const { form, opening, options } = await openRequest(context, caller, requestId, null);
  return requestForm(form, opening.answers, options);
}

/** The form of a Request while it is changed, and its Save. */
export const editedForm: FormPurpose = {
  callbackId: modals.editForm,

  form(context, workspaceId, text) {
    const { requestId } = metadata.editForm.parse(text);
    return context.store.in(workspaceId).read((db) => wholeFormOfEdit(db, requestId));
  },

  open(context, caller, text) {
    const { requestId, seenUpTo } = metadata.editForm.parse(text);
    return openRequest(context, caller, requestId, seenUpTo);
  },

  async finish(context, submitted, { answers }) {
    const { requestId, seenUpTo } = metadata.editForm.parse(submitted.view.private_metadata);
    const { form } = await openRequest(context, submitted, requestId, seenUpTo);
    const shown = shownFields(form.fields, answers).map(({ id }) => id);
    return saveOrShowBoth(context, submitted, { requestId, part: 'form', seenUpTo, shown, answers });
  },
};

/** @param seenUpTo what of its history was seen when its window was opened; null: it is opened now. */
async function openRequest(
  context: Context,
  caller: Caller,
  requestId: string,
  seenUpTo: number | null,
): Promise<OpenForm> {
  const person = await personOf(context, caller);
  const now = await context.store
    .in(caller.workspaceId)
    .read((db) => editable(db, person, requestId, 'form'));
  const { request, stream } = now;
  // Who has it already may keep it, also out of the team; bounds count from the day of submission.
  const team = request.assigneeId === null ? stream.team : [...stream.team, request.assigneeId];
  return {
    form: formOfEdit(now),
    opening: { answers: now.values, seen: [], files: [] },
    check: { team, now: request.createdAt, timeZone: person.timeZone },
    options: {
      stream: { name: stream.name, description: `#${request.number} ${request.subject}` },
      modal: changedRequest({ requestId, seenUpTo: seenUpTo ?? now.seenUpTo }),
    },
  };
}
