import type { Claim } from '../db/claims.ts';
import type { Steps } from '../db/steps.ts';
import type { SystemDb, WorkspaceDb } from '../db/store.ts';
import { SignInNeeded } from '../domain/integrations/fresh-token.ts';
import { afterRefusal } from '../domain/integrations/token-life.ts';
import { notify } from '../domain/notifications/notify.ts';
import { ToolError } from '../integrations/errors.ts';
import { visibleFromAttempt } from '../slack/card/card-tools.ts';
import { type Failure, failureOf } from './failure.ts';
import type { Parts, Trouble, Write } from './handler.ts';
import { pauseForSignIn } from './pause-integration.ts';
import { type Decision, decide } from './retry.ts';

/** What the settling of a failure needs to know beside the claim. */
export interface Failed {
  error: unknown;
  /** When the attempt had begun. */
  begunAt: Date;
  findableAfterMs: number;
  /** From 0 up to 1. */
  random: number;
  /** Says the trouble where people see it. */
  tell(trouble: Trouble): Write;
}

/** Writes what a delivery led to and that it is done, both or neither. */
export async function settleDone(parts: Parts, claim: Claim, write: Write): Promise<void> {
  const { store, clock, events, successNotes } = parts;
  const isNoted = 'connectedToolId' in claim.work && successNotes.isDue(claim.target);
  const held = await store.system.transaction(function* (db) {
    const settled = yield* db.claims.settle(claim, { state: 'done', at: clock(), error: null });
    if (!settled) return false;
    const own = db.in(claim.workspaceId);
    yield* write(own);
    if (isNoted) yield* own.health.noteSuccess(claim.target, clock());
    return true;
  });
  if (held) events.deliveryDone(factsOf(claim));
  else events.deliveryLost(factsOf(claim));
}

/** Decides what becomes of a delivery that failed, writes it, and says it where people look. */
export async function settleFailed(parts: Parts, claim: Claim, failed: Failed): Promise<Failure> {
  const { store, clock, events, newId } = parts;
  const now = clock();
  const reference = newId();
  const failure = failureOf(failed.error, now, reference);
  const decision = decide(failure, {
    now,
    attempt: claim.attempts,
    random: failed.random,
    maybeDone: claim.maybeDone,
    findableAfterMs: failed.findableAfterMs,
  });
  const paused = await store.system.transaction((db) =>
    write(db, parts, claim, { failure, decision, failed, now }),
  );

  const facts = { ...factsOf(claim), failure: failure.kind, error: failed.error, reference };
  if (decision.do === 'give_up') events.deliveryGivenUp(facts);
  else events.deliveryPostponed({ ...facts, until: decision.do === 'retry' ? decision.at : now });
  if (decision.do === 'stop_workspace') events.workspaceStopped({ workspaceId: claim.workspaceId });
  if (paused) {
    events.integrationPaused({ workspaceId: claim.workspaceId, integrationId: claim.target, tool: paused });
  }
  return failure;
}

interface Verdict {
  failure: Failure;
  decision: Decision;
  failed: Failed;
  now: Date;
}

/** @returns the tool whose Integration was paused by this. */
function* write(db: SystemDb, parts: Parts, claim: Claim, verdict: Verdict): Steps<string | null> {
  const { failure, decision, failed, now } = verdict;
  const own = db.in(claim.workspaceId);
  const { reason } = decision;
  const tell = (gaveUp: boolean) => failed.tell({ kind: failure.kind, reason, gaveUp })(own);
  const wait = {
    at: now,
    error: reason,
    countsAsAttempt: false,
    maybeDone: claim.maybeDone || failure.maybeDone,
  };

  switch (decision.do) {
    case 'retry': {
      const { at, countsAsAttempt, maybeDone } = decision;
      yield* db.claims.postpone(claim, { at, error: reason, countsAsAttempt, maybeDone });
      // Said by the tool itself, not by our own count of its quota.
      const isToolsWord = failed.error instanceof ToolError && failed.error.status !== null;
      if (failure.kind === 'rate_limited' && isToolsWord) yield* own.health.noteLimit(claim.target, at);
      // A collision of writers is over in seconds: people need not see it.
      const isSeen = countsAsAttempt && failure.kind !== 'conflict';
      if (isSeen && claim.attempts === visibleFromAttempt) yield* tell(false);
      return null;
    }
    case 'wait_for_sign_in':
      yield* db.claims.postpone(claim, wait);
      if (yield* mayTryAgain(own, claim.target, failed, now)) return null;
      yield* tell(false);
      return yield* pauseForSignIn(own, parts, claim.target, reason, now);
    case 'stop_workspace':
      yield* db.claims.postpone(claim, wait);
      yield* db.workspaces.stop(claim.workspaceId, now);
      return null;
    case 'give_up':
      if (!(yield* db.claims.settle(claim, { state: 'failed', at: now, error: reason }))) return null;
      yield* tell(true);
      yield* notifyOfFailure(own, claim, reason, now);
      return null;
  }
}

/**
 * Tokens of a sign-in may have died early, or under the hands of an attempt: whether it is worth to try again, with
 * new ones.
 */
function* mayTryAgain(db: WorkspaceDb, integrationId: string, { error, begunAt }: Failed, now: Date) {
  if (error instanceof SignInNeeded) return false;
  const life = yield* db.tokens.life(integrationId, { lock: true });
  const verdict = life ? afterRefusal(life, begunAt, now) : 'revoked';
  if (verdict === 'exchange') {
    yield* db.tokens.changeLife(integrationId, { expiresAt: now, refreshAt: now, refusedAt: now });
  }
  return verdict !== 'revoked';
}

/** Those whom the Stream wants to be told that a task was given up (S10). */
function* notifyOfFailure(db: WorkspaceDb, { work }: Claim, reason: string, at: Date): Steps<void> {
  if (work.kind !== 'tool.task') return;
  const request = yield* db.requests.byId(work.requestId);
  const stream = request && (yield* db.streams.byId(request.streamId));
  if (!request || !stream) return;
  yield* notify(db, stream, request, { event: 'delivery_failed', actor: null, isTool: false, reason }, at);
}

function factsOf({ seq, workspaceId, work, target, attempts }: Claim) {
  return { seq, workspaceId, kind: work.kind, target, attempt: attempts };
}
