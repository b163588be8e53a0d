import type { App } from '@slack/bolt';
import type { Context } from '../../context.ts';
import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import { type Act, requireMay } from '../../domain/permissions.ts';
import { heldRequest } from '../../domain/requests/change-request.ts';
import { deleteRequest, withdrawRequest } from '../../domain/requests/end-request.ts';
import { historyFacts } from '../../domain/requests/history-facts.ts';
import type { Request } from '../../domain/requests/request.ts';
import { updateWindow } from '../../slack/update-window.ts';
import { confirmDelete, confirmWithdraw, type TaskLink } from '../../views/edit-request/end-request.ts';
import { history, historyPageSize } from '../../views/edit-request/history.ts';
import { actions, modals } from '../../views/ids.ts';
import { metadata } from '../../views/metadata.ts';
import { parseRequestAct } from '../../views/values.ts';
import { type Caller, personOf } from '../caller.ts';
import { type Clicked, onClick, onSubmission } from '../entry.ts';
import { openEdit } from './edit.ts';
import { teamNotesView } from './team-notes.ts';

/** The menu of a Request's card, and the windows that it opens (R7, R10, S19). */
export function cardMenuListeners(app: App, context: Context): void {
  onClick(app, context, actions.requestMenu, async (clicked) => {
    const chosen = parseRequestAct(clicked.value);
    if (!chosen) return;
    const { act, requestId } = chosen;
    switch (act) {
      case 'set_due_date':
        return await openEdit(context, clicked, requestId, 'due_date');
      case 'change_status':
        return await openEdit(context, clicked, requestId, 'status');
      case 'history':
        return await open(clicked, await historyView(context, clicked, requestId, 0));
      case 'team_notes':
        return await open(clicked, await teamNotesView(context, clicked, requestId, 0));
      case 'withdraw': {
        const { request, tasks } = await about(context, clicked, requestId, 'withdraw_request');
        return await open(clicked, confirmWithdraw(request, tasks));
      }
      case 'delete': {
        const { request, tasks } = await about(context, clicked, requestId, 'delete_request');
        return await open(clicked, confirmDelete(request, tasks));
      }
    }
  });

  for (const turn of [actions.newerHistory, actions.olderHistory]) {
    onClick(app, context, turn, async (clicked) => {
      const { requestId } = metadata.requestHistory.parse(clicked.body.view?.private_metadata ?? '');
      const view = await historyView(context, clicked, requestId, Math.max(0, Number(clicked.value) || 0));
      await updateWindow(clicked.client, { view_id: clicked.body.view?.id ?? '', view });
    });
  }

  onSubmission(app, context, modals.withdrawRequest, async (submitted) => {
    const { requestId } = metadata.aboutRequest.parse(submitted.view.private_metadata);
    await withdrawRequest(context, submitted.workspaceId, await personOf(context, submitted), requestId);
    return undefined;
  });

  onSubmission(app, context, modals.deleteRequest, async (submitted) => {
    const { requestId } = metadata.aboutRequest.parse(submitted.view.private_metadata);
    await deleteRequest(context, submitted.workspaceId, await personOf(context, submitted), requestId);
    return undefined;
  });
}

async function open({ client, triggerId }: Clicked, view: ReturnType<typeof history>): Promise<void> {
  await client.views.open({ trigger_id: triggerId ?? '', view });
}

/** A Request and the tasks that it has, for someone who may do this to it. */
async function about(
  context: Context,
  caller: Caller,
  requestId: string,
  act: Act,
): Promise<{ request: Request; tasks: TaskLink[] }> {
  const person = await personOf(context, caller);
  return context.store.in(caller.workspaceId).read(function* (db) {
    const { request, stream } = yield* heldRequest(db, requestId);
    yield* requireMay(db, person, act, stream, request);
    return { request, tasks: yield* tasksOf(db, context, requestId) };
  });
}

function* tasksOf(db: WorkspaceDb, { connectors }: Context, requestId: string): Steps<TaskLink[]> {
  const tasks: TaskLink[] = [];
  for (const { connectedToolId, url, missingSince } of yield* db.integrations.tasksOf(requestId)) {
    const tool = yield* db.integrations.connectedTool(connectedToolId);
    if (!tool || missingSince) continue;
    const { words } = connectors.of(tool.tool);
    tasks.push({ tool: words.tool, task: words.task, url });
  }
  return tasks;
}

async function historyView(context: Context, caller: Caller, requestId: string, page: number) {
  const person = await personOf(context, caller);
  return context.store.in(caller.workspaceId).read(function* (db) {
    const { request, stream } = yield* heldRequest(db, requestId);
    yield* requireMay(db, person, 'see_request', stream, request);
    const found = yield* db.requests.latestHistory(requestId, historyPageSize, page * historyPageSize);
    const entries = found.slice(0, historyPageSize);
    const words = yield* historyFacts(db, request.streamId, entries, context.connectors);
    return history({ request, entries, page, hasOlder: found.length > historyPageSize, words });
  });
}
