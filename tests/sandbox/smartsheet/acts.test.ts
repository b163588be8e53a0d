import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Act, TypedValue } from '../../../sandbox/smartsheet/acts.ts';
import { type SmartsheetStandIn, startSmartsheet } from '../../../sandbox/smartsheet/index.ts';
import { seedTokens } from '../../../sandbox/smartsheet/seed.ts';
import type { ColumnType, SheetChange } from '../../../sandbox/smartsheet/state.ts';
import { accountOf } from './sign-in.ts';

let tool: SmartsheetStandIn;
let sheet: string;
let ada: string;
let service: string;
beforeEach(async () => {
  tool = await startSmartsheet({ statePath: null });
  sheet = String(tool.sheet('Creative briefs').id);
  ada = accountOf(tool, 'ada');
  service = accountOf(tool, 'streamly');
});
afterEach(() => tool.close());

const make = (what: Act, account = ada): string => tool.act(account, what).id ?? '';
const page = () => tool.sheetPage(ada, sheet);
const columnOf = (title: string) => page().columns.find((column) => column.title === title)?.id ?? '';
const titles = () => page().columns.map(({ title }) => title);
const row = (value: string) =>
  make({ kind: 'add_row', sheet, cells: [{ column: columnOf('Brief'), value }] });
const column = (title: string, type: ColumnType = 'TEXT_NUMBER', options?: string[]) =>
  make({ kind: 'add_column', sheet, title, type, ...(options ? { options } : {}) });

/** What rows show, by column title. */
function shown(): Record<string, string>[] {
  const { columns, rows } = page();
  return rows.map(({ cells }) =>
    Object.fromEntries(columns.flatMap(({ id, title }) => (cells[id] ? [[title, cells[id].shown]] : []))),
  );
}

/** One line for each change since the last call: who did what to what. */
function news(): string[] {
  const names: Record<string, string> = { [ada]: 'ada', [service]: 'service' };
  const lines = tool.state.changes.map(
    ({ userId, objectType, eventType, changeAgent }: SheetChange) =>
      `${names[String(userId)]} ${objectType} ${eventType}${changeAgent ? ` by ${changeAgent}` : ''}`,
  );
  tool.state.changes = [];
  return lines;
}

describe('what people do by hand in Smartsheet', () => {
  test('[E3] each sees the sheets that are shared with them, and how far', () => {
    expect(tool.sheets(service).map(({ name, access }) => `${name}: ${access}`)).toEqual([
      'IT help desk: ADMIN',
      'Creative briefs: ADMIN',
      'Purchase approvals: EDITOR',
      'Company plan: VIEWER',
    ]);
    expect(tool.sheets(accountOf(tool, 'sam'))).toEqual([]);
    expect(() => tool.sheetPage(accountOf(tool, 'sam'), sheet)).toThrow('Not Found');
  });

  test('[E3] rows are added at either end, edited and deleted', () => {
    const first = row('First');
    make({ kind: 'add_row', sheet, at: 'top', cells: [{ column: columnOf('Brief'), value: 'Before it' }] });
    make({ kind: 'add_row', sheet });
    expect(shown()).toEqual([{ Brief: 'Before it' }, { Brief: 'First' }, {}]);
    tool.act(ada, { kind: 'edit_cell', sheet, row: first, column: columnOf('Brief'), value: 'Edited' });
    tool.act(ada, { kind: 'edit_cell', sheet, row: first, column: columnOf('Budget'), value: '$5,000' });
    expect(page().rows[1]?.cells[columnOf('Budget')]).toEqual({
      value: 5000,
      shown: '$5,000',
      background: null,
    });
    tool.act(ada, { kind: 'edit_cell', sheet, row: first, column: columnOf('Budget'), value: null });
    expect(shown()[1]).toEqual({ Brief: 'Edited' });
    tool.act(ada, { kind: 'delete_row', sheet, row: first });
    expect(shown()).toEqual([{ Brief: 'Before it' }, {}]);
    expect(() => tool.act(ada, { kind: 'delete_row', sheet, row: first })).toThrow('Not Found');
  });

  test('[E3] a cell of every type of column is filled in', () => {
    const contact = (name: string) =>
      ({ objectType: 'CONTACT', email: `${name}@acme.example`, name }) as const;
    const cases: [ColumnType, TypedValue, string][] = [
      ['TEXT_NUMBER', 'Oslo', 'Oslo'],
      ['PICKLIST', 'High', 'High'],
      ['MULTI_PICKLIST', { objectType: 'MULTI_PICKLIST', values: ['High', 'Low'] }, 'High, Low'],
      ['CONTACT_LIST', contact('ada'), 'ada'],
      [
        'MULTI_CONTACT_LIST',
        { objectType: 'MULTI_CONTACT', values: [contact('ada'), contact('sam')] },
        'ada, sam',
      ],
      ['DATE', '2026-03-02', '2026-03-02'],
      ['CHECKBOX', true, '☑'],
    ];
    const gid = row('All');
    for (const [type, value] of cases) {
      const options = type.endsWith('PICKLIST') ? ['High', 'Low'] : undefined;
      const made = column(type, type, options);
      tool.act(ada, { kind: 'edit_cell', sheet, row: gid, column: made, value });
    }
    const expected = Object.fromEntries(cases.map(([type, , text]) => [type, text]));
    expect(shown()).toEqual([{ Brief: 'All', ...expected }]);
    const unknown: TypedValue = { objectType: 'MULTI_PICKLIST', values: ['Other'] };
    const several = columnOf('MULTI_PICKLIST');
    expect(() =>
      tool.act(ada, { kind: 'edit_cell', sheet, row: gid, column: several, value: unknown }),
    ).toThrow('strict');
  });

  test('[E3] columns are added, renamed, moved, retyped and deleted', () => {
    const place = column('Place');
    make({ kind: 'add_column', sheet, title: 'Size', type: 'PICKLIST', index: 1, options: ['S', 'L'] });
    expect(titles()).toEqual(['Brief', 'Size', 'Budget', 'Campaign start', 'Place']);
    tool.act(ada, { kind: 'rename_column', sheet, column: place, title: 'Where' });
    tool.act(ada, { kind: 'move_column', sheet, column: place, index: 0 });
    expect(titles()).toEqual(['Where', 'Brief', 'Size', 'Budget', 'Campaign start']);
    tool.act(ada, { kind: 'retype_column', sheet, column: columnOf('Size'), type: 'TEXT_NUMBER' });
    expect(page().columns[2]).toMatchObject({ type: 'TEXT_NUMBER', options: [] });
    tool.act(ada, { kind: 'delete_column', sheet, column: place });
    expect(titles()).toEqual(['Brief', 'Size', 'Budget', 'Campaign start']);
    expect(() => column('size')).toThrow('unique');
    expect(() => tool.act(ada, { kind: 'delete_column', sheet, column: columnOf('Brief') })).toThrow(
      'primary',
    );
  });

  test('[E3] a column takes a colour with all of its cells, and loses it again', () => {
    const red = '#EA352E';
    expect(page().palette).toContain(red);
    row('Before');
    const recolour = (colour: string | null) =>
      tool.act(ada, { kind: 'recolour_column', sheet, column: columnOf('Brief'), colour });
    const colours = () => [
      page().columns[0]?.background,
      ...page().rows.map(({ cells }) => cells[columnOf('Brief')]?.background),
    ];
    recolour(red);
    row('After');
    expect(colours()).toEqual([red, red, red]);
    recolour(null);
    expect(colours()).toEqual([null, null, null]);
    expect(() => recolour('#123456')).toThrow('palette');
  });

  test('[E3] an editor leaves the columns alone, and a viewer everything', () => {
    const approvals = String(tool.sheet('Purchase approvals').id);
    const plan = String(tool.sheet('Company plan').id);
    expect(tool.sheetPage(service, approvals)).toMatchObject({ mayEdit: true, mayShape: false });
    expect(tool.sheetPage(service, plan)).toMatchObject({ mayEdit: false, mayShape: false });
    make({ kind: 'add_row', sheet: approvals }, service);
    const shape = { kind: 'add_column', sheet: approvals, title: 'New', type: 'DATE' } as const;
    expect(() => make(shape, service)).toThrow('not authorized');
    expect(() => make({ kind: 'add_row', sheet: plan }, service)).toThrow('not authorized');
    expect(tool.sheet('Purchase approvals')).toMatchObject({ columns: { length: 1 }, rows: { length: 1 } });
    expect(tool.sheet('Company plan').rows).toEqual([]);
  });
});

