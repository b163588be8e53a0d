import type { WebClient } from '@slack/web-api';
import type { Context } from '../context.ts';
import type { Stream } from '../domain/streams/stream.ts';
import { membersPage } from './channel-members.ts';

/** Milliseconds after which somebody who is not on the list of members is looked for again. */
const freshFor = 60_000;

/**
 * Learns whether a person is in the Stream's channel, where that decides who may submit: from our own list, else in
 * one call. Of a channel of more than a page of members the rest comes as a delivery; whoever is on it may try again
 * then. Where Slack does not answer, the person is as unknown as before.
 */
export async function learnMembership(
  { store, clock, log }: Pick<Context, 'store' | 'clock' | 'log'>,
  client: WebClient,
  workspaceId: string,
  { stream, userId }: { stream: Pick<Stream, 'channelId' | 'settings'>; userId: string },
): Promise<void> {
  if (stream.settings.maySubmit.who !== 'channel') return;
  const { channelId } = stream;
  const own = store.in(workspaceId);
  const known = await own.read(function* (db) {
    return {
      isMember: yield* db.channels.hasMember(channelId, userId),
      fetchedAt: yield* db.channels.fetchedAt(channelId),
    };
  });
  const now = clock();
  const age = now.getTime() - (known.fetchedAt?.getTime() ?? 0);
  if (known.isMember || age < freshFor) return;
  try {
    const { userIds, next } = await membersPage(client, channelId);
    await own.transaction((db) =>
      next === undefined
        ? db.channels.replaceMembers(channelId, userIds, now)
        : db.deliveries.oweChannel(channelId),
    );
  } catch (error) {
    log.warn({ err: error, channelId }, 'members of a channel are not known');
  }
}
