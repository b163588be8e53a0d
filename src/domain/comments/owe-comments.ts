import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import type { Request } from '../requests/request.ts';
import { toolsOf } from '../routing/where-it-goes.ts';

/**
 * Owes every other place what was said.
 *
 * @param saidIn id of the connected tool that it was said in; null: the thread.
 */
export function* oweComment(
  db: WorkspaceDb,
  request: Pick<Request, 'id' | 'streamId' | 'route'>,
  saidIn: string | null,
): Steps<void> {
  if (saidIn !== null) yield* db.deliveries.oweThreadComments(request.id);
  for (const tool of toolsOf(request, yield* db.integrations.connectedTools(request.streamId))) {
    if (tool.id !== saidIn) yield* db.deliveries.oweComments(request.id, tool);
  }
}

/** Owes every tool the Request's files. */
export function* oweFiles(db: WorkspaceDb, request: Pick<Request, 'id' | 'streamId' | 'route'>): Steps<void> {
  for (const tool of toolsOf(request, yield* db.integrations.connectedTools(request.streamId))) {
    yield* db.deliveries.oweFiles(request.id, tool);
  }
}
