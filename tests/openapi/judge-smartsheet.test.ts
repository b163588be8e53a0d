import { beforeAll, expect, test } from '@jest/globals';
import type { Exchange } from '../../sandbox/exchange.ts';
import { judgeRun } from './deviations.ts';
import { exchange, says } from './exchange-fixture.ts';
import { createJudge, type Judge } from './judge.ts';
import { smartsheetConventions, smartsheetDeviations } from './smartsheet-deviations.ts';
import { describeWithDescription } from './vendor-description.ts';

describeWithDescription('smartsheet', "[I8] Smartsheet's description as a judge", (load) => {
  let judge: Judge;
  beforeAll(() => {
    judge = createJudge(load(), smartsheetConventions);
  });

  const made = { message: 'SUCCESS', resultCode: 0, result: [{ id: 5, sheetId: 1, rowNumber: 1 }] };
  const addRow = (row: object, answer: object = made): Exchange =>
    exchange('POST', '/2.0/sheets/1/rows', { body: [row], answer });

  test.each<[string, Exchange]>([
    ['a row added', addRow({ cells: [{ columnId: 2, value: 'Laptop', strict: false }] })],
    [
      'one row instead of an array',
      exchange('POST', '/2.0/sheets/1/rows', {
        body: { cells: [{ columnId: 2, value: true }] },
        answer: made,
      }),
    ],
    [
      'a contact',
      addRow({ cells: [{ columnId: 2, objectValue: { objectType: 'CONTACT', email: 'a@b.example' } }] }),
    ],
    [
      'a sheet read',
      exchange('GET', '/2.0/sheets/1', {
        query: { include: 'objectValue,rowPermalink', level: '2', rowsModifiedSince: '2026-11-01T00:00:00Z' },
        answer: { id: 1, name: 'IT', columns: [{ id: 2, title: 'Subject', primary: true }], rows: [] },
      }),
    ],
    [
      'a refusal',
      exchange('GET', '/2.0/sheets/1', {
        status: 404,
        answer: { errorCode: 1006, message: 'Not Found', refId: 'abc' },
      }),
    ],
    [
      'what needs no token',
      exchange('GET', '/2.0/serverinfo', {
        signedIn: false,
        answer: { formats: { color: ['none', '#000000'] } },
      }),
    ],
  ])('it takes %s', (_name, right) => {
    expect(says(judge, right)).toEqual([]);
  });

  test.each<[string, Exchange, string]>([
    ['a misspelt field', addRow({ cels: [] }), '/request/0/cels is not described'],
    [
      'a misspelt field of a cell',
      addRow({ cells: [{ columnId: 2, valu: 1 }] }),
      '/request/0/cells/0/valu is not described',
    ],
    [
      'an id as text',
      addRow({ cells: [{ columnId: '2', value: 1 }] }),
      '/request/0/cells/0/columnId must be number',
    ],
    [
      'a value of no known type',
      addRow({ cells: [{ columnId: 2, value: ['a'] }] }),
      '/request/0/cells/0/value must be string,number,boolean',
    ],
    [
      'an object value of no known kind',
      addRow({ cells: [{ columnId: 2, objectValue: { objectType: 'CONTCT' } }] }),
      '/request/0/cells/0/objectValue/objectType must be one of ABSTRACT_DATETIME, CHECKBOX, CONTACT, DATE, DATETIME, DURATION, MULTI_CONTACT, MULTI_PICKLIST, PREDECESSOR_LIST',
    ],
    [
      'an object value without its kind',
      addRow({ cells: [{ columnId: 2, objectValue: { email: 'a@b.example' } }] }),
      '/request/0/cells/0/objectValue/objectType is required and missing',
    ],
    [
      'a field of another kind of object value',
      addRow({ cells: [{ columnId: 2, objectValue: { objectType: 'DATE', email: 'a@b.example' } }] }),
      '/request/0/cells/0/objectValue/email is not described',
    ],
    [
      'a time that the vendor sets',
      addRow({ createdAt: '2026-11-01T00:00:00Z' }),
      '/request/0/createdAt is read-only',
    ],
    [
      'a bad column type',
      exchange('PUT', '/2.0/sheets/1/columns/2', {
        body: { type: 'COLOUR' },
        answer: { message: 'SUCCESS', resultCode: 0, result: { id: 2 } },
      }),
      '/request/type must be one of ABSTRACT_DATETIME, CHECKBOX',
    ],
    [
      'one bad name in a list of names',
      exchange('GET', '/2.0/sheets/1', {
        query: { include: 'objectValue,permalinks' },
        answer: { id: 1 },
      }),
      '/query/include/1 must be one of attachments, columnType',
    ],
    [
      'a query parameter of the wrong type',
      exchange('GET', '/2.0/sheets/1', {
        query: { level: 'two' },
        answer: { id: 1 },
      }),
      '/query/level must be integer',
    ],
    [
      'an unknown query parameter',
      exchange('GET', '/2.0/sheets/1', {
        query: { includes: 'objectValue' },
        answer: { id: 1 },
      }),
      '/query/includes is not described',
    ],
    [
      'an id in the path that is no number',
      exchange('GET', '/2.0/sheets/none', { answer: { id: 1 } }),
      '/path/sheetId must be number',
    ],
    ['an unknown path', exchange('GET', '/2.0/sheet/1'), '/path is not described'],
    ['the doubled version of a wrong base URL', exchange('GET', '/2.0sheets/1'), '/path is not described'],
    [
      'an answer of the wrong type',
      addRow({}, { ...made, result: [{ id: '5' }] }),
      '/answer/result/0/id must be number',
    ],
    [
      'an answer with a bad enum value',
      addRow({}, { ...made, message: 'DONE' }),
      '/answer/message must be one of PARTIAL_SUCCESS, SUCCESS',
    ],
    [
      'an error of another shape',
      exchange('GET', '/2.0/sheets/1', { status: 404, answer: { error: 'no' } }),
      '/answer/error is not described',
    ],
    [
      'an undescribed error of another shape',
      exchange('POST', '/2.0/sheets/1/columns', {
        body: { title: 'Budget' },
        status: 400,
        answer: { errorCode: 'none' },
      }),
      '/answer/errorCode must be number',
    ],
  ])('it refuses %s', (_name, wrong, expected) => {
    expect(says(judge, wrong)).toContainEqual(expect.stringContaining(expected));
  });

  test('an array of columns is excused, a misspelt field in it is not', () => {
    const columns = (column: object) =>
      exchange('POST', '/2.0/sheets/1/columns', {
        body: [column],
        answer: { message: 'SUCCESS', resultCode: 0, result: [{ id: 2, title: 'Budget' }] },
      });
    const run = (column: object) => judgeRun(judge, [columns(column)], smartsheetDeviations).mismatches;
    expect(run({ title: 'Budget', type: 'TEXT_NUMBER', index: 1 })).toEqual([]);
    expect(run({ titel: 'Budget' })).toMatchObject([
      { mismatch: { where: '/request/0/titel', says: 'is not described' } },
    ]);
  });
});
