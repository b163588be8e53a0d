import { and, gt, inArray } from 'drizzle-orm';
import { type HomeState, homeState } from '../domain/home/home-state.ts';
import type { Steps } from './steps.ts';
import type { TenantQueries } from './tenant.ts';

/** What people have chosen in the App Home, and when they looked at it. */
export function homeQueries(q: TenantQueries) {
  const { homes } = q.schema;
  return {
    *of(userId: string): Steps<{ state: HomeState; lookedAt: Date | null }> {
      const [row] = yield* q.find(homes, { userId });
      return { state: homeState.parse(row?.state ?? {}), lookedAt: row?.lookedAt ?? null };
    },
    *put(userId: string, home: { state: HomeState; lookedAt: Date }): Steps<void> {
      yield* q.put(homes, [homes.workspaceId, homes.userId], { userId, ...home });
    },
    /** Those of the people who have looked at theirs since then. */
    *lookers(userIds: readonly string[], since: Date): Steps<string[]> {
      if (userIds.length === 0) return [];
      const found = yield* q.select(homes, {
        where: and(inArray(homes.userId, [...userIds]), gt(homes.lookedAt, since)),
      });
      return found.map(({ userId }) => userId);
    },
  };
}

export type HomeQueries = ReturnType<typeof homeQueries>;
