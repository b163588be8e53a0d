import type { Columns } from '../columns.ts';
import { goesWith, ofWorkspace } from './references.ts';
import type { StreamTables } from './streams.ts';
import type { WorkspaceTables } from './workspaces.ts';

/** What leads people from a channel to a Stream's form. */
export function wayInTables(c: Columns, { workspaces, streams }: WorkspaceTables & StreamTables) {
  /**
   * Messages with a button that opens a Stream's form. Not bound to the Stream: of one that is deleted, they are still
   * to be taken away.
   */
  const channelButtons = c.table(
    'channel_buttons',
    {
      workspaceId: ofWorkspace(c, workspaces),
      streamId: c.text('stream_id').notNull(),
      channelId: c.text('channel_id').notNull(),
      ts: c.text('ts').notNull(),
      /** The bookmark of the channel that leads to the message. */
      bookmarkId: c.text('bookmark_id'),
    },
    (t) => [
      c.primaryKey({ columns: [t.workspaceId, t.streamId, t.channelId] }),
      c.index('channel_buttons_message').on(t.workspaceId, t.channelId, t.ts),
    ],
  );

  /** Forms that were offered to people who reacted to a message with a Stream's emoji. */
  const formOffers = c.table(
    'form_offers',
    {
      id: c.text('id').notNull(),
      workspaceId: c.text('workspace_id').notNull(),
      streamId: c.text('stream_id').notNull(),
      userId: c.text('user_id').notNull(),
      channelId: c.text('channel_id').notNull(),
      ts: c.text('ts').notNull(),
      /** The message's words and link; null: it was not read yet. */
      details: c.text('details'),
      offeredAt: c.time('offered_at').notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.workspaceId, t.id] }),
      goesWith(c, streams, t.workspaceId, t.streamId),
      c.uniqueIndex('form_offers_reaction').on(t.workspaceId, t.streamId, t.channelId, t.ts, t.userId),
      c.index('form_offers_age').on(t.offeredAt),
    ],
  );

  return { channelButtons, formOffers };
}
