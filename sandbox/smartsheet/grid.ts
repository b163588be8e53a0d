import { backgroundOf } from './format-tables.ts';
import type { Cell, Column, Row, Sheet } from './state.ts';

/** A sheet as a person sees it. */
export interface Grid {
  name: string;
  columns: GridColumn[];
  rows: GridRow[];
}

export interface GridColumn {
  id: number;
  title: string;
  type: string;
  primary: boolean;
  hidden: boolean;
  options: string[];
  /** Background of new and blank cells, as `#RRGGBB`, or null. */
  background: string | null;
}

export interface GridRow {
  id: number;
  permalink: string;
  /** What each filled cell shows, by column title. */
  values: Record<string, string>;
  /** Background of each filled cell that has one, by column title. */
  backgrounds: Record<string, string>;
  links: { name: string; url: string }[];
}

export function gridOf(sheet: Sheet): Grid {
  return {
    name: sheet.name,
    columns: sheet.columns.map(({ id, title, type, primary, hidden, options, format }) => ({
      id,
      title,
      type,
      primary,
      hidden,
      options,
      background: backgroundOf(format),
    })),
    rows: sheet.rows.map((row) => gridRow(sheet, row)),
  };
}

function gridRow(sheet: Sheet, row: Row): GridRow {
  const filled = sheet.columns.flatMap((column) => {
    const cell = row.cells.find((c) => c.columnId === column.id);
    return cell?.value === undefined ? [] : [{ column, cell }];
  });
  const entries = (read: (column: Column, cell: Cell) => string | null) =>
    Object.fromEntries(
      filled.flatMap(({ column, cell }) => {
        const text = read(column, cell);
        return text === null ? [] : [[column.title, text]];
      }),
    );
  return {
    id: row.id,
    permalink: row.permalink,
    values: entries((_column, cell) => shownIn(cell)),
    backgrounds: entries((_column, cell) => backgroundOf(cell.format)),
    links: row.attachments.map(({ name, url }) => ({ name, url })),
  };
}

/** What a person reads in a cell. */
export function shownIn(cell: Cell): string {
  if (typeof cell.value === 'boolean') return cell.value ? '☑' : '☐';
  return cell.displayValue ?? String(cell.value ?? '');
}
