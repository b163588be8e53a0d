import type { Columns } from '../columns.ts';
import { ofWorkspace } from './references.ts';
import type { WorkspaceTables } from './workspaces.ts';

/** Stream files that somebody is about to import: they do not fit into a window of Slack. */
export function streamFileTables(c: Columns, { workspaces }: WorkspaceTables) {
  const streamFiles = c.table(
    'stream_files',
    {
      workspaceId: ofWorkspace(c, workspaces),
      id: c.text('id').notNull(),
      userId: c.text('user_id').notNull(),
      text: c.text('text').notNull(),
      createdAt: c.time('created_at').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.workspaceId, t.id] })],
  );
  return { streamFiles };
}
