import type { App } from '@slack/bolt';
import type { Context } from '../../context.ts';
import { checkAnswers } from '../../domain/requests/check-answers.ts';
import { shownFields } from '../../domain/streams/conditions.ts';
import { draftVersion } from '../../domain/streams/draft.ts';
import { managedStream } from '../../domain/streams/manage-stream.ts';
import { InvalidInput, PeopleError } from '../../errors.ts';
import { actions, modals } from '../../views/ids.ts';
import { metadata } from '../../views/metadata.ts';
import { noticeModal } from '../../views/notice.ts';
import { readAnswers, requestForm } from '../../views/request-form.ts';
import { type Caller, personOf } from '../caller.ts';
import { onClick, onSubmission } from '../entry.ts';
import { listOfWindow } from './list-window.ts';

/** The very modal that a requester will see, of the draft (S3). Its Submit only checks, and saves nothing. */
export function previewFormListeners(app: App, context: Context): void {
  onClick(app, context, actions.previewForm, async (clicked) => {
    const { stream, form } = await draftForm(context, clicked, listOfWindow(clicked).streamId);
    const view = requestForm(
      form,
      {},
      {
        stream,
        metadata: { streamId: stream.id, formVersion: draftVersion },
        notice: {
          text: 'This is a preview of the draft. Submit only checks what you filled in; nothing is saved.',
        },
      },
    );
    await clicked.client.views.push({ trigger_id: clicked.triggerId ?? '', view });
  });

  onSubmission(app, context, modals.formPreview, async (submitted) => {
    const { view } = submitted;
    const { streamId } = metadata.requestForm.parse(view.private_metadata);
    const { stream, form, person } = await draftForm(context, submitted, streamId);
    const answers = readAnswers(form, view.state.values);
    const messages = checkAnswers(shownFields(form.fields, answers), answers, {
      team: stream.team,
      now: context.clock(),
      timeZone: person.timeZone,
    });
    if (Object.keys(messages).length > 0) throw new InvalidInput(messages);
    return {
      ack: {
        response_action: 'update',
        view: noticeModal('Preview', 'All is well: this would be a Request. Nothing was saved.'),
      },
    };
  });
}

async function draftForm(context: Context, caller: Caller, streamId: string) {
  const person = await personOf(context, caller);
  return context.store.in(caller.workspaceId).read(function* (db) {
    const stream = yield* managedStream(db, person, streamId);
    const form = yield* db.streams.form(streamId, draftVersion);
    if (!form || form.fields.length === 0) throw new PeopleError('not_found', 'The form has no fields yet.');
    return { stream, form, person };
  });
}
