import { afterAll, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { claimQueries } from '../../src/db/claims.ts';
import { sqliteColumns } from '../../src/db/columns.ts';
import { deliveryQueries } from '../../src/db/deliveries.ts';
import { outboxQueries } from '../../src/db/outbox.ts';
import { defineSchema } from '../../src/db/schema.ts';
import { tenantQueries } from '../../src/db/tenant.ts';
import { plansOf } from './query-plans.ts';

const client = new Database(':memory:');
migrate(drizzle(client), { migrationsFolder: 'migrations/sqlite' });
afterAll(() => {
  client.close();
});

test('[R3] to owe a delivery, SQLite looks at those of its lane or Request, not at all of the workspace', () => {
  const q = tenantQueries(defineSchema(sqliteColumns), 'T1');
  const deliveries = deliveryQueries(
    q,
    () => new Date(),
    () => undefined,
  );
  const [before, ofLane, ofRequest] = plansOf(client, deliveries.oweCard('R1', 'channel'));
  const byRequest = 'SEARCH deliveries USING INDEX deliveries_request (workspace_id=? AND request_id=?)';
  expect(before?.plan).toBe(byRequest);
  expect(ofLane?.plan).toBe('SEARCH deliveries USING INDEX deliveries_lane (lane=?)');
  expect(ofRequest?.plan).toBe(byRequest);
});

test('[R9] whether a reply may be in the thread of a card, SQLite asks what waits alone', () => {
  const q = tenantQueries(defineSchema(sqliteColumns), 'T1');
  const deliveries = deliveryQueries(
    q,
    () => new Date(),
    () => undefined,
  );
  const [waiting, failed] = plansOf(client, deliveries.mayBeCard('1.1'));
  expect(waiting?.plan).toContain('USING INDEX deliveries_target (target=? AND workspace_id=?)');
  expect(failed?.plan).toContain('USING INDEX deliveries_failed (workspace_id=? AND target=?)');
});

test('[I10] to claim, SQLite goes through what waits in the order in which it was owed', () => {
  const claims = claimQueries(defineSchema(sqliteColumns));
  const now = new Date();
  const asked = { now, lease: 'lease 1', leaseEndsAt: now, limit: 1, busyTargets: ['I1'] };
  const [free] = plansOf(client, claims.claim(asked));
  expect(free?.plan).toContain('USING INDEX deliveries_waiting');
});

test('[E4] whether deliveries are stalled, and what cannot be read, SQLite tells from indexes', () => {
  const outbox = outboxQueries(defineSchema(sqliteColumns));
  const [stalled] = plansOf(client, outbox.isStalled(new Date()));
  expect(stalled?.plan).toContain('USING INDEX deliveries_due (due_at<?)');
  expect(stalled?.plan).toContain('deliveries_settled (settled_at>?)');
  const [unreadable] = plansOf(client, outbox.takeUpReadable(new Date()));
  expect(unreadable?.plan).toContain('deliveries_unreadable');
});
