import type Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { Steps } from '../../src/db/steps.ts';

export interface QueryPlan {
  sql: string;
  /** As `explain query plan` words it. */
  plan: string;
}

interface Built {
  toSQL(): { sql: string; params: unknown[] };
  all(): unknown[];
}

/** SQL and plan of each select that the steps are made of, which are carried out; changes are left out. */
export function plansOf(client: Database.Database, steps: Steps<unknown>): QueryPlan[] {
  const db = drizzle(client);
  const plans: QueryPlan[] = [];
  let turn = steps.next();
  while (!turn.done) {
    if (turn.value.kind !== 'rows') {
      turn = steps.next(undefined);
      continue;
    }
    const built = turn.value.build(db) as unknown as Built;
    const { sql, params } = built.toSQL();
    const plan = client.prepare<unknown[], { detail: string }>(`explain query plan ${sql}`).all(...params);
    plans.push({ sql, plan: plan.map(({ detail }) => detail).join('; ') });
    turn = steps.next(built.all());
  }
  return plans;
}
