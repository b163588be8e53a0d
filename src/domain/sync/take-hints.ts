import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import type { ToolHint } from '../../integrations/changes.ts';
import type { ConnectedTool } from '../integrations/integration.ts';

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
  const email = integration?.account.email ?? null;
  const isShared = email !== null && (yield* db.people.byEmail(email)) !== undefined;
  const counting = hints.filter(({ isOurs }) => !isOurs || isShared);
  if (counting.some(({ about }) => about === 'fields')) {
    yield* db.integrations.unbind(tool.id);
    yield* db.deliveries.oweFields(tool);
  }
  const taskIds = [...new Set(counting.flatMap(({ taskId }) => taskId ?? []))];
  const tasks = yield* db.sync.tasksById(tool.id, taskIds);
  for (const { requestId } of tasks) yield* db.deliveries.oweTask(requestId, tool);
  return tasks.length;
}
