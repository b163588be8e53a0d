import type { Columns } from '../columns.ts';
import type { IntegrationTables } from './integrations.ts';
import { goesWith } from './references.ts';
import type { RequestTables } from './requests.ts';

/** What people say about Requests. */
export function commentTables(c: Columns, { requests }: RequestTables & IntegrationTables) {
  /** Replies in the thread of a Request's message, and comments on its tasks. */
  const comments = c.table(
    'comments',
    {
      workspaceId: c.text('workspace_id').notNull(),
      id: c.text('id').notNull(),
      requestId: c.text('request_id').notNull(),
      /** Id of the channel, or of the connected tool, where it was said. */
      place: c.text('place').notNull(),
      /** What it is called there: a message's `ts`, or the tool's id of it. */
      externalId: c.text('external_id').notNull(),
      /** The connected tool that it was said in; null: Slack. */
      connectedToolId: c.text('connected_tool_id'),
      /** Slack id of who said it; null: somebody in a tool. */
      authorId: c.text('author_id'),
      /** Of somebody in a tool, as the tool names them; empty for people in Slack, whose names change. */
      authorName: c.text('author_name').notNull(),
      /** In Slack's markup, or a tool's plain text; empty once it was removed. */
      text: c.text('text').notNull(),
      fileNames: c.json<string[]>('file_names').notNull(),
      at: c.time('at').notNull(),
      editedAt: c.time('edited_at'),
      removedAt: c.time('removed_at'),
      /** Counts its edits; a copy knows which one it shows. */
      version: c.int('version').notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.workspaceId, t.id] }),
      goesWith(c, requests, t.workspaceId, t.requestId),
      c.uniqueIndex('comments_external').on(t.workspaceId, t.place, t.externalId),
      c.index('comments_request').on(t.workspaceId, t.requestId),
    ],
  );

  /** Where else a comment stands: as a comment on a task, or as a message in the thread. */
  const commentCopies = c.table(
    'comment_copies',
    {
      workspaceId: c.text('workspace_id').notNull(),
      commentId: c.text('comment_id').notNull(),
      /** Id of the connected tool; or `thread`. */
      place: c.text('place').notNull(),
      requestId: c.text('request_id').notNull(),
      /** Null: it is about to be made, or nobody knows whether it was. */
      externalId: c.text('external_id'),
      /** As it was, or is about to be, written. */
      text: c.text('text').notNull(),
      /** Of the comment that it shows. */
      version: c.int('version').notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.workspaceId, t.commentId, t.place] }),
      goesWith(c, comments, t.workspaceId, t.commentId),
      c.index('comment_copies_request').on(t.workspaceId, t.requestId),
      c.index('comment_copies_place').on(t.workspaceId, t.place),
    ],
  );

  /** What a team says among itself about a Request. */
  const teamNotes = c.table(
    'team_notes',
    {
      workspaceId: c.text('workspace_id').notNull(),
      id: c.text('id').notNull(),
      requestId: c.text('request_id').notNull(),
      authorId: c.text('author_id').notNull(),
      text: c.text('text').notNull(),
      at: c.time('at').notNull(),
      /** Id of the window that it was added from: a second click on Add finds it taken. */
      submissionKey: c.text('submission_key').notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.workspaceId, t.id] }),
      goesWith(c, requests, t.workspaceId, t.requestId),
      c.uniqueIndex('team_notes_submission').on(t.workspaceId, t.submissionKey),
      c.index('team_notes_request').on(t.workspaceId, t.requestId, t.at),
    ],
  );

  /** Files of Requests that are, or cannot be, attached in a tool. */
  const fileCopies = c.table(
    'file_copies',
    {
      workspaceId: c.text('workspace_id').notNull(),
      requestId: c.text('request_id').notNull(),
      connectedToolId: c.text('connected_tool_id').notNull(),
      /** Slack's id of the file. */
      fileId: c.text('file_id').notNull(),
      /** The tool's id of the attachment; null: it is about to be made, or cannot be. */
      externalId: c.text('external_id'),
      /** Why it cannot be attached, in words; null: it is, or may yet be. */
      refusedBecause: c.text('refused_because'),
    },
    (t) => [
      c.primaryKey({ columns: [t.workspaceId, t.requestId, t.connectedToolId, t.fileId] }),
      goesWith(c, requests, t.workspaceId, t.requestId),
    ],
  );

  return { comments, commentCopies, teamNotes, fileCopies };
}
