import { adminsProblem } from '../../admins.ts';
import { mentionedUser, userMention } from '../../mentions.ts';
import type { StreamPart } from './stream-part.ts';

export interface Admins {
  /** Sorted. */
  userIds: readonly string[];
}

/** Who may modify the Stream. There is always one who can. */
export const admins: StreamPart<Admins> = {
  read: ({ admins }) => ({ userIds: admins }),
  words: () => ({}),
  lists: {
    'Stream admin': {
      get: ({ userIds }) => userIds.map(userMention),
      set: (_value, entries) => ({ userIds: entries.flatMap((each) => mentionedUser(each) ?? []) }),
    },
  },
  *check(db, _stream, { userIds }) {
    const problem = yield* adminsProblem(db, userIds, 'Stream');
    return problem === null ? {} : { admins: problem };
  },
  *write(db, stream, { userIds }) {
    yield* db.streams.putMembers(stream.id, { team: stream.teamUsers, admins: userIds });
  },
};
