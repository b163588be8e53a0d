import type { Context } from '../../context.ts';
import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import { PeopleError } from '../../errors.ts';
import type { Person } from '../people.ts';
import { requireMay } from '../permissions.ts';
import { heldRequest, writeChange } from './change-request.ts';
import { oweCards } from './owe-everywhere.ts';
import type { Request } from './request.ts';

type Parts = Pick<Context, 'store' | 'clock'>;

/**
 * Takes a Request back (R10): it is closed as withdrawn, which can be undone by reopening it. Its tasks are
 * completed, so that nobody goes on working at what nobody wants any more.
 *
 * @throws PeopleError `not_found`, `not_allowed`, `changed_meanwhile` where it was closed meanwhile.
 */
export async function withdrawRequest(
  { store, clock }: Parts,
  workspaceId: string,
  person: Person,
  requestId: string,
): Promise<Request> {
  return store.in(workspaceId).transaction(function* (db) {
    const { request, stream } = yield* heldRequest(db, requestId);
    yield* requireMay(db, person, 'withdraw_request', stream, request);
    if (request.withdrawnAt) return request;
    if (!request.isOpen) throw new PeopleError('changed_meanwhile', 'This Request is closed already.');
    const at = clock();
    return yield* writeChange(
      db,
      request,
      { kind: 'person', person },
      {
        columns: { isOpen: false, closedAt: at, withdrawnAt: at },
        entries: [{ kind: 'withdrawn' }],
        at,
      },
    );
  });
}

/** What stands in place of a deleted Request's Subject until it is gone itself. */
const noSubject = '(deleted)';

/**
 * Deletes a Request (R10). Its content and history are gone at once; what is left of it goes when its cards say that
 * it was deleted. Tasks that it has in tools stay there untouched: the tool is the team's own, and may hold work of
 * theirs. Tasks that were not made yet are not made any more.
 *
 * @throws PeopleError `not_found`, `not_allowed`.
 */
export async function deleteRequest(
  { store, clock }: Parts,
  workspaceId: string,
  person: Person,
  requestId: string,
): Promise<void> {
  await store.in(workspaceId).transaction(function* (db) {
    const { request, stream } = yield* heldRequest(db, requestId);
    yield* requireMay(db, person, 'delete_request', stream, request);
    const at = clock();
    yield* db.requests.forgetHistory(requestId);
    yield* db.comments.forget(requestId);
    yield* db.teamNotes.forget(requestId);
    const change = { kind: 'deleted' } as const;
    yield* db.requests.remember(requestId, { at, actor: person.userId, connectedToolId: null, change });
    const nothing = { subject: noSubject, answers: {}, assigneeId: null, dueDate: null };
    yield* db.requests.change(request, { ...nothing, isOpen: false, closedAt: at, deletedAt: at }, at);
    yield* db.requests.putFindable(request, { words: [], values: [] });
    yield* oweCards(db, requestId);
  });
}

/** Lets a deleted Request go, unless a card of it has yet to say that it was deleted. */
export function* removeIfTold(db: WorkspaceDb, { id, deletedAt }: Request): Steps<void> {
  if (!deletedAt) return;
  const unsettled = yield* db.deliveries.unsettledOf(id);
  const waits = unsettled.some(({ work, state }) => work.kind === 'slack.card' && state === 'waiting');
  if (!waits) yield* db.requests.remove(id);
}
