import { and, desc, eq, lt } from 'drizzle-orm';
import type { AuditEntry } from '../domain/audit/audit-entry.ts';
import type { Steps } from './steps.ts';
import type { TenantQueries } from './tenant.ts';

export interface AuditPage {
  /** Only entries about this Stream, Integration or workspace. */
  subjectId?: string;
  /** `seq` of the last entry of the page before. */
  before?: number;
  limit: number;
}

/** The audit log (A7): added to in the transaction of the act itself, never changed. */
export function auditQueries(q: TenantQueries) {
  const { audit } = q.schema;
  return {
    *record({ subject, ...entry }: AuditEntry): Steps<void> {
      yield* q.insert(audit, {
        ...entry,
        subjectKind: subject.kind,
        subjectId: subject.id,
        subjectName: subject.name,
      });
    },
    /** Newest first. */
    *page({ subjectId, before, limit }: AuditPage): Steps<(AuditEntry & { seq: number })[]> {
      const found = yield* q.select(audit, {
        where: and(
          subjectId === undefined ? undefined : eq(audit.subjectId, subjectId),
          before === undefined ? undefined : lt(audit.seq, before),
        ),
        orderBy: [desc(audit.seq)],
        limit,
      });
      return found.map(({ seq, at, actor, subjectKind, subjectId: id, subjectName, act }) => ({
        seq,
        at,
        actor,
        subject: { kind: subjectKind, id, name: subjectName },
        act,
      }));
    },
  };
}

export type AuditQueries = ReturnType<typeof auditQueries>;
