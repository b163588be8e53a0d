import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type SmartsheetStandIn, startSmartsheet } from '../../../sandbox/smartsheet/index.ts';
import { seedTokens } from '../../../sandbox/smartsheet/seed.ts';

interface Answer {
  status: number;
  body: Record<string, unknown>;
}

async function send(tool: SmartsheetStandIn, method: string, path: string, body?: unknown, token?: string) {
  const response = await fetch(`${tool.url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token ?? seedTokens.serviceUser}`,
      'content-type': 'application/json',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() } as Answer;
}

describe("Smartsheet's stand-in", () => {
  let tool: SmartsheetStandIn;
  let sheet: string;
  let columns: number[];
  beforeEach(async () => {
    tool = await startSmartsheet({ statePath: null });
    const briefs = tool.sheet('Creative briefs');
    sheet = `/sheets/${briefs.id}`;
    columns = briefs.columns.map(({ id }) => id);
  });
  afterEach(() => tool.close());

  const column = (more: object) => ({ title: 'New', type: 'TEXT_NUMBER', index: 3, ...more });
  const cell = (more: object) => [{ toBottom: true, cells: [{ columnId: columns[0], ...more }] }];

  async function columnOf(type: string, more: object = {}): Promise<number> {
    const { body } = await send(tool, 'POST', `${sheet}/columns`, [column({ type, ...more })]);
    const [made] = body.result as { id: number }[];
    return made?.id ?? 0;
  }

  test.each<[string, number, number, () => Promise<Answer>]>([
    ['a token that nobody has', 401, 1002, () => send(tool, 'GET', '/users/me', undefined, 'nobody')],
    ['a sheet that is not there', 404, 1006, () => send(tool, 'GET', '/sheets/42')],
    ['a path that is not there', 404, 1006, () => send(tool, 'GET', '/nothing')],
    ['a method that is not there', 405, 1007, () => send(tool, 'PUT', '/serverinfo', {})],
    [
      'columns at several places',
      400,
      1135,
      () => send(tool, 'POST', `${sheet}/columns`, [column({}), column({ title: 'B', index: 2 })]),
    ],
    [
      'a title that is taken',
      400,
      1056,
      () => send(tool, 'POST', `${sheet}/columns`, [column({ title: 'budget' })]),
    ],
    [
      'a title that is too long',
      400,
      1041,
      () => send(tool, 'POST', `${sheet}/columns`, [column({ title: 'x'.repeat(51) })]),
    ],
    [
      'validation of a dropdown as it is made',
      400,
      1032,
      () =>
        send(tool, 'POST', `${sheet}/columns`, [
          column({ type: 'PICKLIST', options: ['a'], validation: true }),
        ]),
    ],
    [
      'options without the type',
      400,
      1090,
      () => send(tool, 'PUT', `${sheet}/columns/${columns[1]}`, { options: ['a'] }),
    ],
    [
      'another type of the primary column',
      400,
      1057,
      () => send(tool, 'PUT', `${sheet}/columns/${columns[0]}`, { type: 'DATE' }),
    ],
    [
      'the end of the primary column',
      400,
      1057,
      () => send(tool, 'DELETE', `${sheet}/columns/${columns[0]}`),
    ],
    ['a misspelt attribute', 400, 1008, () => send(tool, 'POST', `${sheet}/rows`, cell({ valu: 'x' }))],
    [
      'a cell of no column',
      400,
      1036,
      () => send(tool, 'POST', `${sheet}/rows`, [{ cells: [{ columnId: 42, value: 'x' }] }]),
    ],
    [
      'a format alone',
      400,
      1008,
      () => send(tool, 'POST', `${sheet}/rows`, cell({ format: ',,,,,,,,,27,,,,,,,' })),
    ],
    [
      'a format of another length',
      400,
      1018,
      () => send(tool, 'POST', `${sheet}/rows`, cell({ value: 'x', format: ',,27' })),
    ],
    [
      'a value beside a formula',
      400,
      1112,
      () => send(tool, 'POST', `${sheet}/rows`, cell({ value: 'x', formula: '=1' })),
    ],
    [
      'text in a strict date',
      400,
      1042,
      () => send(tool, 'POST', `${sheet}/rows`, [{ cells: [{ columnId: columns[2], value: 'soon' }] }]),
    ],
    ['a row that is gone', 404, 1006, () => send(tool, 'PUT', `${sheet}/rows`, [{ id: 42, cells: [] }])],
  ])('[E3] it refuses %s', async (_words, status, errorCode, act) => {
    const before = JSON.stringify(tool.state.sheets);
    expect(await act()).toMatchObject({
      status,
      body: { errorCode, message: expect.any(String), refId: expect.any(String) },
    });
    expect(JSON.stringify(tool.state.sheets)).toBe(before);
  });

  test('[E3] an editor writes rows and no columns, a viewer neither, a stranger sees nothing', async () => {
    const at = (name: string) => `/sheets/${tool.sheet(name).id}`;
    const row = (name: string) => [{ cells: [{ columnId: tool.sheet(name).columns[0]?.id, value: 'x' }] }];
    const codes = [
      await send(tool, 'POST', `${at('Purchase approvals')}/rows`, row('Purchase approvals')),
      await send(tool, 'POST', `${at('Purchase approvals')}/columns`, [column({ index: 1 })]),
      await send(tool, 'POST', `${at('Company plan')}/rows`, row('Company plan')),
      await send(tool, 'GET', at('Salaries')),
      await send(tool, 'GET', '/sheets', undefined, seedTokens.stranger),
    ].map(({ status, body }) => body.errorCode ?? body.totalCount ?? status);
    expect(codes).toEqual([200, 1004, 1004, 1006, 0]);
  });

  test('[E3] strict text is literal, lenient text is guessed, and more than 4,000 characters are cut', async () => {
    for (const cells of [
      { value: '50%' },
      { value: '50%', strict: false },
      { value: 'x'.repeat(4500) },
      { value: '' },
    ]) {
      await send(tool, 'POST', `${sheet}/rows`, cell(cells));
    }
    const values = tool.sheet('Creative briefs').rows.map(({ cells }) => cells[0]?.value);
    expect(values).toEqual(['50%', 0.5, 'x'.repeat(4000), undefined]);
  });

  test('[E3] several contacts and options look like text to a reader who asks for no more', async () => {
    const id = await columnOf('MULTI_PICKLIST', { options: ['a', 'b'] });
    const objectValue = { objectType: 'MULTI_PICKLIST', values: ['a', 'b'] };
    await send(tool, 'POST', `${sheet}/rows`, [{ cells: [{ columnId: id, objectValue }] }]);
    const plain = await send(tool, 'GET', `${sheet}?columnIds=${id}`);
    const whole = await send(tool, 'GET', `${sheet}?columnIds=${id}&level=2&include=objectValue`);
    expect(plain.body).toMatchObject({
      columns: [{ type: 'TEXT_NUMBER' }],
      rows: [{ cells: [{ value: 'a, b' }] }],
    });
    expect(JSON.stringify(plain.body)).not.toContain('objectValue');
    expect(whole.body).toMatchObject({
      columns: [{ type: 'MULTI_PICKLIST' }],
      rows: [{ cells: [{ objectValue }] }],
    });
  });

  test("[E3] a column's format holds for cells that are filled later, not for those that were", async () => {
    const id = await columnOf('TEXT_NUMBER');
    const fill = () => send(tool, 'POST', `${sheet}/rows`, [{ cells: [{ columnId: id, value: 'x' }] }]);
    await fill();
    await send(tool, 'PUT', `${sheet}/columns/${id}`, { format: ',,,,,,,,,27,,,,,,,' });
    await fill();
    expect(tool.grid(sheet.slice(8)).rows.map(({ backgrounds }) => backgrounds)).toEqual([
      {},
      { New: '#EA352E' },
    ]);
  });

  test('[E3] a page of rows is cut before the rows are filtered by their time of change', async () => {
    for (const value of ['a', 'b', 'c']) await send(tool, 'POST', `${sheet}/rows`, cell({ value }));
    const rows = async (query: string) => (await send(tool, 'GET', `${sheet}?${query}`)).body.rows;
    expect(await rows('page=2&pageSize=2')).toHaveLength(1);
    expect(await rows('rowsModifiedSince=2020-01-01T00:00:00Z')).toHaveLength(3);
    expect(await rows('rowsModifiedSince=2100-01-01T00:00:00Z')).toEqual([]);
  });

  test('[E3] a revoked token is refused, and a quota that is used up too', async () => {
    tool.byHand.revokeToken(seedTokens.person);
    expect((await send(tool, 'GET', '/users/me', undefined, seedTokens.person)).body).toMatchObject({
      errorCode: 1003,
    });
    const small = await startSmartsheet({ statePath: null, requestsPerMinute: 1 });
    const answers = [
      await send(small, 'GET', '/users/me'),
      await send(small, 'GET', '/users/me'),
      await send(small, 'GET', '/users/me'),
    ];
    // The clock's minute may turn once between them.
    expect(answers.at(-1)?.status === 429 || answers.at(-2)?.status === 429).toBe(true);
    await small.close();
  });

  test('[E3] what it holds outlives a restart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'smartsheet-'));
    const statePath = join(folder, 'state.json');
    const first = await startSmartsheet({ statePath });
    const { id, columns: seeded } = first.sheet('IT help desk');
    await send(first, 'POST', `/sheets/${id}/rows`, [
      { cells: [{ columnId: seeded[0]?.id, value: 'Laptop' }] },
    ]);
    await first.close();
    const second = await startSmartsheet({ statePath });
    expect(second.grid(String(id)).rows).toMatchObject([{ values: { 'Primary Column': 'Laptop' } }]);
    await second.close();
    rmSync(folder, { recursive: true });
  });
});
