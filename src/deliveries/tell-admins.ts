import type { Stream } from '../domain/streams/stream.ts';
import { nothing, type Trouble, type Write } from './handler.ts';

/** Tells a Stream's admins what its channel does not take: once a day for each Stream, channel and trouble. */
export function tellAdminsOfChannel(
  streamId: string,
  trouble: 'channel' | 'bookmark',
  { kind, gaveUp }: Pick<Trouble, 'kind' | 'gaveUp'>,
  words: (stream: Stream) => string,
): Write {
  if (!gaveUp || kind === 'bug') return nothing;
  return function* (db) {
    const stream = yield* db.streams.byId(streamId);
    if (!stream) return;
    for (const admin of stream.admins) {
      // A card that cannot be posted there says the same of this channel.
      const key = `${trouble}/${streamId}/${stream.channelId}`;
      yield* db.deliveries.oweNoticeOfTrouble(admin, key, words(stream));
    }
  };
}
