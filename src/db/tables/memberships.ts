import type { Columns } from '../columns.ts';
import { goesWith, ofWorkspace } from './references.ts';
import type { StreamTables } from './streams.ts';
import type { WorkspaceTables } from './workspaces.ts';

/** What Slack says about who belongs where, kept so that no act waits for it; and what people say for themselves. */
export function membershipTables(c: Columns, { workspaces, streams }: WorkspaceTables & StreamTables) {
  /** Slack's user groups. */
  const userGroups = c.table(
    'user_groups',
    {
      workspaceId: ofWorkspace(c, workspaces),
      id: c.text('id').notNull(),
      name: c.text('name').notNull(),
      /** Without the @. */
      handle: c.text('handle').notNull(),
      isDisabled: c.bool('is_disabled').notNull(),
      userIds: c.json<string[]>('user_ids').notNull(),
      fetchedAt: c.time('fetched_at').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.workspaceId, t.id] })],
  );

  /** Channels whose members we know, because a Stream takes Requests of them alone. */
  const knownChannels = c.table(
    'known_channels',
    {
      workspaceId: ofWorkspace(c, workspaces),
      id: c.text('id').notNull(),
      /** When Slack last gave the whole list. */
      fetchedAt: c.time('fetched_at').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.workspaceId, t.id] })],
  );

  const channelMembers = c.table(
    'channel_members',
    {
      workspaceId: c.text('workspace_id').notNull(),
      channelId: c.text('channel_id').notNull(),
      userId: c.text('user_id').notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.workspaceId, t.channelId, t.userId] }),
      goesWith(c, knownChannels, t.workspaceId, t.channelId),
    ],
  );

  /** Who wants to be told nothing of a Stream. */
  const mutes = c.table(
    'mutes',
    {
      workspaceId: c.text('workspace_id').notNull(),
      streamId: c.text('stream_id').notNull(),
      userId: c.text('user_id').notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.workspaceId, t.streamId, t.userId] }),
      goesWith(c, streams, t.workspaceId, t.streamId),
    ],
  );

  return { userGroups, knownChannels, channelMembers, mutes };
}
