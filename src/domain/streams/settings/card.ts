import { oweCardsOfStream } from '../../requests/owe-everywhere.ts';
import type { FieldDefinition } from '../field.ts';
import type { StreamPart } from './stream-part.ts';

/** The answers that a card shows, by ids of fields; null: all of them. */
export interface CardAnswers {
  fieldIds: readonly string[] | null;
}

/** Which answers the cards of a Stream's Requests show (R3). @param library to name them by. */
export function cardPart(library: readonly Pick<FieldDefinition, 'id' | 'name'>[]): StreamPart<CardAnswers> {
  const names = new Map(library.map(({ id, name }) => [id, name]));
  return {
    read: ({ settings }) => ({ fieldIds: settings.cardFields }),
    words: ({ fieldIds }) => ({
      'Answers on the card':
        fieldIds === null
          ? 'all'
          : fieldIds.map((id) => names.get(id) ?? 'a deleted field').join(', ') || 'none',
    }),
    *write(db, stream, { fieldIds }) {
      yield* db.streams.changeSettings(stream.id, { cardFields: fieldIds && [...fieldIds] });
      yield* oweCardsOfStream(db, stream.id);
    },
  };
}
