import type { App, ViewOutput, ViewResponseAction } from '@slack/bolt';
import type { Context } from '../../context.ts';
import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import { requireMay } from '../../domain/permissions.ts';
import type { Answers } from '../../domain/requests/answers.ts';
import { openStream, submitRequest } from '../../domain/requests/submit-request.ts';
import type { Form } from '../../domain/streams/field.ts';
import type { Stream } from '../../domain/streams/stream.ts';
import { PeopleError } from '../../errors.ts';
import { learnMembership } from '../../slack/membership.ts';
import { parseFieldBlockId } from '../../views/block-ids.ts';
import { actions, modals } from '../../views/ids.ts';
import { metadata } from '../../views/metadata.ts';
import { readAnswers, readFormFiles, removedAnswers, requestForm } from '../../views/request-form.ts';
import { searchOptions } from '../../views/search-options.ts';
import { cut } from '../../views/text.ts';
import { type Caller, personOf } from '../caller.ts';
import { onClick, onOptions, onSubmission, type SubmissionAnswer, type Submitted } from '../entry.ts';

/** Opens a Stream's form. @throws PeopleError where it takes no Requests of this person. */
export async function openForm(context: Context, caller: Caller, stream: Stream): Promise<void> {
  const view = await formView(context, caller, stream);
  await caller.client.views.open({ trigger_id: caller.triggerId ?? '', view });
}

/** The Stream of an id that came with a payload. @throws PeopleError where it takes no Requests any more. */
export function streamOfId(context: Context, { workspaceId }: Caller, streamId: string): Promise<Stream> {
  return context.store.in(workspaceId).read((db) => openStream(db, streamId));
}

/** The modal of a Stream's form. `details` is put where details go: into the first long text that it asks for. */
export async function formView(context: Context, caller: Caller, stream: Stream, details = '') {
  const person = await personOf(context, caller);
  await learnMembership(context, caller.client, caller.workspaceId, { stream, userId: caller.userId });
  const form = await context.store.in(caller.workspaceId).read(function* (db) {
    yield* requireMay(db, person, 'submit_request', stream);
    const form = yield* db.streams.form(stream.id, stream.formVersion);
    if (!form) throw new Error(`Stream ${stream.id} has no form ${stream.formVersion}.`);
    return form;
  });
  return requestForm(form, detailsAnswer(form, details), {
    stream,
    metadata: { streamId: stream.id, formVersion: form.version },
  });
}

function detailsAnswer(form: Form, details: string): Answers {
  const texts = form.fields.filter(
    (field) => field.type === 'text' && field.role === null && field.multiline,
  );
  const field = texts.find(({ name }) => name === 'Details') ?? texts[0];
  return field && details !== '' ? { [field.id]: cut(details, field.maxLength) } : {};
}

/** The form: its selects while it is filled in, and its Submit (R2). */
export function formListeners(app: App, context: Context): void {
  onSubmission(app, context, modals.requestForm, (submitted) => submit(context, submitted));

  onClick(app, context, actions.openForm, async (clicked) => {
    await openForm(context, clicked, await streamOfId(context, clicked, clicked.value));
  });

  onOptions(app, context, actions.answer, async ({ workspaceId, view, blockId, query }) => {
    if (view === null) return [];
    const form = await context.store.in(workspaceId).read((db) => formOfWindow(db, view));
    const field = form?.fields.find(({ id }) => id === parseFieldBlockId(blockId));
    return field ? searchOptions(field, query) : [];
  });
}

/** The form whose fields a window has inputs for: to submit a Request, or to edit one. */
function* formOfWindow(db: WorkspaceDb, view: ViewOutput): Steps<Form | undefined> {
  if (view.callback_id !== modals.editRequest) {
    const { streamId, formVersion } = metadata.requestForm.parse(view.private_metadata);
    return yield* db.streams.form(streamId, formVersion);
  }
  const { requestId } = metadata.editRequest.parse(view.private_metadata);
  const request = yield* db.requests.byId(requestId);
  return request && (yield* db.streams.form(request.streamId, request.formVersion));
}

async function submit(context: Context, submitted: Submitted): Promise<SubmissionAnswer | undefined> {
  const { workspaceId, view } = submitted;
  const { streamId, formVersion } = metadata.requestForm.parse(view.private_metadata);
  const form = await context.store.in(workspaceId).read((db) => db.streams.form(streamId, formVersion));
  if (!form) throw new PeopleError('not_found', 'This form is gone. Copy what you typed and open it again.');
  const answers = readAnswers(form, view.state.values);
  const result = await submitRequest(context, workspaceId, await personOf(context, submitted), {
    streamId,
    formVersion,
    answers,
    files: readFormFiles(form, view.state.values),
    submissionKey: view.id,
  });
  if (result.outcome === 'submitted') {
    const { id, number } = result.request;
    context.events.requestSubmitted({ workspaceId, streamId, requestId: id, number });
    return undefined;
  }
  return { ack: changedForm(result, answers) };
}

/** The form as it is now, with every answer that it still has a place for, and the others above it. */
function changedForm(
  { stream, before, now }: { stream: Stream; before: Form; now: Form },
  answers: Answers,
): ViewResponseAction {
  return {
    response_action: 'update',
    view: requestForm(now, answers, {
      stream,
      metadata: { streamId: stream.id, formVersion: now.version },
      notice: {
        text: 'This form was changed while you filled it in. Nothing is submitted yet: look it over and submit again.',
        removed: removedAnswers(before, now, answers),
      },
    }),
  };
}
