import { subDays } from 'date-fns';
import type { Context } from '../context.ts';

const everyHour = 60 * 60 * 1000;
const doneDeliveriesKeptDays = 7;
const seenEventsKeptDays = 1;
/** Data of a workspace that removed the app is kept so long (A4). */
const stoppedWorkspacesKeptDays = 30;

/** Removes what nobody needs any more: once at the start, then hourly. Every process may do it. */
export function keepHouse({ store, clock, log }: Pick<Context, 'store' | 'clock' | 'log'>): { stop(): void } {
  async function tidy(): Promise<void> {
    const now = clock();
    const removed = await store.system.transaction(function* (db) {
      return {
        deliveries: yield* db.claims.prune(subDays(now, doneDeliveriesKeptDays)),
        events: yield* db.workspaces.forgetEventsBefore(subDays(now, seenEventsKeptDays)),
        workspaces: yield* db.workspaces.removeStoppedBefore(subDays(now, stoppedWorkspacesKeptDays)),
      };
    });
    log.debug(removed, 'tidied');
  }
  const tidyOrSay = () => {
    tidy().catch((error: unknown) => log.error({ err: error }, 'could not tidy'));
  };
  tidyOrSay();
  const timer = setInterval(tidyOrSay, everyHour);
  return { stop: () => clearInterval(timer) };
}
