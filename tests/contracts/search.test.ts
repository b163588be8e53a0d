import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Engine } from '../../src/db/engine.ts';
import { postgresEngine } from '../../src/db/engine-postgres.ts';
import { sqliteEngine } from '../../src/db/engine-sqlite.ts';
import { type RequestPage, searchQueries } from '../../src/db/search.ts';
import { tenantQueries } from '../../src/db/tenant.ts';
import type { RequestCursor, RequestQuery } from '../../src/domain/requests/request-query.ts';
import { expectedList } from './search-model.ts';
import { arbitraryLife, arbitraryQuery, streamIn, workspaceWith } from './search-samples.ts';
import { storeEngines, type TestDatabase, testDatabase } from './store-engines.ts';
import { aRequest } from './store-samples.ts';

for (const kind of await storeEngines()) {
  describe(`pages of Requests on ${kind.name}`, () => {
    let database: TestDatabase;
    let engine: Engine;
    let workspaces = 0;
    beforeAll(async () => {
      database = await testDatabase(kind);
      const { url } = database;
      engine = url.startsWith('file:') ? sqliteEngine(url.slice('file:'.length)) : postgresEngine(url);
    });
    afterAll(async () => {
      await engine.close();
      await database.end();
      await kind.stop();
    });

    /** All pages of a query, one after another. */
    async function walk(
      workspaceId: string,
      query: RequestQuery,
      mostGathered: number,
    ): Promise<RequestPage[]> {
      const search = searchQueries(tenantQueries(engine.schema, workspaceId), mostGathered);
      const pages: RequestPage[] = [];
      let after: RequestCursor | undefined;
      do {
        const found = await engine.read(() => search.page({ ...query, after }));
        pages.push(found);
        // A cursor travels through Slack as JSON.
        after = found.next ? (JSON.parse(JSON.stringify(found.next)) as RequestCursor) : undefined;
      } while (after);
      return pages;
    }

    async function newWorkspace(lives: Parameters<typeof workspaceWith>[2]) {
      workspaces += 1;
      const workspaceId = `T${workspaces}`;
      return { workspaceId, requests: await workspaceWith(database.store, workspaceId, lives) };
    }

    const arbitraryCase = fc.record({
      lives: fc.array(arbitraryLife, { maxLength: 40, size: 'max' }),
      queries: fc.array(arbitraryQuery, { minLength: 6, maxLength: 12 }),
      // None, some or all filters count as narrow.
      mostGathered: fc.constantFrom(1, 4, 12, 1000),
    });

    test('[R4 R5 R16] all pages of any query give each Request that passes once, in order', async () => {
      await fc.assert(
        fc.asyncProperty(arbitraryCase, async ({ lives, queries, mostGathered }) => {
          const { workspaceId, requests } = await newWorkspace(lives);
          for (const { streamId, seenBy, ...rest } of queries) {
            const query = {
              ...rest,
              ...(streamId && { streamId: streamIn(workspaceId, streamId) }),
              ...(seenBy && {
                seenBy: {
                  ...seenBy,
                  hiddenStreamIds: seenBy.hiddenStreamIds.map((id) => streamIn(workspaceId, id)),
                  privateStreamIds:
                    seenBy.privateStreamIds === 'all'
                      ? ('all' as const)
                      : seenBy.privateStreamIds.map((id) => streamIn(workspaceId, id)),
                },
              }),
            };
            const expected = expectedList(requests, query);
            const pages = await walk(workspaceId, query, mostGathered);
            expect(pages.flatMap((page) => page.requests)).toEqual(expected);
            expect(pages.length).toBe(Math.max(1, Math.ceil(expected.length / query.pageSize)));
            for (const { total, totalIsExact } of pages) {
              if (totalIsExact) expect(total).toBe(expected.length);
              else expect(total).toBeLessThanOrEqual(expected.length);
            }
          }
        }),
        { numRuns: 15 },
      );
    }, 60_000);

    test('[R5] the total is exact up to the number at which counting stops, and says where it stopped', async () => {
      const [life] = fc.sample(arbitraryLife, { numRuns: 1, seed: 1 });
      const { workspaceId } = await newWorkspace(life ? Array.from({ length: 9 }, () => life) : []);
      const totals = async (mostGathered: number) => {
        const [first] = await walk(workspaceId, {}, mostGathered);
        return { total: first?.total, isExact: first?.totalIsExact };
      };
      expect(await totals(10)).toEqual({ total: 9, isExact: true });
      expect(await totals(9)).toEqual({ total: 9, isExact: false });
      expect(await totals(4)).toEqual({ total: 4, isExact: false });
    });

    test('[R4] a list goes on where it was when a Request was added meanwhile', async () => {
      const [life, ...lives] = fc.sample(arbitraryLife, { numRuns: 16, seed: 2 });
      const { workspaceId, requests } = await newWorkspace(lives);
      const inWorkspace = database.store.in(workspaceId);
      const first = await inWorkspace.read((db) => db.requests.page({}));
      const late = aRequest(`${workspaceId} late`, { streamId: streamIn(workspaceId, life?.stream ?? 'S1') });
      await inWorkspace.transaction((db) => db.requests.add(late));
      const second = await inWorkspace.read((db) => db.requests.page({ after: first.next ?? undefined }));
      expect([...first.requests, ...second.requests]).toEqual(
        requests.map(({ request }) => request).toReversed(),
      );
      expect([first.total, second.total]).toEqual([15, 16]);
    });
  });
}
