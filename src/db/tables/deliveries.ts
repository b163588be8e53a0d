import { sql } from 'drizzle-orm';
import type { Delivery } from '../../deliveries/kinds.ts';
import type { Columns } from '../columns.ts';
import { goesWith, ofWorkspace } from './references.ts';
import type { RequestTables } from './requests.ts';
import type { WorkspaceTables } from './workspaces.ts';

/** What is owed to Slack and the tools. */
export function deliveryTables(c: Columns, { workspaces, requests }: WorkspaceTables & RequestTables) {
  /** Work owed to Slack or a tool; see src/deliveries. */
  const deliveries = c.table(
    'deliveries',
    {
      seq: c.sequence('seq'),
      workspaceId: ofWorkspace(c, workspaces),
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
      /** Given up since this version can't read it: a version that can takes it up again by itself. */
      isUnreadable: c.bool('is_unreadable').notNull(),
    },
    (t) => [
      goesWith(c, requests, t.workspaceId, t.requestId),
      c.index('deliveries_waiting').on(t.seq).where(sql`state = 'waiting'`),
      c.index('deliveries_due').on(t.dueAt).where(sql`state = 'waiting'`),
      c.index('deliveries_lane').on(t.lane, t.seq).where(sql`state = 'waiting'`),
      c.index('deliveries_target').on(t.target, t.workspaceId).where(sql`state = 'waiting'`),
      c.index('deliveries_serial').on(t.serial).where(sql`lease is not null`),
      c.index('deliveries_failed').on(t.workspaceId, t.target).where(sql`state = 'failed'`),
      c.index('deliveries_unreadable').on(t.seq).where(sql`is_unreadable`),
      c.index('deliveries_request').on(t.workspaceId, t.requestId),
      c.index('deliveries_settled').on(t.settledAt).where(sql`state = 'done'`),
    ],
  );

  return { deliveries };
}
