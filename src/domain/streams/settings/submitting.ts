import type { StreamPart } from './stream-part.ts';

export interface Submitting {
  /** Open Requests that look like a new one are pointed out before it is submitted. */
  pointOutAlike: boolean;
}

/** How people come to submit to a Stream (R1). */
export const submitting: StreamPart<Submitting> = {
  read: ({ settings }) => ({ pointOutAlike: settings.pointOutAlike }),
  words: ({ pointOutAlike }) => ({
    'Open Requests that look alike are pointed out': pointOutAlike ? 'yes' : 'no',
  }),
  *write(db, stream, { pointOutAlike }) {
    yield* db.streams.changeSettings(stream.id, { pointOutAlike });
  },
};
