import type { WebClient } from '@slack/web-api';
import type { Context } from '../../context.ts';
import { looksFor } from '../../domain/home/owe-homes.ts';
import { home } from '../../views/home/home.ts';
import { findPerson } from '../people.ts';
import { homeContent } from './home-content.ts';

/** The publishing of each person's Home that is under way. */
const underWay = new Map<string, Promise<void>>();

/**
 * Shows a person their App Home as it is now, unless they have not looked at it lately: Slack opens it anew then,
 * and we are told.
 */
export function publishHome(
  parts: Pick<Context, 'store' | 'clock' | 'connectors'>,
  client: WebClient,
  who: { workspaceId: string; userId: string },
): Promise<void> {
  // One at a time: an older Home that is late would stand over a newer one.
  const key = `${who.workspaceId}/${who.userId}`;
  const before = underWay.get(key) ?? Promise.resolve();
  const published = before.catch(() => undefined).then(() => publishNow(parts, client, who));
  underWay.set(key, published);
  const done = () => {
    if (underWay.get(key) === published) underWay.delete(key);
  };
  published.then(done, done);
  return published;
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
