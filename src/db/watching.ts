import { and, eq, sql } from 'drizzle-orm';
import type { Webhook } from '../domain/sync/watch.ts';
import type { Schema } from './schema.ts';
import { rows, type Steps } from './steps.ts';

/** What is asked about connected tools across workspaces. */
export function watchingQueries({ webhooks, watches, connectedTools, workspaces, integrations }: Schema) {
  return {
    /** The webhook of an address, of whatever workspace. */
    *webhook(id: string): Steps<(Webhook & { workspaceId: string }) | undefined> {
      const [found] = yield* rows((db) => db.select().from(webhooks).where(eq(webhooks.id, id)).limit(1));
      return found;
    },
    /** Connected tools that are to be looked at by now. */
    *dueForALook(now: Date, limit: number): Steps<{ workspaceId: string; connectedToolId: string }[]> {
      return yield* rows((db) =>
        db
          .select({ workspaceId: connectedTools.workspaceId, connectedToolId: connectedTools.id })
          .from(connectedTools)
          .innerJoin(
            integrations,
            and(
              eq(integrations.workspaceId, connectedTools.workspaceId),
              eq(integrations.id, connectedTools.integrationId),
            ),
          )
          .innerJoin(workspaces, eq(workspaces.workspaceId, connectedTools.workspaceId))
          .leftJoin(
            watches,
            and(
              eq(watches.workspaceId, connectedTools.workspaceId),
              eq(watches.connectedToolId, connectedTools.id),
            ),
          )
          .where(
            and(
              sql`${connectedTools.disconnectedAt} is null`,
              sql`${integrations.pausedBecause} is null`,
              sql`${workspaces.stoppedAt} is null`,
              sql`(${watches.nextLookAt} is null or ${watches.nextLookAt} <= ${sql.param(now, watches.nextLookAt)})`,
            ),
          )
          .limit(limit),
      );
    },
  };
}

export type WatchingQueries = ReturnType<typeof watchingQueries>;
