import { sql } from 'drizzle-orm';
import type { PublishedField } from '../../domain/streams/draft.ts';
import type { FieldDefinition } from '../../domain/streams/field.ts';
import type { ChannelTrouble } from '../../domain/streams/stream.ts';
import type { StreamSettings } from '../../domain/streams/stream-settings.ts';
import type { Columns } from '../columns.ts';
import { goesWith, ofWorkspace } from './references.ts';
import type { WorkspaceTables } from './workspaces.ts';

/** Streams, their members, field libraries and forms. */
export function streamTables(c: Columns, { workspaces }: WorkspaceTables) {
  const streams = c.table(
    'streams',
    {
      id: c.text('id').notNull(),
      workspaceId: ofWorkspace(c, workspaces),
      name: c.text('name').notNull(),
      /** See `nameKey`: unique in the workspace. */
      nameKey: c.key('name_key').notNull(),
      description: c.text('description').notNull(),
      channelId: c.text('channel_id').notNull(),
      channelName: c.text('channel_name').notNull(),
      /** The published form. */
      formVersion: c.int('form_version').notNull(),
      /** Counts the changes of the draft. */
      draftRevision: c.int('draft_revision').notNull().default(0),
      /** The one that was published last. */
      publishedRevision: c.int('published_revision').notNull().default(0),
      createdBy: c.text('created_by').notNull(),
      createdAt: c.time('created_at').notNull(),
      archivedAt: c.time('archived_at'),
      /** What keeps Requests from being shown in the channel, as Slack last said; null: nothing. */
      channelTrouble: c.text('channel_trouble').$type<ChannelTrouble>(),
      /** A reaction with it offers the form (R1); null: none does. */
      emoji: c.text('emoji'),
      /** Only what was ever set; `streamSettings` has the defaults of the rest. */
      settings: c.json<Partial<StreamSettings>>('settings').notNull().default({}),
    },
    (t) => [
      c.primaryKey({ columns: [t.workspaceId, t.id] }),
      c.uniqueIndex('streams_name').on(t.workspaceId, t.nameKey),
      c.uniqueIndex('streams_emoji').on(t.workspaceId, t.emoji),
    ],
  );

  const streamMembers = c.table(
    'stream_members',
    {
      workspaceId: c.text('workspace_id').notNull(),
      streamId: c.text('stream_id').notNull(),
      userId: c.text('user_id').notNull(),
      isAdmin: c.bool('is_admin').notNull(),
      inTeam: c.bool('in_team').notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.workspaceId, t.streamId, t.userId] }),
      goesWith(c, streams, t.workspaceId, t.streamId),
      c.index('stream_members_user').on(t.workspaceId, t.userId),
    ],
  );

  /**
   * The field library. Its columns are the draft that Stream admins work on; `published` is what requesters and tools
   * see. Deleted fields stay, so that old answers keep their names.
   */
  const fields = c.table(
    'fields',
    {
      id: c.text('id').notNull(),
      workspaceId: c.text('workspace_id').notNull(),
      streamId: c.text('stream_id').notNull(),
      nameKey: c.key('name_key').notNull(),
      definition: c.json<FieldDefinition>('definition').notNull(),
      /** Null: never published. */
      published: c.json<PublishedField>('published'),
      /** Counts the changes of the definition: an open window knows the one that it shows. */
      revision: c.int('revision').notNull().default(1),
      /** Place on the form, counted from 0; null: in the library only. */
      position: c.int('position'),
      createdAt: c.time('created_at').notNull(),
      deletedAt: c.time('deleted_at'),
    },
    (t) => [
      c.uniqueIndex('fields_name').on(t.workspaceId, t.streamId, t.nameKey).where(sql`deleted_at is null`),
      c.primaryKey({ columns: [t.workspaceId, t.id] }),
      goesWith(c, streams, t.workspaceId, t.streamId),
      c.index('fields_stream').on(t.workspaceId, t.streamId),
    ],
  );

  /** Every version that a form ever had: a Request keeps the one that it was submitted with. */
  const forms = c.table(
    'forms',
    {
      workspaceId: c.text('workspace_id').notNull(),
      streamId: c.text('stream_id').notNull(),
      version: c.int('version').notNull(),
      fields: c.json<FieldDefinition[]>('fields').notNull(),
      createdBy: c.text('created_by').notNull(),
      createdAt: c.time('created_at').notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.workspaceId, t.streamId, t.version] }),
      goesWith(c, streams, t.workspaceId, t.streamId),
    ],
  );

  return { streams, streamMembers, fields, forms };
}

export type StreamTables = ReturnType<typeof streamTables>;
