import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Context } from '../../context.ts';
import type { Steps } from '../../db/steps.ts';
import type { CheckContext } from '../../domain/requests/check-answers.ts';
import {
  afterClick,
  afterSubmit,
  type FillIn,
  type FormClick,
  type FormStart,
  type Step,
  takeIn,
} from '../../domain/requests/fill-in.ts';
import type { FormDraft } from '../../domain/requests/form-draft.ts';
import { decidingFields } from '../../domain/streams/conditions.ts';
import type { Form } from '../../domain/streams/field.ts';
import { InvalidInput, PeopleError } from '../../errors.ts';
import { createLiveWindow, type LiveWindow } from '../../slack/live-window.ts';
import { slackTime } from '../../slack/slack-time.ts';
import { parseFieldBlockId } from '../../views/block-ids.ts';
import { heldFiles, readPage, type ShownView } from '../../views/form-fields.ts';
import type { FormNotice } from '../../views/form-notice.ts';
import { actions } from '../../views/ids.ts';
import { parsePlace } from '../../views/metadata.ts';
import { pagesOf, type RequestFormOptions, requestForm } from '../../views/request-form.ts';
import { searchOptions } from '../../views/search-options.ts';
import type { Caller } from '../caller.ts';
import {
  type Clicked,
  onClick,
  onOptions,
  onSubmission,
  type SubmissionAnswer,
  type Submitted,
} from '../entry.ts';
import { drawNewest } from './draw-newest.ts';

/** A form that is open in a modal, looked up again from what the modal says it is. */
export interface OpenForm {
  form: Form;
  /** What stood in it when it was opened. */
  opening: FillIn;
  check: CheckContext;
  options: Pick<RequestFormOptions, 'stream' | 'modal'>;
}

/** A kind of modal with inputs of a form's fields. */
export interface FormWindow {
  callbackId: string;
  /** The form, for the options of its selects; undefined where it is gone. */
  form(context: Context, workspaceId: string, metadata: string): Promise<Form | undefined>;
}

/** What forms are filled in for, page by page: each kind of modal has one. */
export interface FormPurpose extends FormWindow {
  /** @throws PeopleError where the form is gone. */
  open(context: Context, caller: Caller, metadata: string): Promise<OpenForm>;
  /** All is answered, on every page. @throws InvalidInput by field id, PeopleError. */
  finish(context: Context, submitted: Submitted, fillIn: FillIn): Promise<SubmissionAnswer | undefined>;
}

/**
 * Forms while they are filled in: fields that show and hide, pages, selects that search, and Submit (S13, R2).
 *
 * @param others windows that only have selects of a form's fields.
 */
export function fillInListeners(
  app: App,
  context: Context,
  purposes: readonly FormPurpose[],
  others: readonly FormWindow[],
): void {
  const live = createLiveWindow();
  const purposeOf = (callbackId: string | undefined) =>
    purposes.find((purpose) => purpose.callbackId === callbackId);

  for (const purpose of purposes) {
    onSubmission(app, context, purpose.callbackId, (submitted) => submit(context, submitted, purpose));
  }

  const onFormClick = (actionId: typeof actions.answer, act: (clicked: Clicked) => FormClick) =>
    onClick(app, context, actionId, async (clicked) => {
      const purpose = purposeOf(clicked.body.view?.callback_id);
      if (purpose) await change({ context, live }, clicked, purpose, act(clicked));
    });
  onFormClick(actions.answer, () => ({ act: 'answer' }));
  onFormClick(actions.formBack, () => ({ act: 'back' }));
  onFormClick(actions.removeFiles, ({ value }) => ({ act: 'remove_files', fieldId: value }));

  onOptions(app, context, actions.answer, async ({ workspaceId, view, blockId, query }) => {
    const window = [...purposes, ...others].find(({ callbackId }) => callbackId === view?.callback_id);
    const form = view && (await window?.form(context, workspaceId, view.private_metadata));
    const field = form?.fields.find(({ id }) => id === parseFieldBlockId(blockId));
    return field ? searchOptions(field, query) : [];
  });
}

const nothing: FillIn = { answers: {}, seen: [], files: [] };

