import type { App } from '@slack/bolt';
import type { Context } from '../../context.ts';
import { may, requireMay } from '../../domain/permissions.ts';
import type { Answers } from '../../domain/requests/answers.ts';
import { type FillIn, nearestPage } from '../../domain/requests/fill-in.ts';
import { askingForWhom } from '../../domain/requests/for-whom.ts';
import { fitDetails } from '../../domain/requests/message-details.ts';
import { offersClosedForm } from '../../domain/requests/offer-closed-form.ts';
import { privacyOfNew, tellingOfPrivacy } from '../../domain/requests/private-choice.ts';
import { openStream, type SubmitOutcome } from '../../domain/requests/submit-request.ts';
import { shownFields } from '../../domain/streams/conditions.ts';
import type { Form } from '../../domain/streams/field.ts';
import type { Stream } from '../../domain/streams/stream.ts';
import { PeopleError } from '../../errors.ts';
import { learnMembership } from '../../slack/membership.ts';
import { slackTime } from '../../slack/slack-time.ts';
import { closedForm } from '../../views/closed-form.ts';
import { type FormNotice, removedAnswers } from '../../views/form-notice.ts';
import { actions, modals } from '../../views/ids.ts';
import { metadata, type RequestFormMetadata } from '../../views/metadata.ts';
import { md } from '../../views/mrkdwn.ts';
import { type FormModal, newRequest, pagesOf, requestForm } from '../../views/request-form.ts';
import { type Caller, personOf } from '../caller.ts';
import { onClick, type SubmissionAnswer, type Submitted } from '../entry.ts';
import { pointOutAlike } from './alike.ts';
import type { FormPurpose } from './fill-in.ts';
import { formToFill } from './open-form.ts';
import { submitFillIn } from './submit-fill-in.ts';

/** Opens a Stream's form, see `formView`. @throws PeopleError where it takes no Requests of this person. */
export async function openForm(
  context: Context,
  caller: Caller,
  stream: Stream,
  details = '',
): Promise<void> {
  const view = await formView(context, caller, stream, details);
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
  const { form, beside } = await context.store.in(caller.workspaceId).read(function* (db) {
    const roles = yield* requireMay(db, person, 'submit_request', stream);
    const form = yield* db.streams.form(stream.id, stream.formVersion);
    if (!form) throw new Error(`Stream ${stream.id} has no form ${stream.formVersion}.`);
    const asksForWhom = may(roles, 'submit_for_other');
    const beside = { asksForWhom, privacy: privacyOfNew(stream.settings) ?? undefined };
    return { form: withBeside(form, beside), beside };
  });
  const { id: streamId } = stream;
  const { userId } = caller;
  const offered = { streamId, userId, details, now: context.clock() };
  const own = context.store.in(caller.workspaceId);
  if (await own.transaction((db) => offersClosedForm(db, offered))) {
    return closedForm(stream.name, { streamId, formVersion: form.version, ...beside });
  }
  const open = formToFill(context, { form, stream, person, modal: modalOf(form, beside) });
  const { answers, notice } = withDetails(form, open.opening.answers, details);
  return requestForm(form, answers, { ...open.options, notice });
}

/** What a form asks and says beside its own fields. */
type Beside = Pick<RequestFormMetadata, 'asksForWhom' | 'privacy'>;

function withBeside(form: Form, { asksForWhom = false, privacy }: Beside): Form {
  return tellingOfPrivacy(asksForWhom ? askingForWhom(form) : form, privacy ?? null);
}

function modalOf({ streamId, version }: Form, { asksForWhom, privacy }: Beside): FormModal {
  return newRequest({ streamId, formVersion: version, asksForWhom, privacy });
}

