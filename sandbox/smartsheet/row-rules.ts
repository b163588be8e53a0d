import { z } from 'zod';
import { type CellInput, cellInput, writtenCell } from './cell-rules.ts';
import { Refusal } from './refusals.ts';
import { type Row, type Sheet, type SmartsheetState, takeId, touch } from './state.ts';

const location = { toTop: z.literal(true).optional(), toBottom: z.literal(true).optional() };
const newRow = z.strictObject({ ...location, cells: z.array(cellInput).optional() });
const changedRow = z.strictObject({ ...location, id: z.number(), cells: z.array(cellInput).optional() });

const mostRowsPerCall = 500;

/** Who writes, where and when. */
export interface RowWrite {
  state: SmartsheetState;
  sheet: Sheet;
  admin: boolean;
  now: string;
}

/** Adds rows at the bottom, or at the top. All or nothing. */
export function addRows({ state, sheet, admin, now }: RowWrite, body: unknown): Row[] {
  const given = parseRows(newRow, body);
  const made = given.map((input): Row => {
    const id = takeId(state);
    const permalink = `${sheet.permalink}?rowId=${id}`;
    const row: Row = { id, permalink, createdAt: now, modifiedAt: now, cells: [], attachments: [] };
    row.cells = cellsAfter(sheet, row, input.cells ?? [], admin);
    return row;
  });
  sheet.rows = given[0]?.toTop ? [...made, ...sheet.rows] : [...sheet.rows, ...made];
  touch(sheet, now);
  return made;
}

/** Changes the named cells of rows and leaves the others. All or nothing. @throws Refusal 1006 for a row that is gone. */
export function updateRows({ sheet, admin, now }: RowWrite, body: unknown): Row[] {
  const changes = parseRows(changedRow, body).map((input) => {
    const row = rowOf(sheet, String(input.id));
    return { row, cells: cellsAfter(sheet, row, input.cells ?? [], admin) };
  });
  for (const { row, cells } of changes) {
    row.cells = cells;
    touch(sheet, now, row);
  }
  return changes.map(({ row }) => row);
}

/** @throws Refusal 1006 where one of them is not there. */
export function deleteRows(sheet: Sheet, ids: readonly string[], now: string): number[] {
  const gone = ids.map((id) => rowOf(sheet, id).id);
  sheet.rows = sheet.rows.filter((row) => !gone.includes(row.id));
  touch(sheet, now);
  return gone;
}

export function rowOf(sheet: Sheet, rowId: string): Row {
  const row = sheet.rows.find((r) => String(r.id) === rowId);
  if (!row) throw new Refusal(1006);
  return row;
}

function parseRows<T>(schema: z.ZodType<T>, body: unknown): T[] {
  const rows = z.array(schema).min(1).max(mostRowsPerCall);
  const parsed = rows.safeParse(Array.isArray(body) ? body : [body]);
  if (!parsed.success) throw new Refusal(1008, z.prettifyError(parsed.error));
  return parsed.data;
}

function cellsAfter(sheet: Sheet, row: Row, inputs: readonly CellInput[], admin: boolean) {
  const cells = new Map(row.cells.map((cell) => [cell.columnId, cell]));
  const seen = new Set<number>();
  for (const input of inputs) {
    const column = sheet.columns.find((c) => c.id === input.columnId);
    if (!column || seen.has(input.columnId)) throw new Refusal(1036, String(input.columnId));
    seen.add(input.columnId);
    const old = cells.get(column.id);
    // A cell that was blank takes the column's format when it is filled.
    const base = old ?? (column.format ? { columnId: column.id, format: column.format } : undefined);
    const cell = writtenCell(column, input, base, admin);
    const blank = cell.value === undefined && cell.formula === undefined && cell.format === undefined;
    if (blank) cells.delete(column.id);
    else cells.set(column.id, cell);
  }
  return [...cells.values()];
}
