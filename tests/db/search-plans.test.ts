import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { alikeQueries } from '../../src/db/alike.ts';
import { sqliteColumns } from '../../src/db/columns.ts';
import { defineSchema } from '../../src/db/schema.ts';
import { searchQueries } from '../../src/db/search.ts';
import { tenantQueries } from '../../src/db/tenant.ts';
import {
  type RequestFilter,
  type RequestQuery,
  requestSorts,
} from '../../src/domain/requests/request-query.ts';
import { plansOf } from './query-plans.ts';

const from = new Date('2030-01-01');
const until = new Date('2030-02-01');
const filters: RequestFilter[] = [
  {},
  { status: 'open' },
  { streamId: 'S1' },
  { requesterId: 'UALICE' },
  { assigneeId: 'UALICE' },
  { assigneeId: null },
  { due: { from: '2030-01-01', to: '2030-02-01' } },
  { due: { to: '2030-02-01' } },
  { due: null },
  { created: { from, until } },
  { streamId: 'S1', assigneeId: null, status: 'open' },
  { streamId: 'S1', requesterId: 'UALICE', due: { to: '2030-02-01' } },
  { streamId: 'S1', created: { from }, status: 'closed' },
  { assigneeId: 'UALICE', due: null, created: { until } },
  { seenBy: { userId: 'UBOB', hiddenStreamIds: ['S2'], privateStreamIds: ['S3'] } },
  { streamId: 'S1', seenBy: { userId: 'UBOB', hiddenStreamIds: [], privateStreamIds: [] } },
];
const sought = { streamId: 'S1', requesterId: null, words: ['laptop', 'screen'] };
const queries: RequestQuery[] = filters.flatMap((filter) =>
  requestSorts.flatMap((by) =>
    (['ascending', 'descending'] as const).map((direction) => ({ ...filter, sort: { by, direction } })),
  ),
);

/** SQLite chooses a plan by the schema alone, where nobody ran ANALYZE: few Requests show what happens to many. */
describe('how SQLite finds a page of Requests', () => {
  const client = new Database(':memory:');
  const schema = defineSchema(sqliteColumns);
  beforeAll(() => {
    migrate(drizzle(client), { migrationsFolder: 'migrations/sqlite' });
    client.pragma('foreign_keys = OFF');
    const insert = client.prepare(
      `insert into requests (id, workspace_id, stream_id, number, subject, subject_key, is_open, requester_id,
         assignee_id, due_date, answers, form_version, submission_key, version, created_at, updated_at)
       values (:number, 'T1', 'S1', :number, '', '', :isOpen, 'UALICE', :assignee, :due, '{}', 1, :number, 1, :at, :at)`,
    );
    for (let number = 1; number <= 40; number += 1) {
      insert.run({
        number,
        isOpen: number % 2,
        assignee: number % 3 === 0 ? null : 'UALICE',
        due: number % 5 === 0 ? null : '2030-01-15',
        at: from.getTime() + number,
      });
    }
  });
  afterAll(() => {
    client.close();
  });

  const pagePlans = (query: RequestQuery, mostGathered: number) =>
    plansOf(client, searchQueries(tenantQueries(schema, 'T1'), mostGathered).page(query));

  test('[R5] only the ten Requests that are shown are read from the wide rows', () => {
    for (const query of queries) {
      for (const mostGathered of [1, 1000]) {
        const plans = pagePlans(query, mostGathered);
        const wide = plans.pop();
        expect(wide?.plan).toBe('SEARCH requests USING INDEX requests_number (workspace_id=? AND number=?)');
        for (const { sql, plan } of plans) {
          expect({ query, sql, plan }).toMatchObject({
            plan: expect.stringContaining('USING COVERING INDEX'),
          });
        }
      }
    }
  });

  test('[R1, R4] what has some words is read by the index of words alone, however many others there are', () => {
    const queriesOfWords = [
      ...plansOf(client, alikeQueries(tenantQueries(schema, 'T1')).openWithAnyWord(sought, 50)),
      ...pagePlans({ text: 'laptop sc' }, 1000),
    ].filter(({ sql }) => sql.includes('request_words_index'));
    expect(queriesOfWords.length).toBeGreaterThan(1);
    for (const { sql, plan } of queriesOfWords) {
      expect({ sql, plan }).toMatchObject({
        plan: expect.stringContaining('SEARCH request_words USING INTEGER PRIMARY KEY (rowid=?)'),
      });
    }
  });

  test('[R5] where no filter is narrow, an index is walked in the order of the list, and nothing is sorted', () => {
    for (const query of queries) {
      const plans = pagePlans(query, 1);
      for (const { sql, plan } of plans) {
        expect({ query, sql, plan }).toMatchObject({ plan: expect.not.stringContaining('TEMP B-TREE') });
      }
    }
  });
});
