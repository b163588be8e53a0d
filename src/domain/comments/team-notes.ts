import type { Context } from '../../context.ts';
import { InvalidInput } from '../../errors.ts';
import type { Person } from '../people.ts';
import { requireMay } from '../permissions.ts';
import { heldRequest } from '../requests/change-request.ts';
import type { Request } from '../requests/request.ts';
import { trimText } from '../text/visible-text.ts';
import type { TeamNote } from './team-note.ts';

/** The longest note, in UTF-16 units: Slack takes no more in one input. */
export const longestNote = 3000;

export interface PageOfNotes {
  request: Request;
  /** Newest first. */
  notes: TeamNote[];
  hasOlder: boolean;
}

/**
 * A page of what the team has noted about a Request.
 *
 * @param page counted from 0.
 * @throws PeopleError `not_found`; `not_allowed` to everybody who is not in the team.
 */
export async function teamNotesOf(
  { store }: Pick<Context, 'store'>,
  workspaceId: string,
  person: Person,
  requestId: string,
  { page, size }: { page: number; size: number },
): Promise<PageOfNotes> {
  return store.in(workspaceId).read(function* (db) {
    const { request, stream } = yield* heldRequest(db, requestId);
    yield* requireMay(db, person, 'team_notes', stream, request);
    const found = yield* db.teamNotes.latest(requestId, size, page * size);
    return { request, notes: found.slice(0, size), hasOlder: found.length > size };
  });
}

/**
 * Adds a team note. Nothing follows from it: no card, thread, history, tool or search knows of it. The same
 * submission twice makes one.
 *
 * @param submissionKey of the window that it was typed into.
 * @throws PeopleError `not_found`, `not_allowed`; InvalidInput where there is no text.
 */
export async function addTeamNote(
  { store, clock, newId }: Pick<Context, 'store' | 'clock' | 'newId'>,
  workspaceId: string,
  person: Person,
  { requestId, text, submissionKey }: { requestId: string; text: string; submissionKey: string },
): Promise<void> {
  await store.in(workspaceId).transaction(function* (db) {
    const { request, stream } = yield* heldRequest(db, requestId);
    yield* requireMay(db, person, 'team_notes', stream, request);
    const words = trimText(text);
    if (words === '') throw new InvalidInput({ note: 'Write something.' });
    if (words.length > longestNote) throw new InvalidInput({ note: 'This is longer than 3,000 characters.' });
    const note = { id: newId(), requestId, authorId: person.userId, text: words, at: clock() };
    yield* db.teamNotes.add(note, submissionKey);
  });
}
