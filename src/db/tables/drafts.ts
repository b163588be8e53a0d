import type { FormDraft } from '../../domain/requests/form-draft.ts';
import type { Columns } from '../columns.ts';
import { ofWorkspace } from './references.ts';
import type { WorkspaceTables } from './workspaces.ts';

/** Forms that are open in Slack and hold more than their modal shows. */
export function draftTables(c: Columns, { workspaces }: WorkspaceTables) {
  const formDrafts = c.table(
    'form_drafts',
    {
      id: c.text('id').notNull(),
      workspaceId: ofWorkspace(c, workspaces),
      userId: c.text('user_id').notNull(),
      page: c.int('page').notNull(),
      /** Slack's time of the newest click, such as 1700000000.000100. */
      latest: c.key('latest').notNull(),
      content: c.json<Pick<FormDraft, 'answers' | 'seen' | 'files' | 'formVersion'>>('content').notNull(),
      updatedAt: c.time('updated_at').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.workspaceId, t.id] }), c.index('form_drafts_updated').on(t.updatedAt)],
  );
  return { formDrafts };
}
