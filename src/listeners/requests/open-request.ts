import type { App } from '@slack/bolt';
import type { Context } from '../../context.ts';
import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import { requireMay } from '../../domain/permissions.ts';
import { heldRequest } from '../../domain/requests/change-request.ts';
import { cardContent } from '../../slack/card/card-content.ts';
import { actions } from '../../views/ids.ts';
import { mostSaid, requestWindow, type Said } from '../../views/request-window.ts';
import { personOf } from '../caller.ts';
import { onClick } from '../entry.ts';

/** What is in a Request whose message in the channel does not say it, for those who may see it (S11, R16). */
export function openRequestListeners(app: App, context: Context): void {
  onClick(app, context, actions.openRequest, async (clicked) => {
    const person = await personOf(context, clicked);
    const requestId = clicked.value;
    const view = await context.store.in(clicked.workspaceId).read(function* (db) {
      const { request, stream } = yield* heldRequest(db, requestId);
      yield* requireMay(db, person, 'see_request', stream, request);
      const content = yield* cardContent(db, context.connectors, request, stream);
      return requestWindow({ ...content, said: yield* saidOf(db, context, requestId) });
    });
    await clicked.client.views.open({ trigger_id: clicked.triggerId ?? '', view });
  });
}

function* saidOf(
  db: WorkspaceDb,
  { connectors }: Pick<Context, 'connectors'>,
  requestId: string,
): Steps<Said[]> {
  const comments = (yield* db.comments.ofRequest(requestId)).filter(({ removedAt }) => removedAt === null);
  const said: Said[] = [];
  for (const { authorId, authorName, connectedToolId, text, at } of comments.slice(-mostSaid)) {
    const tool = connectedToolId === null ? undefined : yield* db.integrations.connectedTool(connectedToolId);
    const inTool = { name: authorName, tool: tool ? connectors.of(tool.tool).words.tool : 'a tool' };
    said.push({ by: authorId === null ? inTool : { userId: authorId }, text, at });
  }
  return said;
}
