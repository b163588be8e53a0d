import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Comment, CommentCopy } from '../domain/comments/comment.ts';
import type { Steps } from './steps.ts';
import type { TenantQueries } from './tenant.ts';

/** What people said about Requests, and where else it stands. */
export function commentQueries(q: TenantQueries) {
  const { cards, comments, commentCopies } = q.schema;

  return {
    /** Id of the Request whose card in the channel is this message. */
    *requestOfThread(channelId: string, ts: string): Steps<string | undefined> {
      const [card] = yield* q.find(cards, { channelId, ts });
      return card?.place === 'channel' ? card.requestId : undefined;
    },
    /** Oldest first, removed ones too. */
    *ofRequest(requestId: string): Steps<Comment[]> {
      const found = yield* q.select(comments, {
        where: eq(comments.requestId, requestId),
        orderBy: [asc(comments.at), asc(comments.externalId)],
      });
      return found.map(asComment);
    },
    *byExternalId(place: string, externalId: string): Steps<Comment | undefined> {
      const row = yield* q.first(
        comments,
        and(eq(comments.place, place), eq(comments.externalId, externalId)),
        { lock: true },
      );
      return row && asComment(row);
    },
    /** Those that were said in a connected tool and are still there. */
    *saidIn(connectedToolId: string): Steps<Comment[]> {
      const found = yield* q.select(comments, {
        where: and(eq(comments.place, connectedToolId), isNull(comments.removedAt)),
      });
      return found.map(asComment);
    },
    /** @returns false where it is known already; nothing is changed then. */
    *add(comment: Comment): Steps<boolean> {
      return yield* q.insertIfNew(comments, comment);
    },
    /** Writes what has become of it, as its next version. */
    *change(
      { id, version }: Pick<Comment, 'id' | 'version'>,
      changes: Partial<Pick<Comment, 'text' | 'fileNames' | 'editedAt' | 'removedAt'>>,
    ): Steps<void> {
      yield* q.update(comments, { ...changes, version: version + 1 }, eq(comments.id, id));
    },
    /** Of all places. */
    *copies(requestId: string): Steps<CommentCopy[]> {
      const found = yield* q.select(commentCopies, { where: eq(commentCopies.requestId, requestId) });
      return found.map(asCopy);
    },
    /** Those of a place that are known to be there. */
    *copiesIn(place: string): Steps<CommentCopy[]> {
      const found = yield* q.select(commentCopies, {
        where: and(eq(commentCopies.place, place), isNotNull(commentCopies.externalId)),
      });
      return found.map(asCopy);
    },
    *putCopy(copy: CommentCopy): Steps<void> {
      const key = [commentCopies.workspaceId, commentCopies.commentId, commentCopies.place];
      yield* q.put(commentCopies, key, copy);
    },
    *removeCopy(commentId: string, place: string): Steps<void> {
      yield* q.remove(
        commentCopies,
        and(eq(commentCopies.commentId, commentId), eq(commentCopies.place, place)),
      );
    },
    /** With its copies. */
    *forget(requestId: string): Steps<void> {
      yield* q.remove(comments, eq(comments.requestId, requestId));
    },
  };
}

export type CommentQueries = ReturnType<typeof commentQueries>;

function asComment({ workspaceId: _, ...comment }: Comment & { workspaceId: string }): Comment {
  return comment;
}

function asCopy({ workspaceId: _, ...copy }: CommentCopy & { workspaceId: string }): CommentCopy {
  return copy;
}
