import type { AuditAct, AuditSubject } from '../../domain/audit/audit-entry.ts';
import type { Columns } from '../columns.ts';
import { ofWorkspace } from './references.ts';
import type { WorkspaceTables } from './workspaces.ts';

/** Who changed what (A7). Entries are only added, and stay when what they tell of is deleted. */
export function auditTables(c: Columns, { workspaces }: WorkspaceTables) {
  const audit = c.table(
    'audit',
    {
      seq: c.sequence('seq'),
      workspaceId: ofWorkspace(c, workspaces),
      at: c.time('at').notNull(),
      /** Slack id of the person. */
      actor: c.text('actor').notNull(),
      subjectKind: c.text('subject_kind').$type<AuditSubject['kind']>().notNull(),
      subjectId: c.text('subject_id').notNull(),
      subjectName: c.text('subject_name').notNull(),
      act: c.json<AuditAct>('act').notNull(),
    },
    (t) => [
      c.index('audit_workspace').on(t.workspaceId, t.seq),
      c.index('audit_subject').on(t.workspaceId, t.subjectId, t.seq),
    ],
  );
  return { audit };
}
