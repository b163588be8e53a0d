import type { Steps } from '../../../db/steps.ts';
import type { WorkspaceDb } from '../../../db/store.ts';
import type { Person } from '../../people.ts';
import { libraryOf } from '../draft.ts';
import { managedStream } from '../manage-stream.ts';
import type { Stream } from '../stream.ts';
import { printStreamFile, slackIdsIn } from './print-file.ts';
import { isOwnField, type StreamDefinition } from './stream-definition.ts';

/**
 * A Stream as a file (S12), with the changes of its form that are not published yet: what its admins work on.
 *
 * @throws PeopleError `not_found`, `not_allowed`.
 */
export function* exportStream(
  db: WorkspaceDb,
  person: Person,
  streamId: string,
): Steps<{ stream: Stream; text: string }> {
  const stream = yield* managedStream(db, person, streamId);
  const library = libraryOf(yield* db.streams.draft(streamId));
  const { name, description, settings } = stream;
  const fields = library.filter((field) => !isOwnField(field));
  const definition: StreamDefinition = { name, description, settings, fields };
  return { stream, text: printStreamFile(definition, yield* namesOf(db, slackIdsIn(definition))) };
}

/** Of people and user groups that we have seen. */
function* namesOf(db: WorkspaceDb, ids: readonly string[]): Steps<ReadonlyMap<string, string>> {
  const people = yield* db.people.byIds(ids);
  const groups = yield* db.userGroups.byIds(ids);
  return new Map([
    ...people.map(({ userId, name }): [string, string] => [userId, name]),
    ...groups.map(({ id, handle }): [string, string] => [id, `@${handle}`]),
  ]);
}
