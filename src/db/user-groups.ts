import { asc, inArray, notInArray } from 'drizzle-orm';
import type { UserGroup } from '../domain/user-group.ts';
import type { Steps } from './steps.ts';
import type { TenantQueries } from './tenant.ts';

/** Slack's user groups as we last saw them. */
export function userGroupQueries(q: TenantQueries) {
  const { userGroups } = q.schema;
  const asGroup = ({ workspaceId: _, fetchedAt: __, ...group }: typeof userGroups.$inferSelect): UserGroup =>
    group;

  return {
    /** By handle. */
    *all(): Steps<UserGroup[]> {
      return (yield* q.select(userGroups, { orderBy: [asc(userGroups.handle)] })).map(asGroup);
    },
    *byIds(ids: readonly string[]): Steps<UserGroup[]> {
      if (ids.length === 0) return [];
      return (yield* q.select(userGroups, { where: inArray(userGroups.id, [...ids]) })).map(asGroup);
    },
    /** Whether the person is a member of one of the groups. */
    *haveMember(ids: readonly string[], userId: string): Steps<boolean> {
      return (yield* this.byIds(ids)).some((group) => group.userIds.includes(userId));
    },
    /** When Slack was last asked; null: never, or there was none. */
    *fetchedAt(): Steps<Date | null> {
      const [row] = yield* q.select(userGroups, { limit: 1 });
      return row?.fetchedAt ?? null;
    },
    /** All that Slack has: what is not among them is forgotten. */
    *replaceAll(groups: readonly UserGroup[], fetchedAt: Date): Steps<void> {
      const ids = groups.map(({ id }) => id);
      yield* q.remove(userGroups, ids.length === 0 ? undefined : notInArray(userGroups.id, ids));
      for (const group of groups) {
        const row = { ...group, userIds: [...group.userIds], fetchedAt };
        yield* q.put(userGroups, [userGroups.workspaceId, userGroups.id], row);
      }
    },
  };
}

export type UserGroupQueries = ReturnType<typeof userGroupQueries>;
