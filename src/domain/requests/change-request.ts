import type { Context } from '../../context.ts';
import type { RequestChange } from '../../db/requests.ts';
import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import { PeopleError } from '../../errors.ts';
import type { Person } from '../people.ts';
import { requireMay } from '../permissions.ts';
import type { Stream } from '../streams/stream.ts';
import type { Change } from './history.ts';
import { oweEverywhere } from './owe-everywhere.ts';
import type { Request } from './request.ts';

type Parts = Pick<Context, 'store' | 'clock'>;

/**
 * Makes the person the Request's assignee. Being it already is no error.
 *
 * @throws PeopleError `not_found`, `not_allowed` (also for admins who are not in the team).
 */
export async function assignToMe(
  parts: Parts,
  workspaceId: string,
  person: Person,
  requestId: string,
): Promise<Request> {
  return change(parts, workspaceId, person, requestId, (request, stream) => {
    if (!stream.team.includes(person.userId)) {
      throw new PeopleError('not_allowed', 'Only people in the team of this Stream can be assigned.');
    }
    if (request.assigneeId === person.userId) return null;
    return {
      set: { assigneeId: person.userId },
      remember: { kind: 'assigned', was: request.assigneeId, is: person.userId },
    };
  });
}

/** Closes a Request. One that is closed stays as it is. @throws PeopleError `not_found`, `not_allowed`. */
export async function completeRequest(
  parts: Parts,
  workspaceId: string,
  person: Person,
  requestId: string,
): Promise<Request> {
  return change(parts, workspaceId, person, requestId, (request, _stream, now) =>
    request.isOpen ? { set: { isOpen: false, closedAt: now }, remember: { kind: 'completed' } } : null,
  );
}

/** Opens a closed Request again. @throws PeopleError `not_found`, `not_allowed`. */
export async function reopenRequest(
  parts: Parts,
  workspaceId: string,
  person: Person,
  requestId: string,
): Promise<Request> {
  return change(parts, workspaceId, person, requestId, (request) =>
    request.isOpen ? null : { set: { isOpen: true, closedAt: null }, remember: { kind: 'reopened' } },
  );
}

/** Puts given-up deliveries of a Request back to work (I5). @throws PeopleError `not_found`, `not_allowed`. */
export async function retryDeliveries(
  { store }: Parts,
  workspaceId: string,
  person: Person,
  requestId: string,
): Promise<number> {
  return store.in(workspaceId).transaction(function* (db) {
    const { request, stream } = yield* heldRequest(db, requestId);
    yield* requireMay(db, person, 'retry_delivery', stream, request);
    const retried = yield* db.deliveries.retryOf(requestId);
    if (retried > 0) yield* db.deliveries.oweCard(requestId, 'channel');
    return retried;
  });
}

type Decision = { set: RequestChange; remember: Change } | null;

async function change(
  { store, clock }: Parts,
  workspaceId: string,
  person: Person,
  requestId: string,
  decide: (request: Request, stream: Stream, now: Date) => Decision,
): Promise<Request> {
  return store.in(workspaceId).transaction(function* (db) {
    const { request, stream } = yield* heldRequest(db, requestId);
    yield* requireMay(db, person, 'change_request', stream, request);
    const now = clock();
    const decision = decide(request, stream, now);
    if (!decision) return request;
    const changed = yield* db.requests.change(request, decision.set, now);
    yield* db.requests.remember(requestId, { at: now, actor: person.userId, change: decision.remember });
    yield* oweEverywhere(db, changed);
    return changed;
  });
}

function* heldRequest(db: WorkspaceDb, requestId: string): Steps<{ request: Request; stream: Stream }> {
  const request = yield* db.requests.byId(requestId, { lock: true });
  const stream = request && (yield* db.streams.byId(request.streamId));
  if (!request || !stream) throw new PeopleError('not_found', 'This Request is gone.');
  return { request, stream };
}
