import type { Turn } from '../../domain/routing/rules.ts';
import type { ChannelTrouble } from '../../domain/streams/stream.ts';
import type { Columns } from '../columns.ts';
import { goesWith, ofWorkspace } from './references.ts';
import type { StreamTables } from './streams.ts';
import type { WorkspaceTables } from './workspaces.ts';

/** What routing rules (S15) need to remember beside what their Stream's settings say. */
export function routingTables(c: Columns, { workspaces, streams }: WorkspaceTables & StreamTables) {
  /** Whose turn it was last, of each rule that assigns in turn. */
  const routingTurns = c.table(
    'routing_turns',
    {
      workspaceId: c.text('workspace_id').notNull(),
      streamId: c.text('stream_id').notNull(),
      /** `nameKey` of the rule. */
      rule: c.key('rule').notNull(),
      turn: c.json<Turn>('turn').notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.workspaceId, t.streamId, t.rule] }),
      goesWith(c, streams, t.workspaceId, t.streamId),
    ],
  );

  /** Channels that rules name, as Slack last said. */
  const routedChannels = c.table(
    'routed_channels',
    {
      workspaceId: ofWorkspace(c, workspaces),
      id: c.text('id').notNull(),
      name: c.text('name').notNull(),
      /** Null: Requests can be shown there. */
      trouble: c.text('trouble').$type<ChannelTrouble>(),
    },
    (t) => [c.primaryKey({ columns: [t.workspaceId, t.id] })],
  );

  return { routingTurns, routedChannels };
}
