import type { Steps } from '../db/steps.ts';
import type { WorkspaceDb } from '../db/store.ts';
import type { Stream } from '../domain/streams/stream.ts';

/** Tells a Stream's admins what its channel does not take: once a day for each Stream, channel and trouble. */
export function* oweNoticesOfChannel(
  db: WorkspaceDb,
  streamId: string,
  trouble: 'channel' | 'bookmark',
  words: (stream: Stream) => string,
): Steps<void> {
  const stream = yield* db.streams.byId(streamId);
  if (!stream) return;
  for (const admin of stream.admins) {
    // A card that cannot be posted there says the same of this channel.
    const key = `${trouble}/${streamId}/${stream.channelId}`;
    yield* db.deliveries.oweNoticeOfTrouble(admin, key, words(stream));
  }
}
