import type { Context } from '../../context.ts';
import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import { PeopleError } from '../../errors.ts';
import type { AuditAct } from '../audit/audit-entry.ts';
import type { Person } from '../people.ts';
import type { Draft, DraftField } from './draft.ts';
import { managedStream } from './manage-stream.ts';
import type { Stream } from './stream.ts';

export type DraftParts = Pick<Context, 'store' | 'clock'>;

/** Where and by whom a draft is changed. */
export interface DraftPlace {
  workspaceId: string;
  admin: Person;
  streamId: string;
}

export interface DraftChange<Result> {
  result: Result;
  /** For the audit log; nothing where nothing was changed. */
  acts: readonly AuditAct[];
}

/** All that a change of a draft works with, in its transaction. */
export interface DraftWork {
  db: WorkspaceDb;
  stream: Stream;
  draft: Draft;
  now: Date;
}

/**
 * Changes a Stream's draft: the one transaction of every act on form and library. The Stream is held, so that of two
 * admins one comes after the other; what was done is kept in the audit log.
 *
 * @throws PeopleError `not_found`, `not_allowed`, and what the body throws.
 */
export function changeDraft<Result>(
  { store, clock }: DraftParts,
  { workspaceId, admin, streamId }: DraftPlace,
  change: (work: DraftWork) => Steps<DraftChange<Result>>,
): Promise<Result> {
  return store.in(workspaceId).transaction(function* (db) {
    const stream = yield* managedStream(db, admin, streamId);
    const draft = yield* db.streams.draft(streamId, { lock: true });
    const now = clock();
    const { result, acts } = yield* change({ db, stream, draft, now });
    const subject = { kind: 'stream' as const, id: streamId, name: stream.name };
    for (const act of acts) yield* db.audit.record({ at: now, actor: admin.userId, subject, act });
    return result;
  });
}

/** A field of the draft's library. @throws PeopleError `not_found`. */
export function fieldOfDraft({ fields }: Draft, fieldId: string): DraftField {
  const field = fields.find(({ definition, deleted }) => definition.id === fieldId && !deleted);
  if (!field) throw new PeopleError('not_found', 'This field was deleted meanwhile.');
  return field;
}