/** A form that asks for no long text on its first page shows the details above it, to be copied. */
export function withDetails(
  form: Form,
  answers: Answers,
  details: string,
  isKept: (fieldId: string) => boolean = () => false,
): { answers: Answers; notice?: FormNotice } {
  if (details === '') return { answers };
  const pages = pagesOf(form, answers);
  const onFirst = new Set(pages[nearestPage(pages, answers, 0)]?.map(({ id }) => id));
  const texts = shownFields(form.fields, answers).filter(
    ({ id, type, role, multiline }) => onFirst.has(id) && type === 'text' && role === null && multiline,
  );
  const field = texts.find(({ name }) => name === 'Details') ?? texts[0];
  if (field && !isKept(field.id))
    return { answers: { ...answers, [field.id]: fitDetails(details, field.maxLength) } };
  const text = field
    ? `${field.name} has an answer already. Copy from the message what you need.`
    : 'This form has no field for the message. Copy from it what you need.';
  return { answers, notice: { text, removed: [{ name: '', words: details, heading: md`The message:` }] } };
}

/** The button of a form, in the App Home and in channels (R1). */
export function formListeners(app: App, context: Context): void {
  onClick(app, context, actions.openForm, async (clicked) => {
    await openForm(context, clicked, await streamOfId(context, clicked, clicked.value));
  });
}

/** The form that a requester fills in, and its Submit (R2). */
export const newRequestForm: FormPurpose = {
  callbackId: modals.requestForm,

  async form(context, workspaceId, text) {
    const { streamId, formVersion, ...beside } = metadata.requestForm.parse(text);
    const form = await context.store.in(workspaceId).read((db) => db.streams.form(streamId, formVersion));
    return form && withBeside(form, beside);
  },

  async open(context, caller, text) {
    const ids = metadata.requestForm.parse(text);
    const person = await personOf(context, caller);
    const { form, stream } = await context.store.in(caller.workspaceId).read(function* (db) {
      const form = yield* db.streams.form(ids.streamId, ids.formVersion);
      const stream = yield* db.streams.byId(ids.streamId);
      if (form && stream) return { form: withBeside(form, ids), stream };
      throw new PeopleError('not_found', 'This form is gone. Copy what you typed and open it again.');
    });
    return formToFill(context, { form, stream, person, modal: modalOf(form, ids) });
  },

  async finish(context, submitted, fillIn) {
    const { view } = submitted;
    const { streamId, formVersion, ...beside } = metadata.requestForm.parse(view.private_metadata);
    const { privacy } = beside;
    const of = { streamId, formVersion, privacy, submissionKey: view.id };
    const result = await submitFillIn(context, submitted, fillIn, { ...of, pointOutAlike: true });
    if (result.outcome === 'alike') return pointOutAlike(context, submitted, fillIn, result);
    if (result.outcome === 'form_changed') {
      const now = withBeside(result.now, beside);
      return changedForm(context, submitted, fillIn, beside, { ...result, now });
    }
    return undefined;
  },
};

/** The form as it is now, with every answer that it still has a place for, and the others above it. */
async function changedForm(
  context: Context,
  submitted: Submitted,
  { answers, files }: Pick<FillIn, 'answers' | 'files'>,
  beside: Beside,
  { stream, before, now }: Extract<SubmitOutcome, { outcome: 'form_changed' }>,
): Promise<SubmissionAnswer> {
  const { view, userId, workspaceId } = submitted;
  const asked = new Set(before.fields.map(({ id }) => id));
  const added = { ...now, fields: now.fields.filter(({ id }) => !asked.has(id)) };
  const person = await personOf(context, submitted);
  const modal = modalOf(now, beside);
  const { opening } = formToFill(context, { form: added, stream, person, modal });
  const kept = { ...opening.answers, ...answers };
  const draft = {
    id: view.id,
    userId,
    page: 0,
    latest: slackTime(context.clock()),
    answers: kept,
    seen: [],
    files,
  };
  await context.store.in(workspaceId).transaction((db) => db.drafts.put(draft, context.clock()));
  const changed = requestForm(now, kept, {
    ...{ stream, files, modal },
    notice: {
      text: 'This form was changed while you filled it in. Nothing is submitted yet: look it over and submit again.',
      removed: removedAnswers(before, now, answers, files),
    },
  });
  return { ack: { response_action: 'update', view: changed } };
}
