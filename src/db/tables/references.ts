import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Columns } from '../columns.ts';

/** The workspace id of a table whose rows go when the workspace goes. */
export function ofWorkspace(c: Columns, workspaces: { workspaceId: SQLiteColumn }) {
  return c
    .text('workspace_id')
    .notNull()
    .references(() => workspaces.workspaceId, { onDelete: 'cascade' });
}

/**
 * A reference to a row of the same workspace: there can be none to another's. The row that has it goes when that
 * one goes, and so with the workspace.
 */
export function goesWith(
  c: Columns,
  owners: { workspaceId: SQLiteColumn; id: SQLiteColumn },
  workspaceId: SQLiteColumn,
  ownerId: SQLiteColumn,
) {
  return c
    .foreignKey({ columns: [workspaceId, ownerId], foreignColumns: [owners.workspaceId, owners.id] })
    .onDelete('cascade');
}
