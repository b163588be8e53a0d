import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { writeCsvFile } from '../../src/deliveries/csv-file.ts';
import type { ExportedRequest } from '../../src/domain/requests/requests-csv.ts';
import type { TaskValue } from '../../src/integrations/connector.ts';

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

/** The lines of the file that holds these pages. */
async function written(...pages: ExportedRequest[][]): Promise<string[][]> {
  async function* each() {
    yield* pages;
  }
  const file = await writeCsvFile(each());
  const text = await file.content.text();
  expect(file.requests).toBe(pages.flat().length);
  await file.remove();
  // `text` leaves the byte order mark out.
  return parse(text) as string[][];
}

test('[R12] a list as CSV has a row for each Request and a column for each field, whichever page they came in', async () => {
  const [columns, first, second] = await written(
    [exported({ Size: { type: 'options', labels: ['L', 'M'] }, Who: null })],
    [
      exported({
        Notes: { type: 'text', text: 'one, "two"\nthree' },
        Size: { type: 'number', number: '-12.5' },
      }),
    ],
  );
  expect(columns?.slice(-3)).toEqual(['Size', 'Who', 'Notes']);
  expect(first).toEqual([
    ...['7', 'Pens', 'IT help', 'Done', 'Ada', '', '2026-12-04'],
    ...['2026-11-25T08:00:00.000Z', '2026-11-25T09:00:00.000Z', '', ''],
    ...['L, M', '', ''],
  ]);
  expect(second?.slice(-3)).toEqual(['-12.5', '', 'one, "two"\nthree']);
});

test('[R12] no cell begins as a formula does', async () => {
  for (const start of ['=1+1', '+1', '-1+1', '@SUM(A1)', '\tx', '\rx']) {
    const [, row] = await written([exported({ Notes: { type: 'text', text: start } }, start)]);
    expect([row?.[1]?.[0], row?.at(-1)?.[0]]).toEqual(["'", "'"]);
  }
});

test('[R12] a list of nothing is a file of column names', async () => {
  expect(await written([])).toHaveLength(1);
});

test('[R12] begins with a byte order mark, and leaves nothing behind', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'streamly-csv-'));
  async function* one() {
    yield [exported({})];
  }
  const file = await writeCsvFile(one(), folder);
  const bytes = new Uint8Array(await file.content.slice(0, 3).arrayBuffer());
  expect([...bytes]).toEqual([0xef, 0xbb, 0xbf]);
  await file.remove();
  async function* broken(): AsyncGenerator<ExportedRequest[]> {
    yield [exported({})];
    throw new Error('the database is gone');
  }
  await expect(writeCsvFile(broken(), folder)).rejects.toThrow('the database is gone');
  expect(await readdir(folder)).toEqual([]);
  await rm(folder, { recursive: true });
});
