import { and, asc, isNull, type SQL, sql } from 'drizzle-orm';
import type { LibraryField } from '../domain/streams/default-fields.ts';
import { nameKey } from '../domain/streams/field.ts';
import type { Stream } from '../domain/streams/stream.ts';
import type { StreamSettings } from '../domain/streams/stream-settings.ts';
import { beginLibrary, formQueries } from './forms.ts';
import type { Steps } from './steps.ts';
import { streamChangeQueries } from './stream-changes.ts';
import { asStream, asStreams, groupsOf, type StreamRow } from './stream-row.ts';
import type { TenantQueries } from './tenant.ts';

export interface NewStream {
  id: string;
  name: string;
  description: string;
  channelId: string;
  channelName: string;
  createdBy: string;
  createdAt: Date;
  team: readonly string[];
  admins: readonly string[];
  settings?: Partial<StreamSettings>;
}

/** Streams, their members, field libraries and forms. */
export function streamQueries(q: TenantQueries) {
  const { streams, streamMembers } = q.schema;

  function* findOne(key: Partial<StreamRow>): Steps<Stream | undefined> {
    const [row] = yield* q.find(streams, key);
    if (!row) return undefined;
    return asStream(row, yield* q.find(streamMembers, { streamId: row.id }), yield* groupsOf(q, [row]));
  }

  function* find(where: SQL | undefined, page: { limit: number; offset: number }): Steps<Stream[]> {
    return yield* asStreams(q, yield* q.select(streams, { where, orderBy: [asc(streams.nameKey)], ...page }));
  }

  const startsWith = (text: string) => {
    const pattern = `${nameKey(text).replace(/[\\%_]/g, '\\$&')}%`;
    return sql`${streams.nameKey} like ${sql.param(pattern, streams.nameKey)} escape '\\'`;
  };

  return {
    ...streamChangeQueries(q),
    *byId(id: string): Steps<Stream | undefined> {
      return yield* findOne({ id });
    },
    /** Archived ones too. */
    *byName(name: string): Steps<Stream | undefined> {
      return yield* findOne({ nameKey: nameKey(name) });
    },
    /** The Stream, in use or archived, whose form a reaction with the emoji offers. */
    *byEmoji(emoji: string): Steps<Stream | undefined> {
      return yield* findOne({ emoji });
    },
    /** Every Stream, archived ones too, with as much of its team and admins as concerns one person. */
    *asFor(userId: string): Steps<({ id: string } & Pick<Stream, 'settings' | 'team' | 'admins'>)[]> {
      const every = yield* q.select(streams);
      const own = yield* q.find(streamMembers, { userId });
      const groups = (yield* groupsOf(q, every)).filter((group) => group.userIds.includes(userId));
      const ofGroups = groups.map((group) => ({ ...group, userIds: [userId] }));
      return every.map((row) => asStream(row, own, ofGroups));
    },
    /** Streams in use whose name begins with the text (all for ''), by name. */
    *inUse(prefix: string, limit: number, offset = 0): Steps<Stream[]> {
      return yield* find(and(isNull(streams.archivedAt), startsWith(prefix)), { limit, offset });
    },
    *countInUse(): Steps<number> {
      return yield* q.count(streams, isNull(streams.archivedAt));
    },
    /** @returns false where the name is taken; nothing is written then. */
    *add({ team, admins, ...stream }: NewStream, library: readonly LibraryField[]): Steps<boolean> {
      const isNew = yield* q.insertIfNew(streams, {
        ...stream,
        nameKey: nameKey(stream.name),
        formVersion: 1,
        draftRevision: 0,
        publishedRevision: 0,
        archivedAt: null,
        settings: stream.settings ?? {},
      });
      if (!isNew) return false;
      yield* q.insert(
        streamMembers,
        [...new Set([...team, ...admins])].map((userId) => ({
          streamId: stream.id,
          userId,
          inTeam: team.includes(userId),
          isAdmin: admins.includes(userId),
        })),
      );
      yield* beginLibrary(q, stream, library);
      return true;
    },
    ...formQueries(q),
  };
}

export type StreamQueries = ReturnType<typeof streamQueries>;
