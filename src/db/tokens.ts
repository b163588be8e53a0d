import { and, eq, isNull, lte } from 'drizzle-orm';
import type { TokenLife } from '../domain/integrations/token-life.ts';
import type { Schema } from './schema.ts';
import { rows, type Steps } from './steps.ts';
import type { TenantQueries } from './tenant.ts';

/** How long the tokens of an Integration live, and who exchanges them. */
export function tokenQueries(q: TenantQueries) {
  const { tokenLives } = q.schema;
  const of = (integrationId: string) => eq(tokenLives.integrationId, integrationId);
  return {
    /** Held until the transaction ends, where `lock` is asked for. */
    *life(integrationId: string, options: { lock?: boolean } = {}): Steps<TokenLife | undefined> {
      const row = yield* q.first(tokenLives, of(integrationId), options);
      if (!row) return undefined;
      const { workspaceId: _, integrationId: __, ...life } = row;
      return life;
    },
    *putLife(integrationId: string, life: TokenLife): Steps<void> {
      const key = [tokenLives.workspaceId, tokenLives.integrationId];
      yield* q.put(tokenLives, key, { integrationId, ...life });
    },
    *changeLife(integrationId: string, change: Partial<TokenLife>): Steps<void> {
      yield* q.update(tokenLives, change, of(integrationId));
    },
    *removeLife(integrationId: string): Steps<void> {
      yield* q.remove(tokenLives, of(integrationId));
    },
  };
}

export type TokenQueries = ReturnType<typeof tokenQueries>;

/** Across all workspaces: whose tokens are to be exchanged. */
export function dueTokenQueries({ tokenLives, integrations, workspaces }: Schema) {
  return {
    /** Of Integrations that work, in workspaces that have the app. */
    *due(now: Date): Steps<{ workspaceId: string; integrationId: string; tool: string }[]> {
      return yield* rows((db) =>
        db
          .select({
            workspaceId: tokenLives.workspaceId,
            integrationId: tokenLives.integrationId,
            tool: integrations.tool,
          })
          .from(tokenLives)
          .innerJoin(
            integrations,
            and(
              eq(integrations.workspaceId, tokenLives.workspaceId),
              eq(integrations.id, tokenLives.integrationId),
            ),
          )
          .innerJoin(workspaces, eq(workspaces.workspaceId, tokenLives.workspaceId))
          .where(
            and(
              lte(tokenLives.refreshAt, now),
              isNull(integrations.pausedBecause),
              isNull(integrations.removedAt),
              isNull(workspaces.stoppedAt),
            ),
          )
          .limit(100),
      );
    },
  };
}

export type DueTokenQueries = ReturnType<typeof dueTokenQueries>;
