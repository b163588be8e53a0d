import type { Context } from '../../context.ts';
import { PeopleError } from '../../errors.ts';
import type { Person } from '../people.ts';
import { changeRequest } from './change-request.ts';
import type { RequestChanges } from './check-changes.ts';

export interface SeveralChanged {
  changed: number;
  /** Those that were as they were to be already. */
  unchanged: number;
  /** Those that could not be changed, by number, and why, in words. */
  refused: { requestId: string; number: number | null; reason: string }[];
}

/**
 * Makes the same changes to several Requests (R13), in one transaction: each that can be changed is, whatever
 * becomes of the others.
 */
export async function changeSeveral(
  { store, clock }: Pick<Context, 'store' | 'clock'>,
  workspaceId: string,
  person: Person,
  requestIds: readonly string[],
  changes: RequestChanges,
): Promise<SeveralChanged> {
  return store.in(workspaceId).transaction(function* (db) {
    const result: SeveralChanged = { changed: 0, unchanged: 0, refused: [] };
    // In one order, whoever asks: two that change the same ones cannot lock each other out.
    for (const requestId of [...new Set(requestIds)].toSorted()) {
      try {
        const outcome = yield* changeRequest(db, requestId, { kind: 'person', person }, changes, clock());
        if (outcome.changes.length > 0) result.changed += 1;
        else result.unchanged += 1;
      } catch (error) {
        // It is thrown before anything of this Request is written.
        if (!(error instanceof PeopleError)) throw error;
        const request = yield* db.requests.byId(requestId);
        result.refused.push({ requestId, number: request?.number ?? null, reason: error.message });
      }
    }
    result.refused.sort((a, b) => (a.number ?? 0) - (b.number ?? 0));
    return result;
  });
}
