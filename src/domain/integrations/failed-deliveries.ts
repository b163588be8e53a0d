import type { Context } from '../../context.ts';
import type { FailedDelivery } from '../../db/failed-deliveries.ts';
import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import type { Person } from '../people.ts';
import { oweCards } from '../requests/owe-everywhere.ts';
import { managedIntegration } from './manage-integration.ts';

/** What could not be delivered, as an admin reads of it. */
export interface FailedLine {
  seq: number;
  /** Null where it is not about one Request. */
  request: { number: number; subject: string; permalink: string | null } | null;
  /** Name of the Stream; '' where that is gone. */
  stream: string;
  reason: string | null;
  attempts: number;
  failedAt: Date | null;
}

export interface FailedPage {
  lines: FailedLine[];
  /** From 0. */
  page: number;
  pages: number;
  total: number;
}

export const failedPerPage = 8;
/** So many are decided on in one transaction. */
const atOnce = 200;

type Decision = 'retry' | 'give_up';

/** A page of what failed, newest first; the last one where there are fewer. @throws PeopleError. */
export function failedPage(
  { store }: Pick<Context, 'store'>,
  workspaceId: string,
  admin: Person,
  { tool, page }: { tool: string; page: number },
): Promise<FailedPage> {
  return store.in(workspaceId).transaction(function* (db): Steps<FailedPage> {
    const { id } = yield* managedIntegration(db, admin, tool);
    const { failed: total } = yield* db.deliveries.counts(id);
    const pages = Math.max(1, Math.ceil(total / failedPerPage));
    const shown = Math.min(Math.max(page, 0), pages - 1);
    const found = yield* db.failedDeliveries.page(id, {
      limit: failedPerPage,
      offset: shown * failedPerPage,
    });
    const lines: FailedLine[] = [];
    for (const failed of found) lines.push(yield* lineOf(db, failed));
    return { lines, page: shown, pages, total };
  });
}

function* lineOf(db: WorkspaceDb, failed: FailedDelivery): Steps<FailedLine> {
  const { seq, requestId, work, attempts, error: reason, failedAt } = failed;
  const request = requestId === null ? undefined : yield* db.requests.byId(requestId);
  const cards = request ? yield* db.requests.cards(request.id) : [];
  const connected =
    'connectedToolId' in work ? yield* db.integrations.connectedTool(work.connectedToolId) : undefined;
  const stream = yield* db.streams.byId(request?.streamId ?? connected?.streamId ?? '');
  const permalink = cards.find(({ place }) => place === 'channel')?.permalink ?? null;
  return {
    seq,
    request: request ? { number: request.number, subject: request.subject, permalink } : null,
    stream: stream?.name ?? '',
    reason,
    attempts,
    failedAt,
  };
}

/**
 * Decides what becomes of one that failed; of none where somebody has decided already.
 *
 * @throws PeopleError.
 */
export function decideFailed(
  { store }: Pick<Context, 'store'>,
  workspaceId: string,
  admin: Person,
  { tool, seq, decision }: { tool: string; seq: number; decision: Decision },
): Promise<void> {
  return store.in(workspaceId).transaction(function* (db) {
    const { id } = yield* managedIntegration(db, admin, tool);
    const failed = yield* db.failedDeliveries.bySeq(id, seq);
    if (failed) yield* decide(db, id, [failed], decision);
  });
}

/**
 * Decides what becomes of all that have failed by now, some at a time, so that nobody waits long for the database.
 *
 * @returns of how many. @throws PeopleError.
 */
export async function decideAllFailed(
  { store }: Pick<Context, 'store'>,
  workspaceId: string,
  admin: Person,
  { tool, decision }: { tool: string; decision: Decision },
): Promise<number> {
  let decided = 0;
  for (;;) {
    const count = await store.in(workspaceId).transaction(function* (db) {
      const { id } = yield* managedIntegration(db, admin, tool);
      const failed = yield* db.failedDeliveries.page(id, { limit: atOnce, offset: 0 });
      yield* decide(db, id, failed, decision);
      return failed.length;
    });
    decided += count;
    if (count < atOnce) return decided;
  }
}

function* decide(
  db: WorkspaceDb,
  integrationId: string,
  failed: readonly FailedDelivery[],
  decision: Decision,
): Steps<void> {
  if (failed.length === 0) return;
  const seqs = failed.map(({ seq }) => seq);
  if (decision === 'retry') yield* db.failedDeliveries.retry(integrationId, seqs);
  else yield* db.failedDeliveries.giveUp(integrationId, seqs);
  for (const requestId of new Set(failed.flatMap((one) => one.requestId ?? []))) {
    yield* oweCards(db, requestId);
  }
}
