import { subDays } from 'date-fns';
import type { Context } from '../context.ts';
import { makeFindable } from '../domain/requests/findable.ts';

const everyHour = 60 * 60 * 1000;
const doneDeliveriesKeptDays = 7;
const seenEventsKeptDays = 1;
/** What was typed into a form that nobody went on with is kept so long, and a form that was offered. */
const openFormsKeptDays = 1;

/** Old Requests read in one transaction: a few, since SQLite has one writer at a time. */
const readAtOnce = 50;

/** Removes what nobody needs any more: once at the start, then hourly. Every process may do it. */
export function keepHouse({ store, clock, log }: Pick<Context, 'store' | 'clock' | 'log'>): { stop(): void } {
  let stopped = false;
  async function tidy(): Promise<void> {
    const now = clock();
    const removed = await store.system.transaction(function* (db) {
      return {
        deliveries: yield* db.claims.prune(subDays(now, doneDeliveriesKeptDays)),
        events: yield* db.workspaces.forgetEventsBefore(subDays(now, seenEventsKeptDays)),
        drafts: yield* db.workspaces.removeDraftsBefore(subDays(now, openFormsKeptDays)),
        offers: yield* db.workspaces.removeOffersBefore(subDays(now, openFormsKeptDays)),
        workspaces: yield* db.workspaces.removeOverdue(now),
      };
    });
    log.debug(removed, 'tidied');
    while (!stopped && (await readOldRequests(store)) > 0);
  }
  const tidyOrSay = () => {
    tidy().catch((error: unknown) => log.error({ err: error }, 'could not tidy'));
  };
  tidyOrSay();
  const timer = setInterval(tidyOrSay, everyHour);
  return {
    stop() {
      stopped = true;
      clearInterval(timer);
    },
  };
}

/** Makes some Requests findable that were kept before there was full text search. @returns how many. */
function readOldRequests({ system }: Context['store']): Promise<number> {
  return system.transaction(function* (db) {
    const unread = yield* db.workspaces.requestsToRead(readAtOnce);
    for (const { workspaceId, requestId } of unread) {
      const own = db.in(workspaceId);
      const request = yield* own.requests.byId(requestId);
      if (request) yield* makeFindable(own, request);
    }
    return unread.length;
  });
}
