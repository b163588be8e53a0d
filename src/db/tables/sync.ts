import type { Synced, SyncSettings } from '../../domain/sync/synced.ts';
import type { LookResult, WebhookState } from '../../domain/sync/watch.ts';
import type { Columns } from '../columns.ts';
import type { IntegrationTables } from './integrations.ts';
import { goesWith } from './references.ts';
import type { RequestTables } from './requests.ts';

/** How connected tools and Requests are kept in agreement. */
export function syncTables(c: Columns, { connectedTools, requests }: IntegrationTables & RequestTables) {
  /** What is set for a connected tool, and when it is looked at next. One without a row is as new. */
  const watches = c.table(
    'watches',
    {
      workspaceId: c.text('workspace_id').notNull(),
      connectedToolId: c.text('connected_tool_id').notNull(),
      settings: c.json<SyncSettings>('settings').notNull(),
      /** Changes up to this time, by the tool's clock, have been seen; null: none was looked for. */
      seenUntil: c.time('seen_until'),
      nextLookAt: c.time('next_look_at').notNull(),
      lastLook: c.json<LookResult>('last_look'),
      /** Why the tool does not call us, in words; null: it does, or it was not asked yet. */
      unheardBecause: c.text('unheard_because'),
    },
    (t) => [
      c.primaryKey({ columns: [t.workspaceId, t.connectedToolId] }),
      goesWith(c, connectedTools, t.workspaceId, t.connectedToolId),
    ],
  );

  /** What both sides held when they last agreed, by task. */
  const syncedTasks = c.table(
    'synced_tasks',
    {
      workspaceId: c.text('workspace_id').notNull(),
      requestId: c.text('request_id').notNull(),
      connectedToolId: c.text('connected_tool_id').notNull(),
      synced: c.json<Synced>('synced').notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.workspaceId, t.requestId, t.connectedToolId] }),
      goesWith(c, requests, t.workspaceId, t.requestId),
      goesWith(c, connectedTools, t.workspaceId, t.connectedToolId),
    ],
  );

  /** Addresses that tools call. The id is part of the address, and nobody can guess it. */
  const webhooks = c.table(
    'webhooks',
    {
      id: c.text('id').notNull(),
      workspaceId: c.text('workspace_id').notNull(),
      connectedToolId: c.text('connected_tool_id').notNull(),
      tool: c.text('tool').notNull(),
      /** The tool's id of it, once it is known. */
      externalId: c.text('external_id'),
      /** Encrypted; null: the tool has not told it. */
      secret: c.text('secret'),
      state: c.text('state').$type<WebhookState>().notNull(),
      createdAt: c.time('created_at').notNull(),
      /** The last call that was the tool's; null: none. */
      heardAt: c.time('heard_at'),
    },
    (t) => [
      c.primaryKey({ columns: [t.workspaceId, t.id] }),
      goesWith(c, connectedTools, t.workspaceId, t.connectedToolId),
      c.uniqueIndex('webhooks_id').on(t.id),
      c.index('webhooks_connected_tool').on(t.workspaceId, t.connectedToolId),
    ],
  );

  return { watches, syncedTasks, webhooks };
}
