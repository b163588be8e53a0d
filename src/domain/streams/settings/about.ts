import { oweCardsOfStream } from '../../requests/owe-everywhere.ts';
import { oweButton } from '../owe-button.ts';
import { descriptionProblem, nameProblem, nameTaken } from '../stream-name.ts';
import type { StreamPart } from './stream-part.ts';

export interface About {
  /** Trimmed. */
  name: string;
  description: string;
}

/** What a Stream is called, and what it is for. */
export const about: StreamPart<About> = {
  read: ({ name, description }) => ({ name, description }),
  words: ({ name, description }) => ({ Name: name, Description: description || null }),
  *check(db, stream, { name, description }) {
    const wrongName = nameProblem(name) ?? (yield* nameTaken(db, name, stream.id));
    const wrongDescription = descriptionProblem(description);
    return {
      ...(wrongName !== null && { name: wrongName }),
      ...(wrongDescription !== null && { description: wrongDescription }),
    };
  },
  *write(db, stream, value) {
    yield* db.streams.change(stream.id, value);
    yield* oweButton(db, stream);
    if (value.name !== stream.name) yield* oweCardsOfStream(db, stream.id);
  },
};
