import type { App, ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Context } from '../../context.ts';
import { addField } from '../../domain/streams/add-field.ts';
import { fieldsThatCanDecide, removeCondition } from '../../domain/streams/change-conditions.ts';
import type { SaveOutcome } from '../../domain/streams/change-field.ts';
import { PeopleError } from '../../errors.ts';
import { createLiveWindow } from '../../slack/live-window.ts';
import { candidateOptions } from '../../views/condition-inputs.ts';
import { actions } from '../../views/ids.ts';
import { type EditorListMetadata, type FieldWindowMetadata, metadata } from '../../views/metadata.ts';
import { join, md } from '../../views/mrkdwn.ts';
import { searchOptions } from '../../views/search-options.ts';
import { changedMeanwhile } from '../../views/stream-editor/changed-meanwhile.ts';
import { readNewCondition } from '../../views/stream-editor/field-conditions.ts';
import type { FieldPageName } from '../../views/stream-editor/field-tabs.ts';
import { readFieldWindow } from '../../views/stream-editor/field-window.ts';
import { type Caller, personOf } from '../caller.ts';
import {
  type Clicked,
  onClick,
  onOptions,
  onSubmission,
  type SubmissionAnswer,
  type Submitted,
} from '../entry.ts';
import { blankField, firstPage, newFieldView, readPlace } from './field-page-first.ts';
import { checksPage, conditionsPage, optionsPage } from './field-page-others.ts';
import { type FieldPage, type OpenField, openField, readDraft } from './field-pages.ts';
import { listOfWindow } from './list-window.ts';
import { listView, showChanged } from './show-changed.ts';

/** One drawing at a time for each of these windows. */
const live = createLiveWindow();

const pages: Record<FieldPageName, FieldPage> = {
  field: firstPage,
  checks: checksPage,
  options: optionsPage,
  conditions: conditionsPage,
};

/** Opens the window of a field of the draft. @throws PeopleError where the person may not. */
export async function openFieldWindow(
  context: Context,
  clicked: Clicked,
  list: EditorListMetadata,
  fieldId: string,
): Promise<void> {
  const field = openField(await readDraft(context, clicked, list.streamId), list, fieldId);
  const view = firstPage.view(field, {}, null);
  await clicked.client.views.push({ trigger_id: clicked.triggerId ?? '', view });
}

/** The window of a field: its pages, each built anew for what is chosen in it, and their Save. */
export function fieldWindowListeners(app: App, context: Context): void {
  onClick(app, context, actions.addField, async (clicked) => {
    const list = listOfWindow(clicked);
    const draft = await readDraft(context, clicked, list.streamId);
    const view = newFieldView(draft, { ...list, fieldId: null, place: '', revision: 0, prints: {} });
    await clicked.client.views.push({ trigger_id: clicked.triggerId ?? '', view });
  });

  for (const page of Object.values(pages)) {
    onSubmission(app, context, page.callbackId, (submitted) => submit(context, submitted, page));
  }

  for (const action of [
    actions.pickFieldType,
    actions.typeOptions,
    actions.pickConditionField,
    actions.pickConditionTest,
  ]) {
    onClick(app, context, action, async (clicked) => {
      const { view } = clicked.body;
      if (view) await live.draw(clicked.client, view, () => sameAgain(context, clicked, view));
    });
  }

  for (const [action, name] of [
    [actions.toFieldPage, 'field'],
    [actions.toChecksPage, 'checks'],
    [actions.toOptionsPage, 'options'],
    [actions.toConditionsPage, 'conditions'],
  ] as const) {
    onClick(app, context, action, (clicked) =>
      turn(context, clicked, (field) => pages[name].view(field, {}, null)),
    );
  }

  for (const action of [actions.optionsBack, actions.optionsOn]) {
    onClick(app, context, action, (clicked) =>
      turn(context, clicked, (field) => {
        const from = Math.max(Number.parseInt(clicked.value, 10) || 0, 0);
        return optionsPage.view(field, {}, metadata.fieldOptions.print({ ...field.ids, from, to: from }));
      }),
    );
  }

  onClick(app, context, actions.removeCondition, async (clicked) => {
    const { view } = clicked.body;
    if (!view) return;
    const { ids, where, fieldId } = await openIn(context, clicked, view);
    await removeCondition(context, where, { fieldId, revision: ids.revision }, Number(clicked.value));
    const now = openField(await readDraft(context, clicked, ids.streamId), ids, fieldId);
    await show(clicked, view, conditionsPage.view(now, {}, null));
    await showBelow(context, clicked, view, ids);
  });

  for (const action of [actions.pickConditionValues, actions.pickConditionField, actions.pickDefault]) {
    onOptions(app, context, action, async ({ view, query, ...caller }) => {
      if (!view) return [];
      const { draft, present } = (await openIn(context, caller, view)).field;
      const { definition } = present;
      if (action === actions.pickDefault) return searchOptions(definition, query);
      const candidates = fieldsThatCanDecide(draft, definition.id);
      if (action === actions.pickConditionField) return candidateOptions(candidates, query);
      const { deciding } = readNewCondition(view.state.values, definition.showWhen.length, candidates);
      return deciding ? searchOptions(deciding, query) : [];
    });
  }
}

