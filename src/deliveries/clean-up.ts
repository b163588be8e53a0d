import { setImmediate } from 'node:timers/promises';
import { subDays } from 'date-fns';
import type { Context } from '../context.ts';
import type { ScheduledJob } from '../scheduler.ts';

const everyHour = 60 * 60 * 1000;
const doneDeliveriesKeptDays = 7;
const seenEventsKeptDays = 1;
/** What was typed into a form that nobody went on with is kept so long, and a form that was offered. */
const openFormsKeptDays = 1;

/** Rows of one transaction: a statement has seconds at most, and SQLite has one writer at a time. */
const maxRows = 500;

type Parts = Pick<Context, 'store' | 'clock' | 'log'>;

/** Removes what nobody needs any longer, step by step. Every process may do it. */
export function cleanUpJob(parts: Parts): ScheduledJob {
  return { name: 'clean-up', everyMs: everyHour, run: (isStopping) => cleanUp(parts, isStopping) };
}

/** @param isStopping asked between two steps; what is left then is removed the next time. */
export async function cleanUp(
  { store, clock, log }: Parts,
  isStopping: () => boolean = () => false,
): Promise<void> {
  const { system } = store;
  const now = clock();
  const openForms = subDays(now, openFormsKeptDays);

  /** @param step removes some and says whether there is more. */
  async function stepByStep(what: string, step: () => Promise<boolean>): Promise<void> {
    try {
      // The event loop has a turn between two steps: SQLite's own work never waits.
      while (!isStopping() && (await step())) await setImmediate();
    } catch (error) {
      // What can't be removed keeps nothing else from it.
      log.error({ err: error, what }, 'could not clean up');
    }
  }
  const isFull = (removed: number) => removed === maxRows;

  await stepByStep('deliveries', async () =>
    isFull(await system.transaction((db) => db.claims.prune(subDays(now, doneDeliveriesKeptDays), maxRows))),
  );
  await stepByStep('events', async () =>
    isFull(
      await system.transaction((db) =>
        db.workspaces.forgetEventsBefore(subDays(now, seenEventsKeptDays), maxRows),
      ),
    ),
  );
  await stepByStep('drafts', async () =>
    isFull(await system.transaction((db) => db.workspaces.removeDraftsBefore(openForms, maxRows))),
  );
  await stepByStep('offers', async () =>
    isFull(await system.transaction((db) => db.workspaces.removeOffersBefore(openForms, maxRows))),
  );
  for (const workspaceId of await system.read((db) => db.workspaces.overdue(now))) {
    await stepByStep(`workspace ${workspaceId}`, () =>
      system.transaction((db) => db.workspaces.removeSome(workspaceId, maxRows)),
    );
  }
}
