import type { App } from '@slack/bolt';
import type { Context } from '../../context.ts';
import { type FilterableField, filterableFields } from '../../domain/requests/filterable-fields.ts';
import { everyRequest, type ListChoice } from '../../domain/requests/list-choice.ts';
import { InvalidInput } from '../../errors.ts';
import { createLiveWindow } from '../../slack/live-window.ts';
import { updateWindow } from '../../slack/update-window.ts';
import { inputs, parseFilterBlockId } from '../../views/block-ids.ts';
import { option } from '../../views/blocks.ts';
import { actions, modals } from '../../views/ids.ts';
import {
  filterProblems,
  readRequestFilter,
  requestFilter,
  withoutOpenRanges,
} from '../../views/request-list/filter.ts';
import { searchOptions } from '../../views/search-options.ts';
import { chosenOption, type ViewState } from '../../views/view-state.ts';
import { type Caller, personOf } from '../caller.ts';
import { type Clicked, onClick, onOptions, onSubmission } from '../entry.ts';
import { showList } from './list.ts';
import { firstPage, listView, remember } from './show.ts';

/** One drawing at a time for each of these windows. */
const live = createLiveWindow();

const mostStreams = 100;

/** The window in which a list's filter is chosen (R5). */
export function filterListeners(app: App, context: Context): void {
  onClick(app, context, actions.filterList, async (clicked) => {
    const choice = await choiceOf(context, clicked);
    const view = await filterView(context, clicked, choice);
    await clicked.client.views.push({ trigger_id: clicked.triggerId ?? '', view });
  });

  for (const actionId of [actions.refineFilter, actions.filterStream]) {
    onClick(app, context, actionId, async (clicked) => {
      const { view } = clicked.body;
      if (!view) return;
      await show(context, clicked, await chosenIn(context, clicked, view.state.values));
    });
  }

  // In the list's window, not in the filter's: there, Slack would keep what was chosen in inputs that stay.
  onClick(app, context, actions.clearFilter, async (clicked) => {
    const { sort } = await choiceOf(context, clicked);
    await remember(context, clicked, { ...everyRequest, sort });
    await showList(context, clicked, ({ selecting }) => ({ ...firstPage, selecting }));
  });

  onOptions(app, context, actions.filterStream, async ({ workspaceId, query }) => {
    const streams = await context.store.in(workspaceId).read((db) => db.streams.inUse(query, mostStreams));
    return streams.map(({ id, name }) => option(name, id));
  });

  onOptions(app, context, actions.filterOptions, async (asked) => {
    const streamId = chosenOption(asked.view?.state.values ?? {}, inputs.stream);
    const fields = await fieldsOf(context, asked, streamId);
    const found = fields.find(({ field }) => field.id === parseFilterBlockId(asked.blockId));
    return found ? searchOptions(found.field, asked.query) : [];
  });

  onSubmission(app, context, modals.requestFilter, async (submitted) => {
    const choice = await chosenIn(context, submitted, submitted.view.state.values);
    const problems = filterProblems(choice);
    if (Object.keys(problems).length > 0) throw new InvalidInput(problems);
    await remember(context, submitted, withoutOpenRanges(choice));
    return {
      afterwards: async () => {
        const view = await listView(context, submitted, await personOf(context, submitted), firstPage);
        await updateWindow(submitted.client, { view_id: submitted.view.previous_view_id ?? '', view });
      },
    };
  });
}

function choiceOf(context: Context, { workspaceId, userId }: Caller): Promise<ListChoice> {
  return context.store.in(workspaceId).read((db) => db.lists.choice(userId));
}

/** What the window says; its fields are those of the Stream that it was made for. */
async function chosenIn(context: Context, caller: Caller, state: ViewState): Promise<ListChoice> {
  const before = await choiceOf(context, caller);
  const streamId = chosenOption(state, inputs.stream);
  return readRequestFilter(state, { ...before, streamId }, await fieldsOf(context, caller, streamId));
}

async function fieldsOf(
  context: Context,
  { workspaceId }: Caller,
  streamId: string | null,
): Promise<FilterableField[]> {
  if (streamId === null) return [];
  return context.store.in(workspaceId).read(function* (db) {
    const stream = yield* db.streams.byId(streamId);
    return stream ? filterableFields(yield* db.streams.library(streamId), stream.settings) : [];
  });
}

async function filterView(context: Context, caller: Caller, choice: ListChoice) {
  const { streamId } = choice;
  const stream =
    streamId === null
      ? undefined
      : await context.store.in(caller.workspaceId).read((db) => db.streams.byId(streamId));
  return requestFilter({
    choice,
    stream: stream ?? null,
    fields: await fieldsOf(context, caller, stream?.id ?? null),
  });
}

async function show(context: Context, clicked: Clicked, choice: ListChoice): Promise<void> {
  const { view } = clicked.body;
  if (!view) return;
  await live.draw(clicked.client, view, () => filterView(context, clicked, choice));
}
