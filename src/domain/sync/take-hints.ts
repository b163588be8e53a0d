import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import type { ToolHint } from '../../integrations/changes.ts';
import type { ConnectedTool } from '../integrations/integration.ts';
import { isSharedAccount } from '../integrations/is-shared-account.ts';

/**
 * Owes a reading of every Request's task that a tool hints at, and of the fields. What waits already covers it, so
 * a hint that comes twice, or a hundred of them, cost one reading.
 *
 * What the tool says to be our own doing is passed over, unless the service user's account is somebody's of the
 * workspace too: then it may be that person's.
 *
 * @returns how many Requests.
 */
export function* takeHints(db: WorkspaceDb, tool: ConnectedTool, hints: readonly ToolHint[]): Steps<number> {
  const integration = yield* db.integrations.byId(tool.integrationId);
  const isShared = integration !== undefined && (yield* isSharedAccount(db, integration.account));
  const counting = hints.filter(({ isOurs }) => !isOurs || isShared);
  if (counting.some(({ about }) => about === 'fields')) {
    yield* db.integrations.unbind(tool.id);
    yield* db.deliveries.oweFields(tool);
  }
  yield* takeHintsOfComments(
    db,
    tool,
    counting.filter(({ about }) => about === 'comments'),
  );
  const taskIds = idsOf(counting.filter(({ about }) => about === 'task'));
  const tasks = yield* db.sync.tasksById(tool.id, taskIds);
  for (const { requestId } of tasks) yield* db.deliveries.oweTask(requestId, tool);
  return tasks.length;
}

/** Where the tool does not say at which task something was said, all of the component is looked at. */
function* takeHintsOfComments(db: WorkspaceDb, tool: ConnectedTool, hints: readonly ToolHint[]): Steps<void> {
  if (hints.some(({ taskId }) => taskId === null)) yield* db.deliveries.owePull(tool);
  for (const { requestId } of yield* db.sync.tasksById(tool.id, idsOf(hints))) {
    yield* db.deliveries.oweComments(requestId, tool);
  }
}

function idsOf(hints: readonly ToolHint[]): string[] {
  return [...new Set(hints.flatMap(({ taskId }) => taskId ?? []))];
}
