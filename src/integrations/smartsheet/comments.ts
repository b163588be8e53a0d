import type { CommentClient, TaskComment } from '../comments.ts';
import { unlessMissing } from '../errors.ts';
import type { Discussion } from './answers.ts';
import type { SheetApi } from './client.ts';

/** What the service user does about comments: in Smartsheet, they are parts of discussions of a row. */
export function commentClient(
  api: SheetApi,
  inTurn: <T>(sheetId: string, work: () => Promise<T>) => Promise<T>,
): CommentClient {
  return {
    async comments(sheetId, rowIds) {
      const all: Discussion[] = [];
      for (const rowId of rowIds) all.push(...(await unlessMissing(api.discussions(sheetId, rowId), [])));
      return all.flatMap(commentsOf).toSorted(byTime);
    },
    async saidIn(sheetId) {
      const all = await api.discussions(sheetId, null);
      return all
        .filter(({ parentType }) => parentType === 'ROW')
        .flatMap(commentsOf)
        .toSorted(byTime);
    },
    addComment: (sheetId, rowId, text) =>
      inTurn(sheetId, async () => {
        // What people see as one conversation goes on in one.
        const [first] = await api.discussions(sheetId, rowId);
        return first ? api.addComment(sheetId, first.id, text) : api.addDiscussion(sheetId, rowId, text);
      }),
    changeComment: (sheetId, commentId, text) =>
      inTurn(sheetId, () => api.changeComment(sheetId, commentId, text)),
    removeComment: (sheetId, commentId) =>
      inTurn(sheetId, () => unlessMissing(api.deleteComment(sheetId, commentId), undefined)),
  };
}

const byTime = (a: TaskComment, b: TaskComment) => a.at.getTime() - b.at.getTime();

function commentsOf({ parentId, comments }: Discussion): TaskComment[] {
  return comments.map(({ id, text, createdAt, createdBy }) => ({
    id,
    taskId: parentId,
    author: { id: null, name: createdBy?.name ?? createdBy?.email ?? '', email: createdBy?.email ?? null },
    text,
    at: new Date(createdAt),
  }));
}
