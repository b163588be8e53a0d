import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import type { ConnectedTool } from '../integrations/integration.ts';
import type { Request } from '../requests/request.ts';
import { isNews, type TakenComments } from './compare-comments.ts';
import { oweComment } from './owe-comments.ts';

/** Keeps what was said in a tool, and owes it to the thread and the other tools. The Request is held. */
export function* takeComments(
  db: WorkspaceDb,
  request: Request,
  tool: ConnectedTool,
  { found, said, edited, removed }: TakenComments,
  { newId, at }: { newId: () => string; at: Date },
): Steps<void> {
  for (const copy of found) yield* db.comments.putCopy(copy);
  for (const { id: externalId, author, text, at: saidAt } of said) {
    yield* db.comments.add({
      id: newId(),
      requestId: request.id,
      place: tool.id,
      externalId,
      connectedToolId: tool.id,
      authorId: null,
      authorName: author.name,
      text,
      fileNames: [],
      at: saidAt,
      editedAt: null,
      removedAt: null,
      version: 1,
    });
  }
  for (const { comment, text } of edited) {
    yield* db.comments.change(comment, { text, editedAt: at, removedAt: null });
  }
  for (const comment of removed) yield* db.comments.change(comment, { text: '', removedAt: at });
  if (isNews({ found: [], said, edited, removed })) yield* oweComment(db, request, tool.id);
}
