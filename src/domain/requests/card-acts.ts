import type { Context } from '../../context.ts';
import { PeopleError } from '../../errors.ts';
import type { Person } from '../people.ts';
import { requireMay } from '../permissions.ts';
import { changeRequest, heldRequest } from './change-request.ts';
import type { Request } from './request.ts';

type Parts = Pick<Context, 'store' | 'clock'>;

/**
 * Makes the person the Request's assignee. Being it already is no error.
 *
 * @throws PeopleError `not_found`, `not_allowed` (also for admins who are not in the team).
 */
export async function assignToMe(
  { store, clock }: Parts,
  workspaceId: string,
  person: Person,
  requestId: string,
): Promise<Request> {
  return store.in(workspaceId).transaction(function* (db) {
    const { request, stream } = yield* heldRequest(db, requestId);
    yield* requireMay(db, person, 'change_request', stream, request);
    if (!stream.team.includes(person.userId)) {
      throw new PeopleError('not_allowed', 'Only people in the team of this Stream can be assigned.');
    }
    const actor = { kind: 'person', person } as const;
    return (yield* changeRequest(db, requestId, actor, { assigneeId: person.userId }, clock())).request;
  });
}

/** Closes a Request. One that is closed stays as it is. @throws PeopleError `not_found`, `not_allowed`. */
export async function completeRequest(
  parts: Parts,
  workspaceId: string,
  person: Person,
  requestId: string,
): Promise<Request> {
  return setOpen(parts, workspaceId, person, requestId, false);
}

/** Opens a closed Request again. @throws PeopleError `not_found`, `not_allowed`. */
export async function reopenRequest(
  parts: Parts,
  workspaceId: string,
  person: Person,
  requestId: string,
): Promise<Request> {
  return setOpen(parts, workspaceId, person, requestId, true);
}

async function setOpen(
  { store, clock }: Parts,
  workspaceId: string,
  person: Person,
  requestId: string,
  isOpen: boolean,
): Promise<Request> {
  return store.in(workspaceId).transaction(function* (db) {
    const actor = { kind: 'person', person } as const;
    return (yield* changeRequest(db, requestId, actor, { isOpen }, clock())).request;
  });
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
