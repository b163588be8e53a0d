import { and, asc, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Delivery } from '../deliveries/kinds.ts';
import type { Schema } from './schema.ts';
import type { Steps } from './steps.ts';
import type { TenantQueries } from './tenant.ts';

/** One row of the table, as people are told of it. */
export interface DeliveryRecord {
  seq: number;
  requestId: string | null;
  work: Delivery;
  target: string;
  state: 'waiting' | 'done' | 'failed';
  dueAt: Date;
  attempts: number;
  error: string | null;
  createdAt: Date;
  settledAt: Date | null;
}

/** A literal: SQLite uses a partial index only where a query says the index's own condition word by word. */
export const inState = ({ deliveries }: Schema, state: DeliveryRecord['state']) =>
  sql`${deliveries.state} = ${sql.raw(`'${state}'`)}`;

/** What is told of deliveries. */
export function deliveryRecordQueries(q: TenantQueries) {
  const { deliveries } = q.schema;
  return {
    /** What is waiting or failed for a Request. */
    *unsettledOf(requestId: string): Steps<DeliveryRecord[]> {
      return (yield* q.select(deliveries, {
        where: and(eq(deliveries.requestId, requestId), inArray(deliveries.state, ['waiting', 'failed'])),
        orderBy: [asc(deliveries.seq)],
      })).map(asRecord);
    },
    /** What was given up for Requests of Streams that the person belongs to, newest first. */
    *failedOf(memberId: string, limit: number): Steps<{ latest: DeliveryRecord[]; total: number }> {
      const { requestId, workspaceId } = deliveries;
      const isTheirs = sql`exists (
        select 1 from requests r
        join stream_members m on m.workspace_id = r.workspace_id and m.stream_id = r.stream_id
        where r.workspace_id = ${workspaceId} and r.id = ${requestId} and m.user_id = ${memberId})`;
      const where = and(inState(q.schema, 'failed'), isNotNull(requestId), isTheirs);
      const found = yield* q.select(deliveries, { where, orderBy: [desc(deliveries.seq)], limit });
      const total = found.length < limit ? found.length : yield* q.count(deliveries, where);
      return { latest: found.map(asRecord), total };
    },
    /** What is to be brought there. Looks whether something has changed there count only where they failed. */
    *counts(target: string): Steps<{ waiting: number; failed: number }> {
      const isLook = sql`(${deliveries.lane} like '%/pull' or ${deliveries.lane} like '%/webhook')`;
      const of = (state: 'waiting' | 'failed') =>
        q.count(
          deliveries,
          and(
            eq(deliveries.target, target),
            inState(q.schema, state),
            state === 'waiting' ? sql`not ${isLook}` : undefined,
          ),
        );
      return { waiting: yield* of('waiting'), failed: yield* of('failed') };
    },
    /** Newest first; for the log that people read. */
    *latest(limit: number): Steps<DeliveryRecord[]> {
      return (yield* q.select(deliveries, { orderBy: [desc(deliveries.seq)], limit })).map(asRecord);
    },
  };
}

function asRecord(row: DeliveryRecord): DeliveryRecord {
  const { seq, requestId, work, target, state, dueAt, attempts, error, createdAt, settledAt } = row;
  return { seq, requestId, work, target, state, dueAt, attempts, error, createdAt, settledAt };
}
