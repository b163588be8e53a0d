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
      const found: string[] = [];
      // One by one: they are few, and a query of that shape is compiled once.
      for (const userId of userIds) {
        const [row] = yield* q.find(homes, { userId });
        if (row?.lookedAt && row.lookedAt > since) found.push(userId);
      }
      return found;
    },
  };
}

export type HomeQueries = ReturnType<typeof homeQueries>;
