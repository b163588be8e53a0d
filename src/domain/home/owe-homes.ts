import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';

/** Milliseconds after which somebody who opened the App Home is not taken to look at it any more. */
export const looksFor = 10 * 60 * 1000;

/** Owes a fresh App Home to those of these people who look at theirs; the others get one when they open it. */
export function* oweHomes(db: WorkspaceDb, userIds: readonly (string | null)[], now: Date): Steps<void> {
  const people = [...new Set(userIds)].filter((id) => id !== null);
  const since = new Date(now.getTime() - looksFor);
  for (const userId of yield* db.home.lookers(people, since)) yield* db.deliveries.oweHome(userId);
}
