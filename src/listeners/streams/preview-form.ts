import type { App } from '@slack/bolt';
import type { Context } from '../../context.ts';
import { checkAnswers } from '../../domain/requests/check-answers.ts';
import {
  privacyOfNew,
  tellingOfPrivacy,
  withoutPrivateChoice,
} from '../../domain/requests/private-choice.ts';
import { shownFields } from '../../domain/streams/conditions.ts';
import { draftVersion } from '../../domain/streams/draft.ts';
import { managedStream } from '../../domain/streams/manage-stream.ts';
import { InvalidInput, PeopleError } from '../../errors.ts';
import { actions, modals } from '../../views/ids.ts';
import { metadata } from '../../views/metadata.ts';
import { noticeModal } from '../../views/notice.ts';
import { formPreview, requestForm } from '../../views/request-form.ts';
import { type Caller, personOf } from '../caller.ts';
import { onClick } from '../entry.ts';
import type { FormPurpose, OpenForm } from '../requests/fill-in.ts';
import { formToFill } from '../requests/open-form.ts';
import { listOfWindow } from './list-window.ts';

/** Opens the very modal that a requester will see, of the draft (S3). */
export function previewFormListeners(app: App, context: Context): void {
  onClick(app, context, actions.previewForm, async (clicked) => {
    const { form, opening, options } = await draftForm(context, clicked, listOfWindow(clicked).streamId);
    const text = 'This is a preview of the draft. Submit only checks what you filled in; nothing is saved.';
    const view = requestForm(form, opening.answers, { ...options, notice: { text } });
    await clicked.client.views.push({ trigger_id: clicked.triggerId ?? '', view });
  });
}

/** The preview while it is filled in. Its Submit only checks, and saves nothing. */
export const previewedForm: FormPurpose = {
  callbackId: modals.formPreview,

  form(context, workspaceId, text) {
    const { streamId } = metadata.requestForm.parse(text);
    return context.store.in(workspaceId).read((db) => db.streams.form(streamId, draftVersion));
  },

  open: (context, caller, text) => draftForm(context, caller, metadata.requestForm.parse(text).streamId),

  async finish(context, submitted, { answers: given }) {
    const { answers } = withoutPrivateChoice(given);
    const { streamId } = metadata.requestForm.parse(submitted.view.private_metadata);
    const { form, check } = await draftForm(context, submitted, streamId);
    const messages = checkAnswers(shownFields(form.fields, answers), answers, check);
    if (Object.keys(messages).length > 0) throw new InvalidInput(messages);
    const words = 'All is well: this would be a Request. Nothing was saved.';
    return { ack: { response_action: 'update', view: noticeModal('Preview', words) } };
  },
};

async function draftForm(context: Context, caller: Caller, streamId: string): Promise<OpenForm> {
  const person = await personOf(context, caller);
  return context.store.in(caller.workspaceId).read(function* (db) {
    const stream = yield* managedStream(db, person, streamId);
    const form = yield* db.streams.form(streamId, draftVersion);
    if (!form || form.fields.length === 0) throw new PeopleError('not_found', 'The form has no fields yet.');
    const whole = tellingOfPrivacy(form, privacyOfNew(stream.settings));
    return formToFill(context, { form: whole, stream, person, modal: formPreview(streamId) });
  });
}
