import type { App } from '@slack/bolt';
import type { Context } from '../../context.ts';
import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import type { FillIn } from '../../domain/requests/fill-in.ts';
import type { Request } from '../../domain/requests/request.ts';
import type { SubmitOutcome } from '../../domain/requests/submit-request.ts';
import { PeopleError } from '../../errors.ts';
import { slackTime } from '../../slack/slack-time.ts';
import { type AlikeRequest, alikeRequests } from '../../views/alike-requests.ts';
import { modals } from '../../views/ids.ts';
import { metadata, parsePlace } from '../../views/metadata.ts';
import { onSubmission, type SubmissionAnswer, type Submitted } from '../entry.ts';
import { submitFillIn } from './submit-fill-in.ts';

/**
 * Shows over the form which open Requests look like the one in it. The form stays below as it is; what it says is kept
 * for Submit anyway.
 */
export async function pointOutAlike(
  context: Context,
  submitted: Submitted,
  fillIn: FillIn,
  { stream, requests }: Extract<SubmitOutcome, { outcome: 'alike' }>,
): Promise<SubmissionAnswer> {
  const { view, userId, workspaceId } = submitted;
  const { streamId, formVersion, privacy } = metadata.requestForm.parse(view.private_metadata);
  const { page } = parsePlace(view.private_metadata);
  const { answers, seen, files } = fillIn;
  const now = context.clock();
  const draft = { id: view.id, userId, page, latest: slackTime(now), answers, seen, files };
  const alike = await context.store.in(workspaceId).transaction(function* (db) {
    yield* db.drafts.put(draft, now);
    return yield* withLinks(db, userId, requests);
  });
  const ids = { formViewId: view.id, streamId, formVersion, privacy };
  return { ack: { response_action: 'push', view: alikeRequests(stream, alike, ids) } };
}

function* withLinks(db: WorkspaceDb, userId: string, requests: readonly Request[]): Steps<AlikeRequest[]> {
  const alike: AlikeRequest[] = [];
  for (const request of requests) {
    const cards = yield* db.requests.cards(request.id);
    const place = request.requesterId === userId ? 'requester' : 'channel';
    alike.push({ request, permalink: cards.find((card) => card.place === place)?.permalink ?? null });
  }
  return alike;
}

/** Submit anyway: what the form below said is submitted, once, and all windows close. */
export function alikeListeners(app: App, context: Context): void {
  onSubmission(app, context, modals.alikeRequests, async (submitted) => {
    const { workspaceId, userId, view } = submitted;
    const { formViewId, ...form } = metadata.alikeRequests.parse(view.private_metadata);
    const fillIn = await context.store.in(workspaceId).read((db) => db.drafts.byId(formViewId, userId));
    if (!fillIn) throw new PeopleError('not_found', 'Go back to the form and press Submit there again.');
    const result = await submitFillIn(context, submitted, fillIn, { ...form, submissionKey: formViewId });
    if (result.outcome === 'submitted') return { ack: { response_action: 'clear' } };
    throw new PeopleError(
      'changed_meanwhile',
      'The form was changed meanwhile. Nothing is submitted yet: go back and press Submit there, to see what changed.',
    );
  });
}
