import { join } from 'node:path';
import { openStore, type Store } from '../../src/db/store.ts';
import type { RequestQuery } from '../../src/domain/requests/request-query.ts';
import { type Figure, milliseconds, type Row } from '../figures.ts';
import { median, percentile } from '../statistics.ts';
import { inTemporaryFolder } from '../temporary-folder.ts';
import { someQueries } from './queries.ts';
import { seedRequests, workspaceId } from './seed.ts';

const few = 10_000;
/** Milliseconds. */
const limit = 20;

/** Filtered and sorted pages of many Requests, against the same pages of few (R4, R5). */
export const pages: Row = {
  name: 'pages',
  measure: ({ isQuick }) =>
    inTemporaryFolder(async (folder) => {
      const many = isQuick ? 100_000 : 1_000_000;
      const [small, large] = [
        await seeded(join(folder, 'few.db'), few),
        await seeded(join(folder, 'many.db'), many),
      ];
      try {
        return await compare(small, large, many, someQueries(isQuick ? 300 : 1000));
      } finally {
        await small.close();
        await large.close();
      }
    }),
};

async function seeded(path: string, count: number): Promise<Store> {
  await seedRequests(path, count);
  return openStore({ url: `file:${path}` });
}

async function compare(small: Store, large: Store, many: number, queries: RequestQuery[]): Promise<Figure[]> {
  const times: Record<'small' | 'large', number[]> = { small: [], large: [] };
  for (const query of queries.slice(0, 20)) await timed(small, query);
  for (const query of queries) {
    times.small.push(...(await timed(small, query)));
    times.large.push(...(await timed(large, query)));
  }
  const what = (share: string) => `page of ${many.toLocaleString('en')} Requests, ${share}`;
  const [p50, p99, smallP50, smallP99] = [
    median(times.large),
    percentile(times.large, 0.99),
    median(times.small),
    percentile(times.small, 0.99),
  ];
  return [
    {
      what: what('p50'),
      ours: milliseconds(p50),
      comparison: `of ${few.toLocaleString('en')}: ${milliseconds(smallP50)}`,
      ratio: p50 / smallP50,
      goal: '',
      reached: null,
    },
    {
      what: what('p99'),
      ours: milliseconds(p99),
      comparison: `of ${few.toLocaleString('en')}: ${milliseconds(smallP99)}`,
      ratio: p99 / smallP99,
      goal: `< ${limit} ms, ≤ 2 ×`,
      reached: p99 < limit && p99 <= 2 * smallP99,
    },
  ];
}

/** Milliseconds that the first page took, and the second where there is one. */
async function timed(store: Store, query: RequestQuery): Promise<number[]> {
  const times: number[] = [];
  let next: RequestQuery['after'] | null;
  for (let page = 0; page < 2 && next !== null; page += 1) {
    const after = next;
    const start = performance.now();
    const found = await store.in(workspaceId).read((db) => db.requests.page({ ...query, after }));
    times.push(performance.now() - start);
    next = found.next;
  }
  return times;
}
