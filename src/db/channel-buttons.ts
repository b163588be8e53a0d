import { and, eq } from 'drizzle-orm';
import type { Steps } from './steps.ts';
import type { TenantQueries } from './tenant.ts';

/** A message with a button that opens a Stream's form, where it stands. */
export interface PlacedButton {
  streamId: string;
  channelId: string;
  ts: string;
  /** The bookmark of the channel that leads to the message; null: there is none. */
  bookmarkId: string | null;
}

/** The buttons of Streams in channels (R1). A Stream has one; another one only until it is taken away. */
export function channelButtonQueries(q: TenantQueries) {
  const { channelButtons } = q.schema;
  return {
    *of(streamId: string): Steps<PlacedButton[]> {
      return (yield* q.find(channelButtons, { streamId })).map(({ workspaceId: _, ...button }) => button);
    },
    /** Ids of the Streams that have a button anywhere. */
    *streams(): Steps<string[]> {
      return [...new Set((yield* q.select(channelButtons)).map(({ streamId }) => streamId))];
    },
    /** The Stream whose button a message is. */
    *streamAt(channelId: string, ts: string): Steps<string | null> {
      const [button] = yield* q.find(channelButtons, { channelId, ts });
      return button?.streamId ?? null;
    },
    *put(button: PlacedButton): Steps<void> {
      const { workspaceId, streamId, channelId } = channelButtons;
      yield* q.put(channelButtons, [workspaceId, streamId, channelId], button);
    },
    *remove(streamId: string, channelId: string): Steps<void> {
      const { streamId: stream, channelId: channel } = channelButtons;
      yield* q.remove(channelButtons, and(eq(stream, streamId), eq(channel, channelId)));
    },
  };
}

export type ChannelButtonQueries = ReturnType<typeof channelButtonQueries>;
