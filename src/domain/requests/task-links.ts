import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import { toolsOf } from '../routing/where-it-goes.ts';
import type { Request } from './request.ts';

/** Enqueues the link to the Request's message for tasks that were made before the message had one. */
export function* oweTaskLinks(
  db: WorkspaceDb,
  request: Pick<Request, 'id' | 'streamId' | 'route'>,
): Steps<void> {
  for (const tool of toolsOf(request, yield* db.integrations.connectedTools(request.streamId))) {
    const task = yield* db.integrations.task(request.id, tool.id);
    if (!task || task.missingSince) continue;
    yield* db.deliveries.oweTask(request.id, tool);
    if (!task.linked) yield* db.deliveries.oweLink(request.id, tool);
  }
}
