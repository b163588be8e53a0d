import { sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Delivery } from '../deliveries/kinds.ts';
import type { Answers } from '../domain/requests/answers.ts';
import type { Change } from '../domain/requests/history.ts';
import type { FieldDefinition } from '../domain/streams/field.ts';
import type { WorkspaceSettings } from '../domain/workspace.ts';
import type { Account, FieldBinding } from '../integrations/connector.ts';
import type { Columns } from './columns.ts';

/**
 * Every table, declared once for both engines. All but `seen_events` carry the workspace id, and everything that
 * reads or writes them through `TenantQueries` is bound to one workspace. Keys begin with it and references name
 * it, so that the database itself refuses a row that would reach into another workspace.
 */
export function defineSchema(c: Columns) {
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
    settings: c.json<WorkspaceSettings>('settings').notNull(),
  });

  /** All that belongs to a workspace goes with it. */
  const workspaceId = () =>
    c
      .text('workspace_id')
      .notNull()
      .references(() => workspaces.workspaceId, { onDelete: 'cascade' });

  /** The same, in tables whose rows belong to a row of the workspace and go with that. */
  const sameWorkspaceId = () => c.text('workspace_id').notNull();

  /** What Slack said of a person, kept for a while so that a submission waits for no network. */
  const people = c.table(
    'people',
    {
      workspaceId: workspaceId(),
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

  const streams = c.table(
    'streams',
    {
      id: c.text('id').notNull(),
      workspaceId: workspaceId(),
      name: c.text('name').notNull(),
      /** See `nameKey`: unique in the workspace. */
      nameKey: c.key('name_key').notNull(),
      description: c.text('description').notNull(),
      channelId: c.text('channel_id').notNull(),
      channelName: c.text('channel_name').notNull(),
      formVersion: c.int('form_version').notNull(),
      createdBy: c.text('created_by').notNull(),
      createdAt: c.time('created_at').notNull(),
      archivedAt: c.time('archived_at'),
    },
    (t) => [
      c.primaryKey({ columns: [t.workspaceId, t.id] }),
      c.uniqueIndex('streams_name').on(t.workspaceId, t.nameKey),
    ],
  );

  const streamId = () => c.text('stream_id').notNull();
  const ofStream = (t: { workspaceId: SQLiteColumn; streamId: SQLiteColumn }) =>
    c
      .foreignKey({
        columns: [t.workspaceId, t.streamId],
        foreignColumns: [streams.workspaceId, streams.id],
      })
      .onDelete('cascade');

  const streamMembers = c.table(
    'stream_members',
    {
      workspaceId: sameWorkspaceId(),
      streamId: streamId(),
      userId: c.text('user_id').notNull(),
      isAdmin: c.bool('is_admin').notNull(),
      inTeam: c.bool('in_team').notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.workspaceId, t.streamId, t.userId] }),
      ofStream(t),
      c.index('stream_members_user').on(t.workspaceId, t.userId),
    ],
  );

  /** The field library. Deleted fields stay, so that old answers keep their names. */
  const fields = c.table(
    'fields',
    {
      id: c.text('id').notNull(),
      workspaceId: sameWorkspaceId(),
      streamId: streamId(),
      nameKey: c.key('name_key').notNull(),
      definition: c.json<FieldDefinition>('definition').notNull(),
      /** Place on the form, counted from 0; null: in the library only. */
      position: c.int('position'),
      createdAt: c.time('created_at').notNull(),
      deletedAt: c.time('deleted_at'),
    },
    (t) => [
      c.uniqueIndex('fields_name').on(t.workspaceId, t.streamId, t.nameKey).where(sql`deleted_at is null`),
      c.primaryKey({ columns: [t.workspaceId, t.id] }),
      ofStream(t),
      c.index('fields_stream').on(t.workspaceId, t.streamId),
    ],
  );

  /** Every version that a form ever had: a Request keeps the one that it was submitted with. */
  const forms = c.table(
    'forms',
    {
      workspaceId: sameWorkspaceId(),
      streamId: streamId(),
      version: c.int('version').notNull(),
      fields: c.json<FieldDefinition[]>('fields').notNull(),
      createdBy: c.text('created_by').notNull(),
      createdAt: c.time('created_at').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.workspaceId, t.streamId, t.version] }), ofStream(t)],
  );

  const requests = c.table(
    'requests',
    {
      id: c.text('id').notNull(),
      workspaceId: sameWorkspaceId(),
      streamId: streamId(),
      number: c.int('number').notNull(),
      subject: c.text('subject').notNull(),
      /** See `subjectKey`. */
      subjectKey: c.key('subject_key').notNull(),
      isOpen: c.bool('is_open').notNull(),
      requesterId: c.text('requester_id').notNull(),
      assigneeId: c.text('assignee_id'),
      /** YYYY-MM-DD */
      dueDate: c.text('due_date'),
      /** By field id; Subject, Assignee and Due date have columns of their own and are not in here. */
      answers: c.json<Answers>('answers').notNull(),
      formVersion: c.int('form_version').notNull(),
      /** Id of the modal that it was submitted from: a second click on Submit finds it taken. */
      submissionKey: c.text('submission_key').notNull(),
      /** Counts changes; a copy of the card knows which one it shows. */
      version: c.int('version').notNull(),
      createdAt: c.time('created_at').notNull(),
      updatedAt: c.time('updated_at').notNull(),
      closedAt: c.time('closed_at'),
    },
    (t) => {
      /** Holds all that a page is filtered and sorted by, so that no page reads the wide rows; see search.ts. */
      const pages = (name: string, ...first: Parameters<ReturnType<typeof c.index>['on']>) => {
        const facts = [
          ...[t.isOpen, t.number, t.streamId, t.requesterId, t.assigneeId, t.dueDate],
          ...[t.createdAt, t.updatedAt, t.subjectKey],
        ];
        const rest = facts.filter((column) => !(first as unknown[]).includes(column));
        return c.index(name).on(t.workspaceId, ...first, ...rest);
      };
      return [
        c.primaryKey({ columns: [t.workspaceId, t.id] }),
        ofStream(t),
        c.uniqueIndex('requests_submission').on(t.workspaceId, t.submissionKey),
        c.uniqueIndex('requests_number').on(t.workspaceId, t.number),
        c.index('requests_created').on(t.workspaceId, t.createdAt, t.number),
        pages('requests_of_stream', t.streamId),
        pages('requests_of_requester', t.requesterId),
        pages('requests_by_number', t.isOpen, t.number),
        pages('requests_by_due', t.isOpen, t.dueDate, t.number),
        pages('requests_by_subject', t.isOpen, t.subjectKey, t.number),
        pages('requests_by_assignee', t.isOpen, t.assigneeId, t.number),
        pages('requests_by_updated', t.isOpen, t.updatedAt, t.number),
      ];
    },
  );

  const requestId = () => c.text('request_id').notNull();
  const ofRequest = (t: { workspaceId: SQLiteColumn; requestId: SQLiteColumn }) =>
    c
      .foreignKey({
        columns: [t.workspaceId, t.requestId],
        foreignColumns: [requests.workspaceId, requests.id],
      })
      .onDelete('cascade');

  const history = c.table(
    'history',
    {
      seq: c.sequence('seq'),
      workspaceId: sameWorkspaceId(),
      requestId: requestId(),
      at: c.time('at').notNull(),
      /** Slack id of the person, or the tool's name. */
      actor: c.text('actor').notNull(),
      change: c.json<Change>('change').notNull(),
    },
    (t) => [ofRequest(t), c.index('history_request').on(t.workspaceId, t.requestId, t.seq)],
  );

  /** Where a Request's card stands in Slack. */
  const cards = c.table(
    'cards',
    {
      workspaceId: sameWorkspaceId(),
      requestId: requestId(),
      place: c.text('place').$type<'channel' | 'requester'>().notNull(),
      channelId: c.text('channel_id').notNull(),
      ts: c.text('ts').notNull(),
      permalink: c.text('permalink'),
    },
    (t) => [c.primaryKey({ columns: [t.workspaceId, t.requestId, t.place] }), ofRequest(t)],
  );

  const integrations = c.table(
    'integrations',
    {
      id: c.text('id').notNull(),
      workspaceId: workspaceId(),
      tool: c.text('tool').notNull(),
      account: c.json<Account>('account').notNull(),
      /** Encrypted `Credentials`. */
      credentials: c.text('credentials').notNull(),
      /** Why nothing is delivered at present, in words; null: it works. */
      pausedBecause: c.text('paused_because'),
      addedBy: c.text('added_by').notNull(),
      addedAt: c.time('added_at').notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.workspaceId, t.id] }),
      c.uniqueIndex('integrations_tool').on(t.workspaceId, t.tool),
    ],
  );

  const integrationId = () => c.text('integration_id').notNull();
  const ofIntegration = (t: { workspaceId: SQLiteColumn; integrationId: SQLiteColumn }) =>
    c
      .foreignKey({
        columns: [t.workspaceId, t.integrationId],
        foreignColumns: [integrations.workspaceId, integrations.id],
      })
      .onDelete('cascade');

  const connectedTools = c.table(
    'connected_tools',
    {
      id: c.text('id').notNull(),
      workspaceId: sameWorkspaceId(),
      streamId: streamId(),
      integrationId: integrationId(),
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
      ofStream(t),
      ofIntegration(t),
      c.index('connected_tools_stream').on(t.workspaceId, t.streamId),
    ],
  );

  /** The task that a connected tool has of a Request. */
  const tasks = c.table(
    'tasks',
    {
      workspaceId: sameWorkspaceId(),
      requestId: requestId(),
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
      ofRequest(t),
      c
        .foreignKey({
          columns: [t.workspaceId, t.connectedToolId],
          foreignColumns: [connectedTools.workspaceId, connectedTools.id],
        })
        .onDelete('cascade'),
    ],
  );

  /** Work owed to Slack or a tool; see src/deliveries. */
  const deliveries = c.table(
    'deliveries',
    {
      seq: c.sequence('seq'),
      workspaceId: workspaceId(),
      /** Null where the work is not for one Request. */
      requestId: c.text('request_id'),
      work: c.json<Delivery>('work').notNull(),
      /** Deliveries of one lane are carried out one after another, in the order of `seq`. */
      lane: c.text('lane').notNull(),
      /** `slack`, or the Integration's id: what a quota, a pause and a fault hold for. */
      target: c.text('target').notNull(),
      /** At most one delivery of one serial key is under way at a time; null: no such rule. */
      serial: c.text('serial'),
      state: c.text('state').$type<'waiting' | 'done' | 'failed'>().notNull(),
      dueAt: c.time('due_at').notNull(),
      /** Names the worker's claim while one is under way; the claim ends by itself at `due_at`. */
      lease: c.text('lease'),
      attempts: c.int('attempts').notNull(),
      /** An attempt's outcome is unknown: look for the key before making anything. */
      maybeDone: c.bool('maybe_done').notNull(),
      /** The last attempt's error in words. */
      error: c.text('error'),
      createdAt: c.time('created_at').notNull(),
      settledAt: c.time('settled_at'),
    },
    (t) => [
      ofRequest(t),
      c.index('deliveries_due').on(t.dueAt).where(sql`state = 'waiting'`),
      c.index('deliveries_lane').on(t.lane, t.seq).where(sql`state = 'waiting'`),
      c.index('deliveries_serial').on(t.serial).where(sql`lease is not null`),
      c.index('deliveries_failed').on(t.workspaceId, t.target).where(sql`state = 'failed'`),
      c.index('deliveries_request').on(t.workspaceId, t.requestId),
      c.index('deliveries_settled').on(t.settledAt).where(sql`state = 'done'`),
    ],
  );

  /** Requests made to a tool, by second: what an Integration has used of its quota. Forgotten after a minute. */
  const spending = c.table(
    'spending',
    {
      workspaceId: sameWorkspaceId(),
      integrationId: integrationId(),
      /** Begin of the second. */
      at: c.time('at').notNull(),
      requests: c.int('requests').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.workspaceId, t.integrationId, t.at] }), ofIntegration(t)],
  );

  /** Slack sends an event again when it saw no answer in time. */
  const seenEvents = c.table(
    'seen_events',
    { eventId: c.text('event_id').primaryKey(), seenAt: c.time('seen_at').notNull() },
    (t) => [c.index('seen_events_at').on(t.seenAt)],
  );

  return {
    workspaces,
    people,
    streams,
    streamMembers,
    fields,
    forms,
    requests,
    history,
    cards,
    integrations,
    connectedTools,
    tasks,
    deliveries,
    spending,
    seenEvents,
  };
}

export type Schema = ReturnType<typeof defineSchema>;
