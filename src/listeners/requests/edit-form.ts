import type { Context } from '../../context.ts';
import { editable, formOfEdit, wholeFormOfEdit } from '../../domain/requests/edit-request.ts';
import {
  tellingOfPrivacy,
  withoutPrivateChoice,
  withPrivateChoice,
} from '../../domain/requests/private-choice.ts';
import { shownFields } from '../../domain/streams/conditions.ts';
import { modals } from '../../views/ids.ts';
import { type EditFormMetadata, metadata } from '../../views/metadata.ts';
import { changedRequest, requestForm } from '../../views/request-form.ts';
import { type Caller, personOf } from '../caller.ts';
import type { FormPurpose, OpenForm } from './fill-in.ts';
import { saveOrShowBoth } from './save-edit.ts';

/** The form of a Request with what it has, to be changed (R6). @throws PeopleError where the person may not. */
export async function editFormView(context: Context, caller: Caller, requestId: string) {
  const { form, opening, options } = await openRequest(context, caller, { requestId });
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
    return openRequest(context, caller, metadata.editForm.parse(text));
  },

  async finish(context, submitted, { answers: given }) {
    const opened = metadata.editForm.parse(submitted.view.private_metadata);
    const { requestId, seenUpTo, wasPrivate } = opened;
    const { form } = await openRequest(context, submitted, opened);
    const { answers, isPrivate } = withoutPrivateChoice(given);
    const shown = shownFields(form.fields, answers).map(({ id }) => id);
    return saveOrShowBoth(context, submitted, {
      ...{ requestId, part: 'form', seenUpTo, shown, answers },
      // Who left the box as it was does not undo what somebody else ticked meanwhile.
      ...(wasPrivate !== undefined && isPrivate !== wasPrivate && { isPrivate }),
    });
  },
};

/** @param opened what was seen of the Request when its window was opened; its id alone: it is opened now. */
async function openRequest(
  context: Context,
  caller: Caller,
  opened: { requestId: string } | EditFormMetadata,
): Promise<OpenForm> {
  const { requestId } = opened;
  const person = await personOf(context, caller);
  const now = await context.store
    .in(caller.workspaceId)
    .read((db) => editable(db, person, requestId, 'form'));
  const { request, stream } = now;
  // Who has it already may keep it, also out of the team; bounds count from the day of submission.
  const team = request.assigneeId === null ? stream.team : [...stream.team, request.assigneeId];
  const { maySetPrivate, seenUpTo } = now;
  const isNew = !('seenUpTo' in opened);
  const seen = isNew
    ? { requestId, seenUpTo, wasPrivate: maySetPrivate ? request.isPrivate : undefined }
    : opened;
  const asks = seen.wasPrivate !== undefined;
  return {
    form: tellingOfPrivacy(formOfEdit(now), asks ? 'asked' : null),
    opening: { answers: withPrivateChoice(now.values, seen.wasPrivate ?? false), seen: [], files: [] },
    check: { team, now: request.createdAt, timeZone: person.timeZone },
    options: {
      stream: { name: stream.name, description: `#${request.number} ${request.subject}` },
      modal: changedRequest(seen),
    },
  };
}
