import type { Account, FieldBinding } from '../../integrations/connector.ts';
import type { Columns } from '../columns.ts';
import { goesWith, ofWorkspace } from './references.ts';
import type { RequestTables } from './requests.ts';
import type { StreamTables } from './streams.ts';
import type { WorkspaceTables } from './workspaces.ts';

/** Integrations, the Streams' connected tools, the tasks in them, and what of a quota is used. */
export function integrationTables(
  c: Columns,
  { workspaces, streams, requests }: WorkspaceTables & StreamTables & RequestTables,
) {
  const integrations = c.table(
    'integrations',
    {
      id: c.text('id').notNull(),
      workspaceId: ofWorkspace(c, workspaces),
      tool: c.text('tool').notNull(),
      account: c.json<Account>('account').notNull(),
      /** Encrypted `Credentials`. */
      credentials: c.text('credentials').notNull(),
      /** Why nothing is delivered at present, in words; null: it works. */
      pausedBecause: c.text('paused_because'),
      /** Who holds it back: an admin, or the tool that refused the account. */
      pausedBy: c.text('paused_by').$type<'admin' | 'tool'>(),
      /** What the workspace calls it; null: the tool's name. */
      label: c.text('label'),
      addedBy: c.text('added_by').notNull(),
      addedAt: c.time('added_at').notNull(),
      /** Without credentials from then on; kept for the links of old tasks, and for the next account of the tool. */
      removedAt: c.time('removed_at'),
    },
    (t) => [
      c.primaryKey({ columns: [t.workspaceId, t.id] }),
      c.uniqueIndex('integrations_tool').on(t.workspaceId, t.tool),
    ],
  );

  const connectedTools = c.table(
    'connected_tools',
    {
      id: c.text('id').notNull(),
      workspaceId: c.text('workspace_id').notNull(),
      streamId: c.text('stream_id').notNull(),
      integrationId: c.text('integration_id').notNull(),
      tool: c.text('tool').notNull(),
      componentId: c.text('component_id').notNull(),
      componentName: c.text('component_name').notNull(),
      componentUrl: c.text('component_url'),
      /** The tool takes only one write at a time in a component. */
      serial: c.bool('serial').notNull(),
      bindings: c.json<FieldBinding[]>('bindings').notNull(),
      /** Fingerprint of the fields that the bindings were made for; null: never made. */
      boundFor: c.text('bound_for'),
      /** The claim that makes the component's fields at present; it counts as long as its lease does. */
      boundBy: c.text('bound_by'),
      addedBy: c.text('added_by').notNull(),
      addedAt: c.time('added_at').notNull(),
      disconnectedAt: c.time('disconnected_at'),
    },
    (t) => [
      c.primaryKey({ columns: [t.workspaceId, t.id] }),
      goesWith(c, streams, t.workspaceId, t.streamId),
      goesWith(c, integrations, t.workspaceId, t.integrationId),
      c.index('connected_tools_stream').on(t.workspaceId, t.streamId),
    ],
  );

  /** The task that a connected tool has of a Request. */
  const tasks = c.table(
    'tasks',
    {
      workspaceId: c.text('workspace_id').notNull(),
      requestId: c.text('request_id').notNull(),
      connectedToolId: c.text('connected_tool_id').notNull(),
      taskId: c.text('task_id').notNull(),
      url: c.text('url').notNull(),
      /** The link to the Slack message is attached. */
      linked: c.bool('linked').notNull(),
      createdAt: c.time('created_at').notNull(),
      /** Set when the tool said that the task is gone. */
      missingSince: c.time('missing_since'),
    },
    (t) => [
      c.primaryKey({ columns: [t.workspaceId, t.requestId, t.connectedToolId] }),
      goesWith(c, requests, t.workspaceId, t.requestId),
      goesWith(c, connectedTools, t.workspaceId, t.connectedToolId),
      c.index('tasks_of_tool').on(t.workspaceId, t.connectedToolId, t.taskId),
    ],
  );

  /** Requests made to a tool, by second: what an Integration has used of its quota. Forgotten after a minute. */
  const spending = c.table(
    'spending',
    {
      workspaceId: c.text('workspace_id').notNull(),
      integrationId: c.text('integration_id').notNull(),
      /** Begin of the second. */
      at: c.time('at').notNull(),
      requests: c.int('requests').notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.workspaceId, t.integrationId, t.at] }),
      goesWith(c, integrations, t.workspaceId, t.integrationId),
    ],
  );

  return { integrations, connectedTools, tasks, spending };
}

export type IntegrationTables = ReturnType<typeof integrationTables>;
