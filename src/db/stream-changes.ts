import { and, eq, inArray, isNull } from 'drizzle-orm';
import { nameKey } from '../domain/streams/field.ts';
import type { ChannelTrouble, StreamContents } from '../domain/streams/stream.ts';
import type { StreamSettings } from '../domain/streams/stream-settings.ts';
import type { Steps } from './steps.ts';
import type { TenantQueries } from './tenant.ts';

/** What a Stream's own row may be given. */
export interface StreamFacts {
  name: string;
  description: string;
  channelId: string;
  channelName: string;
  channelTrouble: ChannelTrouble | null;
  archivedAt: Date | null;
  emoji: string | null;
}

/** Changes of a Stream beside its form. Their transaction holds the Stream (`hold`). */
export function streamChangeQueries(q: TenantQueries) {
  const { streams, streamMembers, requests, connectedTools } = q.schema;

  return {
    /** Waits for others who change the Stream, and keeps them waiting until the transaction ends. */
    *hold(id: string): Steps<void> {
      yield* q.first(streams, eq(streams.id, id), { lock: true });
    },
    /** A name must be free: see `byName`. */
    *change(id: string, facts: Partial<StreamFacts>): Steps<void> {
      const named = facts.name === undefined ? {} : { nameKey: nameKey(facts.name) };
      yield* q.update(streams, { ...facts, ...named }, eq(streams.id, id));
    },
    /** Sets some of the settings; the others stay as they are. */
    *changeSettings(id: string, changes: Partial<StreamSettings>): Steps<void> {
      const row = yield* q.first(streams, eq(streams.id, id), { lock: true });
      if (row) yield* q.update(streams, { settings: { ...row.settings, ...changes } }, eq(streams.id, id));
    },
    /** Everyone who is in the team by name or Stream admin; nobody else is from then on. */
    *putMembers(
      id: string,
      { team, admins }: { team: readonly string[]; admins: readonly string[] },
    ): Steps<void> {
      yield* q.remove(streamMembers, eq(streamMembers.streamId, id));
      yield* q.insert(
        streamMembers,
        [...new Set([...team, ...admins])].map((userId) => ({
          streamId: id,
          userId,
          inTeam: team.includes(userId),
          isAdmin: admins.includes(userId),
        })),
      );
    },
    /** Ids of the Streams whose Requests are shown in a channel; archived ones too. */
    *ofChannel(channelId: string): Steps<string[]> {
      return (yield* q.select(streams, { where: eq(streams.channelId, channelId) })).map(({ id }) => id);
    },
    *contents(id: string): Steps<StreamContents> {
      return {
        requests: yield* q.count(requests, eq(requests.streamId, id)),
        openRequests: yield* q.count(requests, and(eq(requests.streamId, id), eq(requests.isOpen, true))),
        connectedTools: yield* q.count(
          connectedTools,
          and(eq(connectedTools.streamId, id), isNull(connectedTools.disconnectedAt)),
        ),
      };
    },
    /** Removes some of its Requests, at most so many, with all that is owed for them. @returns how many. */
    *deleteRequests(id: string, atMost: number): Steps<number> {
      const some = yield* q.pick(requests, ['id'], { where: eq(requests.streamId, id), limit: atMost });
      const ids = some.map((request) => request.id);
      yield* q.remove(requests, inArray(requests.id, ids));
      return ids.length;
    },
    /** Removes it with its form, Requests and all that is owed for them. */
    *delete(id: string): Steps<void> {
      yield* q.remove(streams, eq(streams.id, id));
    },
  };
}
