import type { Claim } from '../db/claims.ts';
import type { Steps } from '../db/steps.ts';
import type { SystemDb, WorkspaceDb } from '../db/store.ts';
import { visibleFromAttempt } from './card-tools.ts';
import { type Failure, failureOf } from './failure.ts';
import type { Parts, Trouble, Write } from './handler.ts';
import { type Decision, decide } from './retry.ts';

/** What the settling of a failure needs to know beside the claim. */
export interface Failed {
  error: unknown;
  findableAfterMs: number;
  /** From 0 up to 1. */
  random: number;
  /** Says the trouble where people see it. */
  tell(trouble: Trouble): Write;
}

/** Writes what a delivery led to and that it is done, both or neither. */
export async function settleDone({ store, clock, events }: Parts, claim: Claim, write: Write): Promise<void> {
  const held = await store.system.transaction(function* (db) {
    const settled = yield* db.claims.settle(claim, { state: 'done', at: clock(), error: null });
    if (settled) yield* write(db.in(claim.workspaceId));
    return settled;
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
      // A collision of writers is over in seconds: people need not see it.
      const isSeen = countsAsAttempt && failure.kind !== 'conflict';
      if (isSeen && claim.attempts === visibleFromAttempt) yield* tell(false);
      return null;
    }
    case 'wait_for_sign_in':
      yield* db.claims.postpone(claim, wait);
      yield* tell(false);
      return yield* pause(own, parts, claim.target, reason, now);
    case 'stop_workspace':
      yield* db.claims.postpone(claim, wait);
      yield* db.workspaces.stop(claim.workspaceId, now);
      return null;
    case 'give_up':
      if (yield* db.claims.settle(claim, { state: 'failed', at: now, error: reason })) yield* tell(true);
      return null;
  }
}

/** Nothing more is tried until somebody signs in again; the admins are told once. */
function* pause(
  db: WorkspaceDb,
  { connectors }: Parts,
  integrationId: string,
  reason: string,
  now: Date,
): Steps<string | null> {
  const integration = yield* db.integrations.byId(integrationId);
  if (!integration || integration.pausedBecause !== null) return null;
  const { words } = connectors.of(integration.tool);
  const because = `${words.tool} does not let the service user in any more: ${reason}`;
  yield* db.integrations.pause(integrationId, because);
  const { adminIds } = yield* db.settings.get();
  for (const admin of adminIds.length > 0 ? adminIds : [integration.addedBy]) {
    const trouble = `sign-in/${integrationId}/${now.getTime()}`;
    const todo =
      'Nothing is lost: all of it waits. Open the app, choose Manage Integration, and sign in again.';
    yield* db.deliveries.oweNoticeOfTrouble(admin, trouble, `${because} ${todo}`);
  }
  return integration.tool;
}

function factsOf({ seq, workspaceId, work, target, attempts }: Claim) {
  return { seq, workspaceId, kind: work.kind, target, attempt: attempts };
}
