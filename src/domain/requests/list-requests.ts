import type { RequestPage } from '../../db/search.ts';
import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import type { Person } from '../people.ts';
import { seenBy } from '../permissions.ts';
import { type ListChoice, queryOf, type Viewer } from './list-choice.ts';
import type { RequestQuery } from './request-query.ts';

/** One page of the Requests that a person chose and may see (R4, R5). */
export function* listRequests(
  db: WorkspaceDb,
  person: Person,
  choice: ListChoice,
  now: Date,
  page: Pick<RequestQuery, 'after' | 'pageSize'> = {},
): Steps<RequestPage> {
  const viewer = yield* viewerOf(db, person, now);
  return yield* db.requests.page({
    ...queryOf(choice, viewer),
    seenBy: yield* seenBy(db, person),
    ...page,
  });
}

/** “Today” is the person's own day, else that of the workspace. */
export function* viewerOf(db: WorkspaceDb, person: Person, now: Date): Steps<Viewer> {
  const { timeZone } = yield* db.settings.get();
  return { userId: person.userId, timeZone: person.timeZone ?? timeZone ?? 'UTC', now };
}