type Window = Pick<ViewOutput, 'private_metadata' | 'state' | 'callback_id'>;

/** The field of a window that is open, as it is now; the window's ids are as it was opened. */
async function openIn(context: Context, caller: Caller, view: Pick<Window, 'private_metadata'>) {
  const ids = metadata.fieldWindow.parse(view.private_metadata);
  const where = {
    workspaceId: caller.workspaceId,
    admin: await personOf(context, caller),
    streamId: ids.streamId,
  };
  const { fieldId } = ids;
  if (fieldId === null) throw new PeopleError('not_found', 'Add the field first.');
  const { draft, present } = openField(await readDraft(context, caller, ids.streamId), ids, fieldId);
  const field: OpenField = { draft, present, ids: { ...ids, fieldId } };
  return { ids, where, fieldId, field };
}

function pageOf({ callback_id }: Pick<Window, 'callback_id'>): FieldPage {
  const page = Object.values(pages).find(({ callbackId }) => callbackId === callback_id);
  if (!page) throw new Error(`No page of a field's window is called ${callback_id}.`);
  return page;
}

/** The window as it stands, built anew for what was chosen in it. */
async function sameAgain(context: Context, caller: Caller, view: Window): Promise<ModalView> {
  const ids = metadata.fieldWindow.parse(view.private_metadata);
  if (ids.fieldId === null) {
    const draft = await readDraft(context, caller, ids.streamId);
    return newFieldView(draft, ids, readFieldWindow(view.state.values, blankField(draft)));
  }
  const { field } = await openIn(context, caller, view);
  return pageOf(view).view(field, view.state.values, view.private_metadata);
}

async function submit(context: Context, submitted: Submitted, page: FieldPage): Promise<SubmissionAnswer> {
  const { view } = submitted;
  const ids = metadata.fieldWindow.parse(view.private_metadata);
  const afterwards = () => showBelow(context, submitted, view, ids);
  const state = view.state.values;
  if (ids.fieldId === null) {
    const admin = await personOf(context, submitted);
    const where = { workspaceId: submitted.workspaceId, admin, streamId: ids.streamId };
    const typed = readFieldWindow(state, blankField(await readDraft(context, submitted, ids.streamId)));
    await addField(context, where, typed, readPlace(typed.place));
    return { afterwards };
  }
  const { where, field } = await openIn(context, submitted, view);
  const saved = await page.save(context, { where, field, state, metadataText: view.private_metadata });
  if (saved?.outcome === 'changed_meanwhile') {
    return { ack: { response_action: 'update', view: again(page, field, view, saved) } };
  }
  // Conditions are added one by one: the window stays for the next.
  if (page !== conditionsPage) return { afterwards };
  const now = openField(await readDraft(context, submitted, ids.streamId), ids, field.ids.fieldId);
  return { ack: { response_action: 'update', view: page.view(now, {}, null) }, afterwards };
}

/** The page with what was typed, and what another admin changed meanwhile. */
function again(
  page: FieldPage,
  field: OpenField,
  view: Window,
  { now, theirs, both }: SaveOutcome & { outcome: 'changed_meanwhile' },
): ModalView {
  const ids = { ...field.ids, revision: now.revision };
  const words = changedMeanwhile(now.definition, theirs, both, field.draft);
  const notice = { words, isConflict: true };
  return page.view({ ...field, ids }, view.state.values, view.private_metadata, notice);
}

/**
 * Leaves a page for another one: what stands in it is saved first. Where it cannot be, the page stays with what was
 * typed, and says why.
 */
async function turn(context: Context, clicked: Clicked, to: (field: OpenField) => ModalView): Promise<void> {
  const { view } = clicked.body;
  if (!view) return;
  const { ids, where, fieldId, field } = await openIn(context, clicked, view);
  const page = pageOf(view);
  try {
    const saved = await page.save(context, {
      where,
      field,
      state: view.state.values,
      metadataText: view.private_metadata,
    });
    if (saved?.outcome === 'changed_meanwhile') return show(clicked, view, again(page, field, view, saved));
  } catch (error) {
    if (!(error instanceof PeopleError)) throw error;
    const words = join([md`⚠️ This page cannot be left as it is:`, md`${error.message}`], '\n');
    const notice = { words, isConflict: false };
    return show(clicked, view, page.view(field, view.state.values, view.private_metadata, notice));
  }
  const now = openField(await readDraft(context, clicked, ids.streamId), ids, fieldId);
  await show(clicked, view, to(now));
  await showBelow(context, clicked, view, ids);
}

async function show(clicked: Clicked, view: { id: string; hash: string }, next: ModalView): Promise<void> {
  await live.draw(clicked.client, view, async () => next);
}

/** Shows what was changed in the windows that this one stands on. */
function showBelow(
  context: Context,
  caller: Caller,
  view: Pick<ViewOutput, 'previous_view_id' | 'root_view_id'>,
  ids: FieldWindowMetadata,
): Promise<void> {
  return showChanged(context, caller, ids.streamId, {
    id: view.previous_view_id,
    render: listView(ids),
    root: view.root_view_id,
  });
}
