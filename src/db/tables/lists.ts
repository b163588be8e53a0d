import type { ListChoice } from '../../domain/requests/list-choice.ts';
import type { Columns } from '../columns.ts';
import { ofWorkspace } from './references.ts';
import type { WorkspaceTables } from './workspaces.ts';

/** What each person chose to see in lists of Requests (R5). */
export function listTables(c: Columns, { workspaces }: WorkspaceTables) {
  const listChoices = c.table(
    'list_choices',
    {
      workspaceId: ofWorkspace(c, workspaces),
      userId: c.text('user_id').notNull(),
      choice: c.json<ListChoice>('choice').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.workspaceId, t.userId] })],
  );

  const savedLists = c.table(
    'saved_lists',
    {
      id: c.text('id').notNull(),
      workspaceId: ofWorkspace(c, workspaces),
      userId: c.text('user_id').notNull(),
      name: c.text('name').notNull(),
      /** See `nameKey`: unique for the person. */
      nameKey: c.key('name_key').notNull(),
      choice: c.json<ListChoice>('choice').notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.workspaceId, t.id] }),
      c.uniqueIndex('saved_lists_name').on(t.workspaceId, t.userId, t.nameKey),
    ],
  );

  return { listChoices, savedLists };
}
