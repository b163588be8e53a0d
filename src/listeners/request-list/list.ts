import type { App } from '@slack/bolt';
import type { Context } from '../../context.ts';
import { listSorts } from '../../domain/requests/list-choice.ts';
import { createLiveWindow } from '../../slack/live-window.ts';
import { actions, modals } from '../../views/ids.ts';
import { metadata, type RequestListMetadata } from '../../views/metadata.ts';
import { readSearch } from '../../views/request-list/list.ts';
import { parseListStart } from '../../views/values.ts';
import { personOf } from '../caller.ts';
import { type Clicked, onClick, onSubmission } from '../entry.ts';
import { firstPage, listView, nextPage, openList, previousPage, remember } from './show.ts';

/** One drawing at a time for each of these windows. */
const live = createLiveWindow();

/** The list of Requests: searched, sorted, and gone through page by page (R4, R5). */
export function listListeners(app: App, context: Context): void {
  onClick(app, context, actions.openList, (clicked) =>
    openList(context, clicked, parseListStart(clicked.value)),
  );

  onSubmission(app, context, modals.requestList, async (submitted) => {
    const { selecting } = metadata.requestList.parse(submitted.view.private_metadata);
    const text = readSearch(submitted.view.state.values);
    const before = await context.store
      .in(submitted.workspaceId)
      .read((db) => db.lists.choice(submitted.userId));
    await remember(context, submitted, { ...before, text });
    const view = await listView(context, submitted, await personOf(context, submitted), {
      ...firstPage,
      selecting,
    });
    return { ack: { response_action: 'update', view } };
  });

  onClick(app, context, actions.sortList, async (clicked) => {
    const chosen = listSorts.find(({ key }) => key === clicked.value);
    if (!chosen) return;
    const before = await context.store.in(clicked.workspaceId).read((db) => db.lists.choice(clicked.userId));
    await remember(context, clicked, { ...before, sort: chosen.sort });
    await showList(context, clicked, (at) => ({ ...firstPage, selecting: at.selecting }));
  });

  onClick(app, context, actions.nextListPage, (clicked) => showList(context, clicked, nextPage));
  onClick(app, context, actions.previousListPage, (clicked) => showList(context, clicked, previousPage));

  onClick(app, context, actions.exportList, async (clicked) => {
    await context.store.in(clicked.workspaceId).transaction(function* (db) {
      yield* db.deliveries.oweListExport(clicked.userId, yield* db.lists.choice(clicked.userId));
    });
    await clicked.tell('The file comes to you as a direct message.');
  });

  onClick(app, context, actions.selectSeveral, (clicked) =>
    showList(context, clicked, (at) => ({ ...at, selecting: !at.selecting })),
  );
}

/** Shows in the list's window where it is to be from now on. */
export async function showList(
  context: Context,
  clicked: Clicked,
  where: (at: RequestListMetadata) => Omit<RequestListMetadata, 'next'>,
): Promise<void> {
  const { view } = clicked.body;
  if (!view) return;
  const at = where(metadata.requestList.parse(view.private_metadata));
  await live.draw(clicked.client, view, async () =>
    listView(context, clicked, await personOf(context, clicked), at),
  );
}
