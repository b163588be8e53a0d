import type { TaskSnapshot } from '../changes.ts';
import type { CreatedTask, FieldBinding } from '../connector.ts';
import { ToolError } from '../errors.ts';
import type { Sheet, SheetRow } from './answers.ts';
import type { SheetApi, SheetQuery } from './client.ts';
import { snapshotOf } from './rows.ts';

const rowsPerRead = 5000;

/** Smartsheet's clock and ours may differ by this much when we ask what was changed since. */
const clockSkewMs = 60_000;

/** The columns of a sheet, with as few rows as can be asked for. */
export function readColumns(api: SheetApi, sheetId: string): Promise<Sheet> {
  return api.sheet(sheetId, { page: { number: 1, size: 1 } });
}

/** @throws ToolError `missing` */
export async function readRow(api: SheetApi, sheetId: string, rowId: string) {
  const sheet = await api.sheet(sheetId, { rowIds: [rowId] });
  const row = sheet.rows.find(({ id }) => id === rowId);
  if (!row) throw new ToolError('missing', 'The row is no longer in the sheet.');
  return { row, sheet };
}

/** The row was made: whatever goes wrong from here on, a caller must look for it before it makes another. */
export async function readNew(
  api: SheetApi,
  sheetId: string,
  rowId: string,
  bindings: readonly FieldBinding[],
): Promise<TaskSnapshot> {
  try {
    const { row, sheet } = await readRow(api, sheetId, rowId);
    return snapshotOf(row, sheet, bindings);
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    throw new ToolError(error.kind, error.message, {
      maybeDone: true,
      cause: error,
      ...(error.retryAt ? { retryAt: error.retryAt } : {}),
      ...(error.status === null ? {} : { status: error.status }),
    });
  }
}

/** The rows of a sheet, page by page. */
export async function* sheetPages(api: SheetApi, sheetId: string, query: Omit<SheetQuery, 'page'>) {
  for (let number = 1, more = true; more; number += 1) {
    const sheet = await api.sheet(sheetId, { ...query, page: { number, size: rowsPerRead } });
    yield sheet;
    more = number * rowsPerRead < sheet.totalRowCount;
  }
}

/** The row that bears a key, or null. */
export async function findRow(
  api: SheetApi,
  sheetId: string,
  keyColumnId: string,
  key: string,
  since: Date,
): Promise<CreatedTask | null> {
  const modifiedSince = new Date(since.getTime() - clockSkewMs);
  for await (const { rows } of sheetPages(api, sheetId, { columnIds: [keyColumnId], modifiedSince })) {
    const found = rows.find(({ cells }) =>
      cells.some(({ columnId, value }) => columnId === keyColumnId && value === key),
    );
    if (found) return createdTask(found);
  }
  return null;
}

function createdTask({ id, permalink }: SheetRow): CreatedTask {
  return { id, url: permalink };
}
