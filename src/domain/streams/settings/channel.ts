import { oweButton } from '../owe-button.ts';
import type { StreamPart } from './stream-part.ts';

export interface ChosenChannel {
  channelId: string;
  /** As Slack said when it was chosen. */
  channelName: string;
}

/** Where new Requests are shown. Slack was asked whether they can be. */
export const channel: StreamPart<ChosenChannel> = {
  read: ({ channelId, channelName }) => ({ channelId, channelName }),
  words: ({ channelName }) => ({ Channel: `#${channelName}` }),
  *write(db, stream, value) {
    yield* db.streams.change(stream.id, { ...value, channelTrouble: null });
    yield* oweButton(db, stream);
    // What the channel before did not take, such as after it was archived.
    yield* db.deliveries.retryCards();
    if (stream.settings.maySubmit.who === 'channel') yield* db.deliveries.oweChannel(value.channelId);
  },
};
