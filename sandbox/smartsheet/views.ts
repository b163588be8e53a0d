import { levelOf } from './access.ts';
import type { Attachment, Cell, Column, Row, Sheet, SmartsheetUser } from './state.ts';

/** What a reader asked to see of rows and columns. */
export interface Lens {
  /** 2 shows multi-contact and multi-picklist columns as they are; below, they look like text. */
  level: number;
  include: ReadonlySet<string>;
  /** Only these columns; null for all. */
  columnIds: ReadonlySet<string> | null;
}

export function sheetLine(sheet: Sheet, user: SmartsheetUser): object {
  return {
    id: sheet.id,
    name: sheet.name,
    accessLevel: levelOf(sheet, user),
    permalink: sheet.permalink,
    createdAt: toSeconds(sheet.createdAt),
    modifiedAt: toSeconds(sheet.modifiedAt),
  };
}

export function sheetView(sheet: Sheet, user: SmartsheetUser, rows: readonly Row[], lens: Lens): object {
  const shown = sheet.columns.filter((column) => sees(lens, column.id));
  return {
    ...sheetLine(sheet, user),
    version: sheet.version,
    totalRowCount: sheet.rows.length,
    columns: shown.map((column) => columnView(column, sheet.columns.indexOf(column), lens)),
    rows: rows.map((row) => rowView(sheet, row, lens)),
  };
}

export function columnView(column: Column, index: number, lens: Lens): object {
  return {
    id: column.id,
    version: isComplex(column) ? (column.type === 'MULTI_PICKLIST' ? 2 : 1) : 0,
    index,
    title: column.title,
    type: shownType(column, lens.level),
    ...(column.primary ? { primary: true } : {}),
    ...(column.options.length > 0 ? { options: column.options } : {}),
    validation: column.validation,
    ...(column.hidden ? { hidden: true } : {}),
    ...(column.description ? { description: column.description } : {}),
    ...(column.systemColumnType ? { systemColumnType: column.systemColumnType } : {}),
    ...(column.format && lens.include.has('format') ? { format: column.format } : {}),
    width: column.width,
  };
}

/**
 * The answer to a write of a column has fewer attributes than a sheet that is read. "MULTI_PICKLIST: only visible when
 * using a query parameter of **level** […], otherwise the column type is TEXT_NUMBER" (Smartsheet's guide, Cell
 * Reference), and `POST` and `PUT` of columns document no `level`.
 */
export function writtenColumn(sheet: Sheet, column: Column): object {
  const { id, title, options, validation } = column;
  const listed = options.length > 0 ? { options } : {};
  const type = shownType(column, 0);
  return { id, index: sheet.columns.indexOf(column), title, type, ...listed, validation };
}

function isComplex({ type }: Column): boolean {
  return type === 'MULTI_PICKLIST' || type === 'MULTI_CONTACT_LIST';
}

function shownType(column: Column, level: number): string {
  return isComplex(column) && level < 2 ? 'TEXT_NUMBER' : column.type;
}

export function rowView(sheet: Sheet, row: Row, lens: Lens): object {
  return {
    id: row.id,
    rowNumber: sheet.rows.indexOf(row) + 1,
    expanded: true,
    createdAt: toSeconds(row.createdAt),
    modifiedAt: toSeconds(row.modifiedAt),
    ...(lens.include.has('rowPermalink') ? { permalink: row.permalink } : {}),
    cells: sheet.columns
      .filter((column) => sees(lens, column.id))
      .map((column) =>
        cellView(
          column,
          row.cells.find((cell) => cell.columnId === column.id),
          lens,
        ),
      ),
  };
}

function cellView(column: Column, cell: Cell | undefined, lens: Lens): object {
  return {
    columnId: column.id,
    ...(cell?.value === undefined ? {} : { value: cell.value }),
    ...(cell?.displayValue === undefined ? {} : { displayValue: cell.displayValue }),
    ...(cell?.formula ? { formula: cell.formula } : {}),
    ...(cell?.objectValue && lens.include.has('objectValue') && lens.level >= 2
      ? { objectValue: cell.objectValue }
      : {}),
    ...(cell?.format && lens.include.has('format') ? { format: cell.format } : {}),
  };
}

export function attachmentView(row: Row, attachment: Attachment): object {
  const { id, name, url, attachmentType, sizeInKb, createdAt } = attachment;
  return {
    id,
    parentType: 'ROW',
    parentId: row.id,
    name,
    ...(url === '' ? {} : { url }),
    ...(sizeInKb === undefined ? {} : { sizeInKb }),
    attachmentType,
    createdAt: toSeconds(createdAt),
  };
}

function sees(lens: Lens, columnId: number): boolean {
  return lens.columnIds === null || lens.columnIds.has(String(columnId));
}

/** Answers have whole seconds, although the server knows better. */
function toSeconds(at: string): string {
  return `${at.slice(0, 19)}Z`;
}
