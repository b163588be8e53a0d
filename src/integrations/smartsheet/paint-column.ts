import type { SheetCell, SheetColumn } from './answers.ts';
import type { CellWrite, SheetApi } from './client.ts';
import { backgroundOf, withBackground } from './red.ts';

/** Smartsheet takes no more rows in one request. */
const rowsPerWrite = 500;
const rowsPerRead = 5000;

/** Backgrounds as indexes of the palette; null is none. */
export interface Repaint {
  /** Only cells that have this one are changed; null: all that have another than `to`. */
  from: number | null;
  to: number | null;
}

/**
 * Gives every filled cell of a column another background. A column's own format holds for blank cells only.
 * Smartsheet takes a format with the cell's content alone, so the content is written again as it was read.
 */
export async function paintColumn(
  api: SheetApi,
  sheetId: string,
  column: SheetColumn,
  repaint: Repaint,
): Promise<void> {
  for (let page = 1, more = true; more; page += 1) {
    const { rows, totalRowCount } = await api.sheet(sheetId, {
      columnIds: [column.id],
      page: { number: page, size: rowsPerRead },
    });
    const painted = rows.flatMap(({ id, cells }) => {
      const writes = cells
        .filter((cell) => needsPaint(cell, repaint))
        .map((cell) => repainted(cell, column, repaint));
      return writes.length > 0 ? [{ id, cells: writes }] : [];
    });
    for (let from = 0; from < painted.length; from += rowsPerWrite) {
      await api.updateRows(sheetId, painted.slice(from, from + rowsPerWrite));
    }
    more = page * rowsPerRead < totalRowCount;
  }
}

function needsPaint(cell: SheetCell, { from, to }: Repaint): boolean {
  const filled = cell.value != null || cell.formula != null;
  const now = backgroundOf(cell.format);
  return filled && now !== to && (from === null || now === from);
}

/** The cell as it is, with another background. Pure. */
export function repainted(cell: SheetCell, column: SheetColumn, { to }: Repaint): CellWrite {
  const format = withBackground(cell.format, to);
  const { columnId, formula, objectValue, value } = cell;
  if (formula != null) return { columnId, formula, format };
  if (objectValue != null) return { columnId, objectValue, format };
  if (value == null) return { columnId, value: '', format };
  // Text in a column of text is literal; elsewhere what people typed need not fit the column's type.
  if (fits(value, column)) return { columnId, value, format };
  return {
    columnId,
    value,
    format,
    strict: false,
    ...(column.validation ? { overrideValidation: true } : {}),
  };
}

function fits(value: string | number | boolean, column: SheetColumn): boolean {
  switch (column.type) {
    case 'TEXT_NUMBER':
      return typeof value !== 'boolean';
    case 'CHECKBOX':
      return typeof value === 'boolean';
    case 'PICKLIST':
      return typeof value === 'string' && column.options.includes(value);
    case 'DATE':
      return /^\d{4}-\d{2}-\d{2}$/.test(String(value));
    default:
      return false;
  }
}
