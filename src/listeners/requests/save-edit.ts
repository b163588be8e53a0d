import type { Context } from '../../context.ts';
import { type Edit, saveEdit } from '../../domain/requests/edit-request.ts';
import { historyFacts } from '../../domain/requests/history-facts.ts';
import { editConflict } from '../../views/edit-request/edit-request.ts';
import { personOf } from '../caller.ts';
import type { SubmissionAnswer, Submitted } from '../entry.ts';
import { teamFor } from './team-candidates.ts';

/** Saves what somebody made of a window; where others changed the same meanwhile, shows both (R8). */
export async function saveOrShowBoth(
  context: Context,
  submitted: Submitted,
  edit: Omit<Edit, 'statusId' | 'leftToOthers'> & Partial<Pick<Edit, 'statusId' | 'leftToOthers'>>,
): Promise<SubmissionAnswer | undefined> {
  const person = await personOf(context, submitted);
  const saved = await context.store.in(submitted.workspaceId).transaction(function* (db) {
    const statusId = edit.statusId ?? '';
    const outcome = yield* saveEdit(db, person, { leftToOthers: [], ...edit, statusId }, context.clock());
    if (outcome.outcome === 'saved') return null;
    const entries = outcome.conflicts.map(({ entry }) => entry);
    const words = yield* historyFacts(db, outcome.now.request.streamId, entries, context.connectors);
    return { ...outcome, words };
  });
  if (saved === null) return undefined;
  const { now, conflicts, words } = saved;
  const team = await teamFor(context, submitted, now);
  const both = editConflict(now, conflicts, { answers: edit.answers, words, team });
  return { ack: { response_action: 'update', view: both } };
}