describe("Smartsheet's feed of changes", () => {
  async function send(method: string, path: string, body: unknown) {
    await fetch(`${tool.url}/sheets/${sheet}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${seedTokens.serviceUser}`,
        'content-type': 'application/json',
        'smartsheet-change-agent': 'streamly',
      },
      body: JSON.stringify(body),
    });
  }

  test('[E3] it says who did what to rows, and what the app called itself', async () => {
    const id = row('First');
    expect(news()).toEqual(['ada row created', 'ada cell created']);
    const cells = [{ columnId: Number(columnOf('Brief')), value: 'Second' }];
    await send('PUT', '/rows', [{ id: Number(id), cells }]);
    await send('PUT', '/rows', [{ id: Number(id), cells }]);
    await send('PUT', '/rows', [{ id: 42, cells }]);
    expect(news()).toEqual(['service cell updated by streamly']);
    const link = { attachmentType: 'LINK', name: 'Slack', url: 'https://slack.example/1' };
    await send('POST', `/rows/${id}/attachments`, link);
    expect(news()).toEqual(['service attachment created by streamly']);
    tool.act(ada, { kind: 'delete_row', sheet, row: id });
    expect(news()).toEqual(['ada row deleted']);
  });

  test('[E3] it says what was done to columns: a move is one change, and cells that go with a column none', () => {
    const place = column('Place');
    const id = row('First');
    tool.act(ada, { kind: 'edit_cell', sheet, row: id, column: place, value: 'Oslo' });
    news();
    tool.act(ada, { kind: 'rename_column', sheet, column: place, title: 'Where' });
    tool.act(ada, { kind: 'move_column', sheet, column: place, index: 0 });
    expect(tool.state.changes.map((change) => String(change.id))).toEqual([place, place]);
    tool.act(ada, { kind: 'recolour_column', sheet, column: place, colour: '#EA352E' });
    tool.act(ada, { kind: 'delete_column', sheet, column: place });
    expect(news()).toEqual([
      'ada column updated',
      'ada column updated',
      'ada column updated',
      'ada column deleted',
    ]);
  });

  test('[E3] a change is an event as webhooks send it, and names its sheet', () => {
    const id = row('First');
    const before = Date.now();
    tool.act(ada, { kind: 'edit_cell', sheet, row: id, column: columnOf('Budget'), value: 5 });
    const change = tool.state.changes.at(-1);
    expect(change).toEqual({
      sheetId: Number(sheet),
      objectType: 'cell',
      eventType: 'updated',
      rowId: Number(id),
      columnId: Number(columnOf('Budget')),
      userId: Number(ada),
      timestamp: expect.any(String),
    });
    expect(Date.parse(change?.timestamp ?? '')).toBeGreaterThanOrEqual(before);
  });

  test('[E3] the end of a sheet is one change', () => {
    row('First');
    news();
    tool.byHand.deleteSheet(sheet);
    expect(news()).toEqual(['ada sheet deleted']);
  });
});
