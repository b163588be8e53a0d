import { emojiName } from '../emoji.ts';
import type { StreamPart } from './stream-part.ts';

export interface Submitting {
  /** Name of the emoji that offers the form to who reacts with it; as it was typed where that is none. Null: none. */
  emoji: string | null;
  /** Open Requests that look like a new one are pointed out before it is submitted. */
  pointOutAlike: boolean;
}

/** How people come to submit to a Stream (R1). */
export const submitting: StreamPart<Submitting> = {
  read: ({ emoji, settings }) => ({ emoji, pointOutAlike: settings.pointOutAlike }),
  words: ({ emoji, pointOutAlike }) => ({
    'Emoji that offers the form': emoji === null ? null : `:${emoji}:`,
    'Open Requests that look alike are pointed out': pointOutAlike ? 'yes' : 'no',
  }),
  problems: ({ emoji }) =>
    emoji === null || emojiName(emoji) === emoji
      ? {}
      : { emoji: 'Type the name of one emoji between colons, such as :ticket:, or leave this empty.' },
  *check(db, stream, { emoji }) {
    if (emoji === null) return {};
    // Two Streams that take the same emoji at once take turns.
    yield* db.settings.hold();
    const other = yield* db.streams.byEmoji(emoji);
    if (!other || other.id === stream.id) return {};
    const archived = other.archivedAt === null ? '' : ', which is archived';
    return {
      emoji: `:${emoji}: offers the form of “${other.name}” already${archived}. Choose another emoji.`,
    };
  },
  *write(db, stream, { emoji, pointOutAlike }) {
    yield* db.streams.change(stream.id, { emoji });
    yield* db.streams.changeSettings(stream.id, { pointOutAlike });
  },
};
