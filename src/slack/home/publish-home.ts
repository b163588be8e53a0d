import type { WebClient } from '@slack/web-api';
import type { Context } from '../../context.ts';
import { looksFor } from '../../domain/home/owe-homes.ts';
import { createQueues } from '../../integrations/queue.ts';
import { home } from '../../views/home/home.ts';
import { findPerson } from '../people.ts';
import { homeContent } from './home-content.ts';

/** One at a time for each person: an older Home that is late would stand over a newer one. */
const homes = createQueues();

/**
 * Shows a person their App Home as it is now, unless they have not looked at it lately: Slack opens it anew then,
 * and we are told.
 */
export function publishHome(
  parts: Pick<Context, 'store' | 'clock' | 'connectors'>,
  client: WebClient,
  who: { workspaceId: string; userId: string },
): Promise<void> {
  return homes.run(`${who.workspaceId}/${who.userId}`, () => publishNow(parts, client, who));
}

async function publishNow(
  { store, clock, connectors }: Pick<Context, 'store' | 'clock' | 'connectors'>,
  client: WebClient,
  { workspaceId, userId }: { workspaceId: string; userId: string },
): Promise<void> {
  const now = clock();
  const own = store.in(workspaceId);
  const { state, lookedAt } = await own.read((db) => db.home.of(userId));
  if (lookedAt === null || now.getTime() - lookedAt.getTime() > looksFor) return;
  const person = await findPerson({ store, clock }, client, workspaceId, userId);
  const content = await own.read(function* (db) {
    const settings = yield* db.settings.get();
    return yield* homeContent(db, { person, settings, state, now, connectors });
  });
  await client.views.publish({ user_id: userId, view: home(content) });
}
