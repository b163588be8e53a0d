import type { Steps } from '../db/steps.ts';
import type { WorkspaceDb } from '../db/store.ts';
import { compareComments, isNews } from '../domain/comments/compare-comments.ts';
import type { ConnectedTool, Task } from '../domain/integrations/integration.ts';
import { isSharedAccount } from '../domain/integrations/is-shared-account.ts';
import type { TaskComment } from '../integrations/comments.ts';
import type { ToolClient } from '../integrations/connector.ts';

/** Tasks that a look reads comments of, one call each, where the tool does not tell those of a component at once. */
const tasksOfLook = 20;

export interface LookAtComments {
  comments: TaskComment[];
  /** The tasks that were asked of; null: all. */
  taskIds: readonly string[] | null;
}

/**
 * Asks a tool what people said, in case a call of it was lost. Where that costs a call for each task, some tasks have
 * their turn in each look.
 *
 * @param open the tasks of open Requests.
 * @param turn counts looks.
 */
export async function lookForComments(
  client: ToolClient,
  { componentId }: ConnectedTool,
  open: readonly Task[],
  turn: number,
): Promise<LookAtComments> {
  if (client.saidIn) return { comments: await client.saidIn(componentId), taskIds: null };
  const ids = open.map(({ taskId }) => taskId).toSorted();
  const from = (turn * tasksOfLook) % Math.max(1, ids.length);
  const taskIds = [...ids.slice(from), ...ids.slice(0, from)].slice(0, tasksOfLook);
  return { comments: await client.comments(componentId, taskIds), taskIds };
}

/** Owes what was found to differ from what we know. */
export function* oweFoundComments(
  db: WorkspaceDb,
  tool: ConnectedTool,
  { comments: there, taskIds }: LookAtComments,
): Steps<void> {
  const integration = yield* db.integrations.byId(tool.integrationId);
  if (!integration) return;
  const { account } = integration;
  const isShared = yield* isSharedAccount(db, account);
  const known = yield* db.comments.saidIn(tool.id);
  const copies = yield* db.comments.copiesIn(tool.id);
  const sides = { connectedToolId: tool.id, comments: known, copies, there, account, isShared };
  const news = compareComments(sides);
  if (!isNews(news)) return;

  const tasks = yield* db.sync.tasksById(tool.id, [...new Set(there.map(({ taskId }) => taskId))]);
  const requestOf = new Map(tasks.map(({ taskId, requestId }) => [taskId, requestId]));
  const asked = taskIds && (yield* db.sync.tasksById(tool.id, taskIds)).map(({ requestId }) => requestId);
  const owed = new Set([
    ...news.said.flatMap(({ taskId }) => requestOf.get(taskId) ?? []),
    ...news.edited.map(({ comment }) => comment.requestId),
    ...news.removed.map(({ requestId }) => requestId).filter((id) => !asked || asked.includes(id)),
  ]);
  for (const requestId of owed) yield* db.deliveries.oweComments(requestId, tool);
}
