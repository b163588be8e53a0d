import { describe, expect, test } from '@jest/globals';
import { seedTokens } from '../../../sandbox/smartsheet/seed.ts';
import { smartsheetConnector } from '../../../src/integrations/smartsheet/index.ts';
import { refusedAnswer } from '../../../src/integrations/smartsheet/refusals.ts';
import { request, startSheetWorld, wanted } from './sheet-world.ts';

const now = new Date('2026-12-01T10:00:00Z');

function refused(status: number, errorCode: number | null, retryAfter: string | null = null) {
  const body = errorCode === null ? null : { errorCode, message: 'Said by Smartsheet.', refId: 'r' };
  return refusedAnswer({ status, retryAfter, body, writes: true }, now);
}

describe("Smartsheet's refusals", () => {
  test.each<[string, number, number | null, string, boolean]>([
    ['no token', 401, 1001, 'unauthorized', false],
    ['an expired token', 401, 1003, 'unauthorized', false],
    ['a plan without the API', 403, 1013, 'forbidden', false],
    ['a missing row, as a bad request', 400, 1006, 'missing', false],
    ['a value that does not fit', 400, 1042, 'rejected', false],
    ['maintenance', 503, 4001, 'unavailable', true],
    ['a timeout of the server', 500, 4002, 'unavailable', true],
    ['the rate limit', 429, 4003, 'rate_limited', false],
    ['a save collision, which comes as 500 and did nothing', 500, 4004, 'conflict', false],
    ['an answer in no known format', 502, null, 'unavailable', true],
  ])('[I10] %s', (_words, status, code, kind, maybeDone) => {
    expect(refused(status, code)).toMatchObject({ kind, maybeDone, status });
  });

  test("[I5] the words are ours, and Smartsheet's own after them", () => {
    expect(refused(403, 1004).message).toBe(
      'The service user may not do this in Smartsheet: Said by Smartsheet.',
    );
    expect(refused(502, null).message).toBe('Smartsheet is not available: HTTP status 502');
  });

  test.each([
    ['seconds', '30', '2026-12-01T10:00:30.000Z'],
    ['a date', 'Tue, 01 Dec 2026 10:05:00 GMT', '2026-12-01T10:05:00.000Z'],
    ['nonsense', 'later', '2026-12-01T10:01:00.000Z'],
    ['nothing', null, '2026-12-01T10:01:00.000Z'],
  ])('[I10] Retry-After of %s says when to ask again', (_words, retryAfter, at) => {
    expect(refused(429, 4003, retryAfter).retryAt?.toISOString()).toBe(at);
  });
});

test('[I10] a row that was made, and whose address then could not be read, may be done', async () => {
  const { tool, sheetId, ensure } = await startSheetWorld();
  const bindings = await ensure([wanted('Place')]);
  let requests = 0;
  const client = smartsheetConnector({ url: tool.url }).connect(
    { accessToken: seedTokens.serviceUser },
    {
      async spend() {
        requests += 1;
        if (requests === 3) tool.fail({ kind: 'status', status: 429, times: 1 });
      },
    },
  );
  const made = client.create(sheetId, request('r1', {}), bindings);
  await expect(made).rejects.toMatchObject({ kind: 'rate_limited', maybeDone: true });
  const found = await client.findByKey(sheetId, 'r1', new Date());
  expect(tool.grid(sheetId).rows).toMatchObject([{ id: Number(found?.id) }]);
  await tool.close();
});
