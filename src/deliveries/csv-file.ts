import { createReadStream, createWriteStream, openAsBlob } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import {
  type CsvRow,
  cellsOf,
  csvForm,
  type ExportedRequest,
  headingsOf,
  rowOf,
} from '../domain/requests/requests-csv.ts';

/** A file of Requests that lies on the disk: it may be larger than what one holds in memory. */
export interface CsvFile {
  content: Blob;
  /** How many Requests are in it. */
  requests: number;
  remove(): Promise<void>;
}

/**
 * Writes Requests as CSV, page by page, into a file below the system's folder for such. Which columns it has is known
 * when all are there, so they are put down once before that. If the process dies, what is left there is the system's to
 * remove.
 */
export async function writeCsvFile(
  pages: AsyncIterable<readonly ExportedRequest[]>,
  below = tmpdir(),
): Promise<CsvFile> {
  const folder = await mkdtemp(join(below, 'streamly-export-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const rowsPath = join(folder, 'rows.jsonl');
    const path = join(folder, 'requests.csv');
    const { names, requests } = await putDown(rowsPath, pages);
    await pipeline(linesOf(rowsPath, names), stringify(csvForm), createWriteStream(path));
    return { content: await openAsBlob(path, { type: 'text/csv' }), requests, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function putDown(path: string, pages: AsyncIterable<readonly ExportedRequest[]>) {
  const names = new Set<string>();
  let requests = 0;
  const file = await open(path, 'w');
  try {
    for await (const page of pages) {
      const rows = page.map(rowOf);
      for (const { answers } of rows) for (const [name] of answers) names.add(name);
      requests += rows.length;
      await file.write(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    }
  } finally {
    await file.close();
  }
  return { names: [...names], requests };
}

async function* linesOf(path: string, names: readonly string[]): AsyncGenerator<string[]> {
  yield headingsOf(names);
  // Read chunk by chunk: `readline` does not pass on an error of its input, which would end the process.
  let begun = '';
  for await (const chunk of createReadStream(path, 'utf8')) {
    const lines = (begun + chunk).split('\n');
    begun = lines.pop() ?? '';
    for (const line of lines) yield cellsOf(JSON.parse(line) as CsvRow, names);
  }
}
