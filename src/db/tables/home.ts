import type { HomeState } from '../../domain/home/home-state.ts';
import type { Columns } from '../columns.ts';
import { ofWorkspace } from './references.ts';
import type { WorkspaceTables } from './workspaces.ts';

/** What people have chosen in the App Home, and when they looked at it. */
export function homeTables(c: Columns, { workspaces }: WorkspaceTables) {
  const homes = c.table(
    'homes',
    {
      workspaceId: ofWorkspace(c, workspaces),
      userId: c.text('user_id').notNull(),
      state: c.json<Partial<HomeState>>('state').notNull(),
      lookedAt: c.time('looked_at').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.workspaceId, t.userId] })],
  );

  return { homes };
}
