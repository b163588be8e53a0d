import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import { closedFormId, closedFormKeptMs, waitingDetailsId } from './form-draft.ts';

/** Whether a person has a form of this Stream to continue. @param details of a message wait until they decided. */
export function* offersClosedForm(
  db: WorkspaceDb,
  { streamId, userId, details, now }: { streamId: string; userId: string; details: string; now: Date },
): Steps<boolean> {
  const since = new Date(now.getTime() - closedFormKeptMs);
  const kept = yield* db.drafts.byId(closedFormId(streamId, userId), userId, { since });
  const id = waitingDetailsId(streamId, userId);
  yield* db.drafts.remove([id], userId);
  if (!kept) return false;
  if (details !== '') {
    const waiting = { answers: { details }, seen: [], files: [], page: 0, latest: '0' };
    yield* db.drafts.put({ ...waiting, id, userId }, now);
  }
  return true;
}
