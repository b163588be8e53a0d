import { expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { type ExportedRequest, requestsCsv } from '../../../src/domain/requests/requests-csv.ts';
import type { TaskValue } from '../../../src/integrations/connector.ts';

function exported(answers: Record<string, TaskValue | null>, subject = 'Pens'): ExportedRequest {
  return {
    content: {
      key: 'r1',
      number: 7,
      stream: 'IT help',
      subject,
      complete: true,
      requester: { name: 'Ada', email: null },
      assignee: null,
      dueDate: '2026-12-04',
      slackUrl: null,
      answers: Object.entries(answers).map(([name, value]) => ({ fieldId: name, name, value })),
    },
    status: 'Done',
    createdAt: new Date('2026-11-25T08:00:00Z'),
    updatedAt: new Date('2026-11-25T09:00:00Z'),
    closedAt: null,
  };
}

const rowsOf = (csv: string) => parse(csv, { bom: true }) as string[][];

test('[R12] a list as CSV has a row for each Request and a column for each field', () => {
  const csv = requestsCsv([
    exported({ Size: { type: 'options', labels: ['L', 'M'] }, Who: null }),
    exported({
      Notes: { type: 'text', text: 'one, "two"\nthree' },
      Size: { type: 'number', number: '-12.5' },
    }),
  ]);
  const [columns, first, second] = rowsOf(csv);
  expect(columns?.slice(-3)).toEqual(['Size', 'Who', 'Notes']);
  expect(first).toEqual([
    ...['7', 'Pens', 'IT help', 'Done', 'Ada', '', '2026-12-04'],
    ...['2026-11-25T08:00:00.000Z', '2026-11-25T09:00:00.000Z', '', ''],
    ...['L, M', '', ''],
  ]);
  expect(second?.slice(-3)).toEqual(["'-12.5", '', 'one, "two"\nthree']);
});

test('[R12] no cell begins as a formula does', () => {
  for (const start of ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx']) {
    const [, row] = rowsOf(requestsCsv([exported({ Notes: { type: 'text', text: start } }, start)]));
    expect([row?.[1]?.[0], row?.at(-1)?.[0]]).toEqual(["'", "'"]);
  }
});

test('[R12] a list of nothing is a file of column names', () => {
  expect(rowsOf(requestsCsv([]))).toHaveLength(1);
});
