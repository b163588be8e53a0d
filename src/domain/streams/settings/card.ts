import { oweCardsOfStream } from '../../requests/owe-everywhere.ts';
import type { StreamSettings } from '../stream-settings.ts';
import type { StreamPart } from './stream-part.ts';

/** The answers that a card shows; null: all of them. */
export interface CardAnswers {
  fields: StreamSettings['cardFields'];
}

/** Which answers the cards of a Stream's Requests show (R3). */
export const card: StreamPart<CardAnswers> = {
  read: ({ settings }) => ({ fields: settings.cardFields }),
  words: ({ fields }) => ({
    'Answers on the card': fields === null ? 'all' : fields.map(({ name }) => name).join(', ') || 'none',
  }),
  *write(db, stream, { fields }) {
    yield* db.streams.changeSettings(stream.id, { cardFields: fields });
    yield* oweCardsOfStream(db, stream.id);
  },
};
