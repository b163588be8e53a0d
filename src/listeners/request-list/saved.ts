import type { App } from '@slack/bolt';
import type { Context } from '../../context.ts';
import { nameKey } from '../../domain/streams/field.ts';
import { InvalidInput } from '../../errors.ts';
import { updateWindow } from '../../slack/update-window.ts';
import { actions, modals } from '../../views/ids.ts';
import { readSavedList } from '../../views/request-list/list.ts';
import { longestListName, mostSavedLists, readListName, saveList } from '../../views/request-list/saved.ts';
import { type Caller, personOf } from '../caller.ts';
import { onClick, onSubmission } from '../entry.ts';
import { showList } from './list.ts';
import { firstPage, listView, remember, wordsOf } from './show.ts';

/** Filters that a person keeps under a name (R5). */
export function savedListListeners(app: App, context: Context): void {
  onClick(app, context, actions.pickSavedList, async (clicked) => {
    const id = readSavedList(clicked.value);
    if (id === null) {
      const view = await saveView(context, clicked);
      await clicked.client.views.push({ trigger_id: clicked.triggerId ?? '', view });
      return;
    }
    const saved = await context.store.in(clicked.workspaceId).read((db) => db.lists.saved(clicked.userId));
    const picked = saved.find((list) => list.id === id);
    if (!picked) return await clicked.tell('This filter was forgotten meanwhile.');
    await remember(context, clicked, picked.choice);
    await showList(context, clicked, (at) => ({ ...firstPage, selecting: at.selecting }));
  });

  onClick(app, context, actions.forgetSavedList, async (clicked) => {
    await context.store
      .in(clicked.workspaceId)
      .transaction((db) => db.lists.forget(clicked.userId, clicked.value));
    const view = await saveView(context, clicked);
    await updateWindow(clicked.client, { view_id: clicked.body.view?.id ?? '', view });
  });

  onSubmission(app, context, modals.saveList, async (submitted) => {
    const name = readListName(submitted.view.state.values);
    if (name === '') throw new InvalidInput({ name: 'Give the filter a name.' });
    await context.store.in(submitted.workspaceId).transaction(function* (db) {
      const saved = yield* db.lists.saved(submitted.userId);
      const isNew = saved.every((list) => nameKey(list.name) !== nameKey(name));
      if (isNew && saved.length >= mostSavedLists) {
        throw new InvalidInput({ name: `You have ${mostSavedLists} saved filters. Forget one first.` });
      }
      yield* db.lists.save(submitted.userId, {
        id: context.newId(),
        name: name.slice(0, longestListName),
        choice: yield* db.lists.choice(submitted.userId),
      });
    });
    return {
      afterwards: async () => {
        const view = await listView(context, submitted, await personOf(context, submitted), firstPage);
        await updateWindow(submitted.client, { view_id: submitted.view.previous_view_id ?? '', view });
      },
    };
  });
}

function saveView(context: Context, { workspaceId, userId }: Caller) {
  return context.store.in(workspaceId).read(function* (db) {
    const choice = yield* db.lists.choice(userId);
    return saveList({ words: yield* wordsOf(db, choice), saved: yield* db.lists.saved(userId) });
  });
}
