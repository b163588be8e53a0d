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
  if (stream.settings.isBeingDeleted) {
    throw new PeopleError('not_found', `“${stream.name}” is being deleted.`);
  }
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
 * Deletes a Stream with all that it has; tasks in tools and messages in Slack stay. What was owed for it ends. One with
 * many Requests is archived at once, and goes with them step by step: see the delivery `stream.delete`.
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
    const at = clock();
    yield* db.streams.change(streamId, { archivedAt: stream.archivedAt ?? at });
    yield* db.streams.changeSettings(streamId, { isBeingDeleted: true });
    yield* deleteNext(db, streamId);
    yield* db.audit.record({
      at,
      actor: person.userId,
      subject: streamSubject(stream),
      act: { kind: 'deleted' },
    });
    return stream;
  });
}

/** So many Requests are deleted in one transaction: a moment's work, since SQLite has one writer at a time. */
const atOnce = 200;

/** Deletes some of a Stream's Requests, and it with the last of them; before that the next step is owed. */
export function* deleteNext(db: WorkspaceDb, streamId: string, step = 0): Steps<void> {
  const stream = yield* db.streams.byId(streamId);
  if (!stream) return;
  if ((yield* db.streams.deleteRequests(streamId, atOnce)) === atOnce) {
    yield* db.deliveries.oweStreamDeletion(streamId, step + 1);
    return;
  }
  yield* db.streams.delete(streamId);
  yield* oweButton(db, stream);
}
