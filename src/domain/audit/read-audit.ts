import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import { PeopleError } from '../../errors.ts';
import type { Person } from '../people.ts';
import { requireMay } from '../permissions.ts';
import type { Stream } from '../streams/stream.ts';
import type { AuditEntry } from './audit-entry.ts';

/** Entries on a page of the audit log. */
export const auditPageSize = 15;

export interface AuditLog {
  /** null: that of the whole workspace. */
  stream: Stream | null;
  /** Newest first. */
  entries: (AuditEntry & { seq: number })[];
  /** Where the next page begins; null: this is the last one. */
  older: number | null;
}

/**
 * A page of the audit log of a Stream, for its admins, or of the whole workspace, for workspace admins.
 *
 * @param before `older` of the page before; null: the first page.
 * @throws PeopleError `not_found`, `not_allowed`.
 */
export function* readAudit(
  db: WorkspaceDb,
  person: Person,
  streamId: string | null,
  before: number | null,
): Steps<AuditLog> {
  const stream = yield* auditedStream(db, person, streamId);
  const found = yield* db.audit.page({
    ...(stream && { subjectId: stream.id }),
    ...(before !== null && { before }),
    limit: auditPageSize + 1,
  });
  const entries = found.slice(0, auditPageSize);
  return { stream, entries, older: found.length > auditPageSize ? (entries.at(-1)?.seq ?? null) : null };
}

/** The Stream whose log it is, for someone who may read that. @throws PeopleError `not_found`, `not_allowed`. */
export function* auditedStream(
  db: WorkspaceDb,
  person: Person,
  streamId: string | null,
): Steps<Stream | null> {
  const stream = streamId === null ? null : yield* db.streams.byId(streamId);
  if (stream === undefined) throw new PeopleError('not_found', 'This Stream is gone.');
  yield* requireMay(db, person, 'read_audit', stream ?? undefined);
  return stream;
}
