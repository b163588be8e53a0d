import type { WorkspaceSettings } from '../../domain/workspace.ts';
import type { Columns } from '../columns.ts';
import { ofWorkspace } from './references.ts';

/** Installs, people, and what Slack has sent before. */
export function workspaceTables(c: Columns) {
  /** A Slack workspace, or an Enterprise org install: the tenant. */
  const workspaces = c.table('workspaces', {
    /** Slack's team id, or the enterprise id of an org-wide install. */
    workspaceId: c.text('workspace_id').primaryKey(),
    enterpriseId: c.text('enterprise_id'),
    name: c.text('name').notNull(),
    /** Encrypted. */
    botToken: c.text('bot_token').notNull(),
    botUserId: c.text('bot_user_id').notNull(),
    botId: c.text('bot_id'),
    scopes: c.json<string[]>('scopes').notNull(),
    installedBy: c.text('installed_by'),
    installedAt: c.time('installed_at').notNull(),
    /** Set when Slack said that the app was uninstalled or its tokens revoked: no more work is done. */
    stoppedAt: c.time('stopped_at'),
    lastRequestNumber: c.int('last_request_number').notNull(),
    /** Only what was ever set; `workspaceSettings` has the defaults of the rest. */
    settings: c.json<Partial<WorkspaceSettings>>('settings').notNull(),
  });

  /** What Slack said of a person, kept for a while so that a submission waits for no network. */
  const people = c.table(
    'people',
    {
      workspaceId: ofWorkspace(c, workspaces),
      userId: c.text('user_id').notNull(),
      name: c.text('name').notNull(),
      email: c.text('email'),
      timeZone: c.text('time_zone'),
      isSlackAdmin: c.bool('is_slack_admin').notNull(),
      isGuest: c.bool('is_guest').notNull(),
      isStranger: c.bool('is_stranger').notNull(),
      isDeactivated: c.bool('is_deactivated').notNull(),
      fetchedAt: c.time('fetched_at').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.workspaceId, t.userId] })],
  );

  /** Slack sends an event again when it saw no answer in time. */
  const seenEvents = c.table(
    'seen_events',
    { eventId: c.text('event_id').primaryKey(), seenAt: c.time('seen_at').notNull() },
    (t) => [c.index('seen_events_at').on(t.seenAt)],
  );

  return { workspaces, people, seenEvents };
}

export type WorkspaceTables = ReturnType<typeof workspaceTables>;
