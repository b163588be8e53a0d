import type { Context } from '../../context.ts';
import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import { InvalidInput, PeopleError } from '../../errors.ts';
import { streamSubject } from '../audit/audit-entry.ts';
import type { Person } from '../people.ts';
import { requireMay } from '../permissions.ts';
import { nameKey } from './field.ts';
import { oweButton } from './owe-button.ts';
import type { Stream } from './stream.ts';

/** The Stream, for someone who may manage it. @throws PeopleError `not_found`, `not_allowed`. */
export function* managedStream(db: WorkspaceDb, person: Person, streamId: string): Steps<Stream> {
  const stream = yield* db.streams.byId(streamId);
  if (!stream) throw new PeopleError('not_found', 'This Stream is gone.');
  yield* requireMay(db, person, 'manage_stream', stream);
  return stream;
}

type Parts = Pick<Context, 'store' | 'clock'>;

/** Takes a Stream out of use; its Requests, and the tasks of them, stay. */
export function archiveStream(parts: Parts, workspaceId: string, person: Person, streamId: string) {
  return setArchived(parts, workspaceId, person, streamId, true);
}

/** Takes a Stream into use again. */
export function restoreStream(parts: Parts, workspaceId: string, person: Person, streamId: string) {
  return setArchived(parts, workspaceId, person, streamId, false);
}

function setArchived(
  { store, clock }: Parts,
  workspaceId: string,
  person: Person,
  streamId: string,
  isArchived: boolean,
): Promise<Stream> {
  return store.in(workspaceId).transaction(function* (db) {
    yield* db.streams.hold(streamId);
    const stream = yield* managedStream(db, person, streamId);
    if ((stream.archivedAt !== null) === isArchived) return stream;
    const at = clock();
    yield* db.streams.change(streamId, { archivedAt: isArchived ? at : null });
    yield* oweButton(db, stream);
    const act = { kind: isArchived ? 'archived' : 'restored' } as const;
    yield* db.audit.record({ at, actor: person.userId, subject: streamSubject(stream), act });
    return stream;
  });
}

/**
 * Deletes a Stream with all that it has; tasks in tools and messages in Slack stay. What was owed for it ends.
 *
 * @param typedName its name, without regard to case, as the person typed it.
 * @throws InvalidInput by `confirmName`; PeopleError `not_found`, `not_allowed`.
 */
export function deleteStream(
  { store, clock }: Parts,
  workspaceId: string,
  person: Person,
  streamId: string,
  typedName: string,
): Promise<Stream> {
  return store.in(workspaceId).transaction(function* (db) {
    yield* db.streams.hold(streamId);
    const stream = yield* managedStream(db, person, streamId);
    if (nameKey(typedName) !== nameKey(stream.name)) {
      throw new InvalidInput({
        confirmName: `The Stream is called “${stream.name}”. Type that to delete it.`,
      });
    }
    yield* db.streams.delete(streamId);
    yield* oweButton(db, stream);
    yield* db.audit.record({
      at: clock(),
      actor: person.userId,
      subject: streamSubject(stream),
      act: { kind: 'deleted' },
    });
    return stream;
  });
}
