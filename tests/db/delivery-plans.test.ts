import { afterAll, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { sqliteColumns } from '../../src/db/columns.ts';
import { deliveryQueries } from '../../src/db/deliveries.ts';
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
