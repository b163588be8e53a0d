import type { StreamSettings } from '../stream-settings.ts';
import type { StreamPart } from './stream-part.ts';

export interface ChannelButton {
  shown: StreamSettings['channelButton'];
}

const words = { off: 'no', message: 'a message', message_and_bookmark: 'a message and a bookmark' } as const;

/** Whether the Stream's channel has a button that opens its form (R1). */
export const channelButton: StreamPart<ChannelButton> = {
  read: ({ settings }) => ({ shown: settings.channelButton }),
  words: ({ shown }) => ({ 'Button in the channel': words[shown] }),
  *write(db, stream, { shown }) {
    yield* db.streams.changeSettings(stream.id, { channelButton: shown });
    yield* db.deliveries.oweButton(stream.id);
  },
};