/** Next or Submit. */
async function submit(
  context: Context,
  submitted: Submitted,
  purpose: FormPurpose,
): Promise<SubmissionAnswer | undefined> {
  const { view, workspaceId } = submitted;
  const form = await purpose.form(context, workspaceId, view.private_metadata);
  if (!form) throw new PeopleError('not_found', 'This form is gone. Copy what you typed and open it again.');
  const place = parsePlace(view.private_metadata);
  const state = readPage(form, view);
  const isWhole = place.pages === 1 && state.kept.length === 0 && decidingFields(form.fields).size === 0;
  if (isWhole) return purpose.finish(context, submitted, takeIn(nothing, state));

  const open = await purpose.open(context, submitted, view.private_metadata);
  const own = context.store.in(workspaceId);
  const { draft, step } = await own.transaction(function* (db) {
    const before = yield* db.drafts.byId(view.id, submitted.userId, { lock: true });
    const after = afterSubmit(
      before,
      startOf(open),
      { ...place, at: slackTime(context.clock()), state },
      open.check,
    );
    yield* db.drafts.put({ ...after.draft, id: view.id, userId: submitted.userId }, context.clock());
    return after;
  });
  if (step.step === 'refuse') throw new InvalidInput(step.messages);
  if (step.step === 'show') return { ack: show(open, draft, step.page, askedNotice(step)) };
  try {
    return await purpose.finish(context, submitted, draft);
  } catch (error) {
    const elsewhere = error instanceof InvalidInput ? pageOfErrors(open, draft, place.page, error) : null;
    if (elsewhere === null) throw error;
    const moved = { ...draft, page: elsewhere.page, id: view.id, userId: submitted.userId };
    await own.transaction((db) => db.drafts.put(moved, context.clock()));
    return { ack: show(open, draft, elsewhere.page, elsewhere.notice) };
  }
}

function show(open: OpenForm, fillIn: FillIn, page: number, notice: FormNotice | undefined) {
  const { answers, files } = fillIn;
  const view = requestForm(open.form, answers, { ...open.options, page, notice, files });
  return { response_action: 'update' as const, view };
}

function askedNotice({ asked }: Extract<Step, { step: 'show' }>): FormNotice | undefined {
  if (asked.length === 0) return undefined;
  return { text: 'Please answer this, too:', points: asked.map(({ name }) => name) };
}

/** Where to bring a person whose answers are wrong on other pages alone; null: this page has something to mend. */
function pageOfErrors({ form }: OpenForm, fillIn: FillIn, here: number, { messages }: InvalidInput) {
  const pages = pagesOf(form, fillIn.answers, fillIn);
  const wrong = (page: number) => (pages[page] ?? []).filter(({ id }) => messages[id] !== undefined);
  if (wrong(here).length > 0) return null;
  const page = pages.findIndex((_, i) => wrong(i).length > 0);
  if (page < 0) return null;
  const points = wrong(page).map(({ id }) => messages[id] ?? '');
  return { page, notice: { text: 'Nothing is submitted yet. On this page:', points } };
}

function startOf({ form, opening }: OpenForm): FormStart {
  return { opening, paginate: (fillIn) => pagesOf(form, fillIn.answers, fillIn) };
}

/** A click in the form: what it says is kept, and the modal shows what follows from it. */
async function change(
  { context, live }: { context: Context; live: LiveWindow },
  clicked: Clicked,
  purpose: FormPurpose,
  act: FormClick,
): Promise<void> {
  const { view, actions: clicks } = clicked.body;
  if (!view) return;
  const open = await purpose.open(context, clicked, view.private_metadata);
  const state = readPage(open.form, view as ShownView);
  const at = clicks[0]?.action_ts ?? '0';
  const own = context.store.in(clicked.workspaceId);

  const draft = await own.transaction(function* (db): Steps<FormDraft | null> {
    const before = yield* db.drafts.byId(view.id, clicked.userId, { lock: true });
    const { page } = parsePlace(view.private_metadata);
    const after = afterClick(before, startOf(open), { ...act, at, page, state });
    if (!after) return null;
    const draft = { ...after, id: view.id, userId: clicked.userId };
    yield* db.drafts.put(draft, context.clock());
    return draft;
  });
  if (!draft) return;

  const held = act.act === 'back' ? new Set<string>() : heldFiles(state);
  const render = ({ answers, files, page }: FormDraft): ModalView =>
    requestForm(open.form, answers, { ...open.options, page, files, held });
  await drawNewest(live, clicked.client, view as ShownView & { id: string; hash: string }, {
    draft,
    newest: () => own.read((db) => db.drafts.byId(view.id, clicked.userId)),
    render,
  });
}
