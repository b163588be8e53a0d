import { z } from 'zod';
import { pageOf } from './paging.ts';
import { Refusal } from './refusals.ts';
import { rowOf } from './row-rules.ts';
import {
  type Comment,
  type Discussion,
  type Row,
  type Sheet,
  type SmartsheetState,
  takeId,
} from './state.ts';

const commentInput = z.strictObject({ text: z.string().min(1).max(4000) });
const discussionInput = z.strictObject({ comment: commentInput });

/** Who says something, and where. */
export interface Saying {
  state: SmartsheetState;
  sheet: Sheet;
  userId: number;
  now: string;
}

/** Those of a row, or of the whole sheet. */
export function listDiscussions(
  state: SmartsheetState,
  sheet: Sheet,
  row: Row | null,
  query: URLSearchParams,
): object {
  const isWhole = query.get('include')?.split(',').includes('comments') ?? false;
  const rows = row ? [row] : sheet.rows;
  return pageOf(
    query,
    rows.flatMap((each) =>
      (each.discussions ?? []).map((discussion) => discussionView(state, each, discussion, isWhole)),
    ),
  );
}

/** Begins a discussion of a row with a comment. @throws Refusal 1008 */
export function addDiscussion(saying: Saying, rowId: string, body: unknown): object {
  const input = discussionInput.safeParse(body);
  if (!input.success) throw new Refusal(1008, z.prettifyError(input.error));
  const row = rowOf(saying.sheet, rowId);
  const discussion: Discussion = { id: takeId(saying.state), comments: [] };
  row.discussions = [...(row.discussions ?? []), discussion];
  say(saying, discussion, input.data.comment.text);
  return discussionView(saying.state, row, discussion, true);
}

/** @throws Refusal 1006, 1008 */
export function addComment(saying: Saying, discussionId: string, body: unknown): object {
  const text = textOf(body);
  const discussion = saying.sheet.rows
    .flatMap(({ discussions = [] }) => discussions)
    .find(({ id }) => String(id) === discussionId);
  if (!discussion) throw new Refusal(1006);
  return commentView(saying.state, discussion, say(saying, discussion, text));
}

/** @throws Refusal 1004 for a comment of somebody else, 1006 for one that is gone */
export function editComment(saying: Saying, commentId: string, body: unknown): object {
  const text = textOf(body);
  const { discussion, comment } = ownComment(saying, commentId);
  const changed = { ...comment, text, modifiedAt: saying.now };
  discussion.comments = discussion.comments.map((each) => (each === comment ? changed : each));
  return commentView(saying.state, discussion, changed);
}

/** A discussion goes with its last comment. @throws Refusal 1004, 1006 */
export function deleteComment(saying: Saying, commentId: string): void {
  const { row, discussion, comment } = ownComment(saying, commentId);
  discussion.comments = discussion.comments.filter((each) => each !== comment);
  row.discussions = row.discussions?.filter(({ comments }) => comments.length > 0) ?? [];
}

function say({ state, userId, now }: Saying, discussion: Discussion, text: string): Comment {
  const comment: Comment = { id: takeId(state), text, user: userId, createdAt: now, modifiedAt: now };
  discussion.comments = [...discussion.comments, comment];
  return comment;
}

function textOf(body: unknown): string {
  const input = commentInput.safeParse(body);
  if (!input.success) throw new Refusal(1008, z.prettifyError(input.error));
  return input.data.text;
}

function ownComment({ sheet, userId }: Saying, commentId: string) {
  for (const row of sheet.rows) {
    for (const discussion of row.discussions ?? []) {
      const comment = discussion.comments.find(({ id }) => String(id) === commentId);
      if (!comment) continue;
      if (comment.user !== userId) throw new Refusal(1004);
      return { row, discussion, comment };
    }
  }
  throw new Refusal(1006);
}

function discussionView(state: SmartsheetState, row: Row, discussion: Discussion, isWhole: boolean): object {
  const { id, comments } = discussion;
  const [first] = comments;
  return {
    id,
    title: (first?.text ?? '').slice(0, 100),
    parentType: 'ROW',
    parentId: row.id,
    commentCount: comments.length,
    ...(first ? { createdBy: authorOf(state, first) } : {}),
    ...(isWhole ? { comments: comments.map((comment) => commentView(state, discussion, comment)) } : {}),
  };
}

function commentView(state: SmartsheetState, { id: discussionId }: Discussion, comment: Comment): object {
  const { id, text, createdAt, modifiedAt } = comment;
  return { id, discussionId, text, createdBy: authorOf(state, comment), createdAt, modifiedAt };
}

export function authorOf(state: SmartsheetState, { user }: Comment): { name: string; email: string } {
  const author = state.users.find(({ id }) => id === user);
  return {
    name: [author?.firstName, author?.lastName].filter(Boolean).join(' '),
    email: author?.email ?? '',
  };
}
