import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { Task } from '../domain/integrations/integration.ts';
import { firstSyncSettings, neverSynced, type Synced, type SyncSettings } from '../domain/sync/synced.ts';
import type { LookResult, Webhook } from '../domain/sync/watch.ts';
import { asTask } from './integrations.ts';
import type { Steps } from './steps.ts';
import type { TenantQueries } from './tenant.ts';

/** What is set for a connected tool, and how far its changes were seen. */
export interface Watch {
  settings: SyncSettings;
  seenUntil: Date | null;
  nextLookAt: Date;
  lastLook: LookResult | null;
  unheardBecause: string | null;
}

/** How connected tools and Requests are kept in agreement, in one workspace. */
export function syncQueries(q: TenantQueries) {
  const { watches, syncedTasks, webhooks, tasks, requests } = q.schema;

  function* watch(connectedToolId: string, options: { lock?: boolean } = {}): Steps<Watch> {
    const row = yield* q.first(watches, eq(watches.connectedToolId, connectedToolId), options);
    if (!row) {
      return {
        settings: firstSyncSettings,
        seenUntil: null,
        nextLookAt: new Date(0),
        lastLook: null,
        unheardBecause: null,
      };
    }
    const { workspaceId: _, connectedToolId: __, ...found } = row;
    return found;
  }

  return {
    /** As new where nothing was set or seen yet. */
    watch,
    *putWatch(connectedToolId: string, changes: Partial<Watch>): Steps<void> {
      const now = yield* watch(connectedToolId, { lock: true });
      yield* q.put(watches, [watches.workspaceId, watches.connectedToolId], {
        connectedToolId,
        ...now,
        ...changes,
      });
    },
    *synced(requestId: string, connectedToolId: string): Steps<Synced> {
      const of = { requestId, connectedToolId };
      const [row] = yield* q.find(syncedTasks, of);
      return row?.synced ?? neverSynced;
    },
    *putSynced(requestId: string, connectedToolId: string, synced: Synced): Steps<void> {
      const key = [syncedTasks.workspaceId, syncedTasks.requestId, syncedTasks.connectedToolId];
      yield* q.put(syncedTasks, key, { requestId, connectedToolId, synced });
    },
    /** The Requests that these tasks of a connected tool are of. */
    *tasksById(connectedToolId: string, taskIds: readonly string[]): Steps<(Task & { synced: Synced })[]> {
      if (taskIds.length === 0) return [];
      const found = yield* q.select(tasks, {
        where: and(eq(tasks.connectedToolId, connectedToolId), inArray(tasks.taskId, [...taskIds])),
      });
      const known = yield* q.select(syncedTasks, {
        where: and(
          eq(syncedTasks.connectedToolId, connectedToolId),
          inArray(
            syncedTasks.requestId,
            found.map(({ requestId }) => requestId),
          ),
        ),
      });
      const synced = new Map(known.map((row) => [row.requestId, row.synced]));
      return found.map((row) => ({ ...asTask(row), synced: synced.get(row.requestId) ?? neverSynced }));
    },
    /** Tasks of open Requests. */
    *openTasks(connectedToolId: string): Steps<Task[]> {
      const isOpen = sql`exists (
        select 1 from requests r
        where r.workspace_id = ${tasks.workspaceId} and r.id = ${tasks.requestId}
          and r.is_open = ${sql.param(true, requests.isOpen)})`;
      const found = yield* q.select(tasks, {
        where: and(eq(tasks.connectedToolId, connectedToolId), isOpen),
      });
      return found.map(asTask);
    },
    /** Those that are not removed, newest first. */
    *webhooks(connectedToolId: string): Steps<Webhook[]> {
      const found = yield* q.select(webhooks, {
        where: and(eq(webhooks.connectedToolId, connectedToolId), ne(webhooks.state, 'removed')),
      });
      return found
        .map(asWebhook)
        .toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1));
    },
    *addWebhook(webhook: Webhook): Steps<void> {
      yield* q.insert(webhooks, webhook);
    },
    *changeWebhook(id: string, changes: Partial<Webhook>): Steps<void> {
      yield* q.update(webhooks, changes, eq(webhooks.id, id));
    },
    /** Keeps the secret of a handshake. @returns false where one is kept already, or none is waited for. */
    *keepSecret(id: string, secret: string): Steps<boolean> {
      const kept = yield* q.update(
        webhooks,
        { secret },
        and(eq(webhooks.id, id), eq(webhooks.state, 'pending'), isNull(webhooks.secret)),
      );
      return kept.length > 0;
    },
  };
}

export type SyncQueries = ReturnType<typeof syncQueries>;

function asWebhook({ workspaceId: _, ...webhook }: Webhook & { workspaceId: string }): Webhook {
  return webhook;
}
