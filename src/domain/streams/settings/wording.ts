import { oweCardsOfStream } from '../../requests/owe-everywhere.ts';
import { wordingProblem } from '../../wording/placeholders.ts';
import {
  type EventWording,
  type RequesterEvent,
  requesterEventWords,
  wordingOf,
} from '../../wording/wording.ts';
import type { StreamPart } from './stream-part.ts';

const ways = { usual: 'as usual', dm: 'by a direct message too', no: 'not told' } as const;

/** How and in which words requesters are told of one event (S18). */
export function wordingPart(event: RequesterEvent): StreamPart<EventWording> {
  const name = requesterEventWords[event];
  return {
    read: ({ settings }) => {
      const { text, told } = wordingOf(settings.wording, event);
      return { text, told };
    },
    words: ({ text, told }) => ({
      [`What requesters are told: ${name}`]: text,
      [`How requesters are told: ${name}`]: ways[told],
    }),
    problems({ text }): Record<string, string> {
      const problem = text === null ? null : wordingProblem(text, event);
      return problem === null ? {} : { wording: problem };
    },
    *write(db, stream, value) {
      const { [event]: _, ...others } = stream.settings.wording;
      const isUsual = value.text === null && value.told === 'usual';
      yield* db.streams.changeSettings(stream.id, {
        wording: isUsual ? others : { ...others, [event]: value },
      });
      yield* oweCardsOfStream(db, stream.id);
    },
  };
}
