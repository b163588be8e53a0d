import { and, eq, inArray } from 'drizzle-orm';
import type { Steps } from './steps.ts';
import type { TenantQueries } from './tenant.ts';

/** Who wants to be told nothing of which Stream (S10). */
export function muteQueries(q: TenantQueries) {
  const { mutes } = q.schema;
  return {
    *set(streamId: string, userId: string, isMuted: boolean): Steps<void> {
      if (isMuted) yield* q.insertIfNew(mutes, { streamId, userId });
      else yield* q.remove(mutes, and(eq(mutes.streamId, streamId), eq(mutes.userId, userId)));
    },
    /** Of these people, those who muted the Stream. */
    *among(streamId: string, userIds: readonly string[]): Steps<ReadonlySet<string>> {
      if (userIds.length === 0) return new Set();
      const where = and(eq(mutes.streamId, streamId), inArray(mutes.userId, [...userIds]));
      return new Set((yield* q.select(mutes, { where })).map(({ userId }) => userId));
    },
    /** The Streams that a person muted. */
    *of(userId: string): Steps<ReadonlySet<string>> {
      return new Set((yield* q.find(mutes, { userId })).map(({ streamId }) => streamId));
    },
  };
}

export type MuteQueries = ReturnType<typeof muteQueries>;
