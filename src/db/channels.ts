import { and, eq } from 'drizzle-orm';
import { channelIdQueries } from './channel-ids.ts';
import type { Steps } from './steps.ts';
import type { TenantQueries } from './tenant.ts';

/** Rows of one insert: engines bound the number of values in a query. */
const rowsAtOnce = 1000;

/** Who is in the channels whose members may submit. */
export function channelQueries(q: TenantQueries) {
  const { knownChannels, channelMembers } = q.schema;

  return {
    ...channelIdQueries(q),
    *hasMember(channelId: string, userId: string): Steps<boolean> {
      return (yield* q.find(channelMembers, { channelId, userId })).length > 0;
    },
    /** When Slack last gave the whole list of a channel's members; null: never. */
    *fetchedAt(channelId: string): Steps<Date | null> {
      const [row] = yield* q.find(knownChannels, { id: channelId });
      return row?.fetchedAt ?? null;
    },
    /** The whole list. */
    *replaceMembers(channelId: string, userIds: readonly string[], fetchedAt: Date): Steps<void> {
      yield* q.put(knownChannels, [knownChannels.workspaceId, knownChannels.id], {
        id: channelId,
        fetchedAt,
      });
      yield* q.remove(channelMembers, eq(channelMembers.channelId, channelId));
      const members = [...new Set(userIds)].map((userId) => ({ channelId, userId }));
      for (let at = 0; at < members.length; at += rowsAtOnce) {
        yield* q.insert(channelMembers, members.slice(at, at + rowsAtOnce));
      }
    },
    /** Someone joined; of channels that we do not know nothing is kept. */
    *addMember(channelId: string, userId: string): Steps<void> {
      if ((yield* q.find(knownChannels, { id: channelId })).length === 0) return;
      yield* q.insertIfNew(channelMembers, { channelId, userId });
    },
    *removeMember(channelId: string, userId: string): Steps<void> {
      yield* q.remove(
        channelMembers,
        and(eq(channelMembers.channelId, channelId), eq(channelMembers.userId, userId)),
      );
    },
  };
}

export type ChannelQueries = ReturnType<typeof channelQueries>;
