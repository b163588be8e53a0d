import type { Context } from '../../context.ts';
import { readRules, type StreamRules } from '../../domain/routing/read-rules.ts';
import { updateWindow } from '../../slack/update-window.ts';
import { rulesWindow } from '../../views/routing/rules-window.ts';
import { type Caller, personOf } from '../caller.ts';
import { showChanged } from '../streams/show-changed.ts';

/** A Stream's rules, for someone who may manage it. @throws PeopleError */
export async function rulesFor(context: Context, caller: Caller, streamId: string): Promise<StreamRules> {
  const person = await personOf(context, caller);
  return context.store
    .in(caller.workspaceId)
    .read((db) => readRules(db, context.connectors, person, streamId));
}

/** Shows the rules as they are now in their window, and the Stream's own below it. */
export async function showRules(
  context: Context,
  caller: Caller,
  streamId: string,
  { id, root }: { id: string | null | undefined; root: string | null | undefined },
): Promise<void> {
  const view = rulesWindow(await rulesFor(context, caller, streamId));
  if (id) await updateWindow(caller.client, { view_id: id, view });
  await showChanged(context, caller, streamId, { id: null, render: () => view, root });
}
