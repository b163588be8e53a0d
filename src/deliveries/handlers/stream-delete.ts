import { deleteNext } from '../../domain/streams/manage-stream.ts';
import { type Handler, nothing } from '../handler.ts';

/** Deletes a Stream with many Requests in steps, each in a transaction of its own: nobody waits long for any. */
export const streamDelete: Handler<'stream.delete'> = {
  async carryOut(_, { work: { streamId, step } }) {
    return (db) => deleteNext(db, streamId, step);
  },
  /** Nothing but our own database can fail. */
  tell: () => nothing,
};
