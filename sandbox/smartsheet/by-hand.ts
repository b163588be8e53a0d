import { columnOf, deleteColumn, updateColumn } from './column-rules.ts';
import { deleteRows, rowOf, updateRows } from './row-rules.ts';
import { newColumn } from './seed.ts';
import type { CellObject, ColumnType, Sheet, SmartsheetState } from './state.ts';

/** What a person does in the sheet, past the API's access rules. Each act is kept. */
export interface ByHand {
  /** Returns the column's id. */
  addColumn(sheetId: string, column: { title: string; type?: ColumnType; index?: number }): string;
  renameColumn(sheetId: string, columnId: string, title: string): void;
  moveColumn(sheetId: string, columnId: string, index: number): void;
  changeColumnType(sheetId: string, columnId: string, type: ColumnType, options?: string[]): void;
  deleteColumn(sheetId: string, columnId: string): void;
  editCell(
    sheetId: string,
    rowId: string,
    columnId: string,
    value: string | number | boolean | CellObject,
  ): void;
  formatCell(sheetId: string, rowId: string, columnId: string, format: string): void;
  deleteRow(sheetId: string, rowId: string): void;
  deleteSheet(sheetId: string): void;
  /** The account's token is refused from now on. */
  revokeToken(token: string): void;
}

export function byHand(state: SmartsheetState, changed: () => void): ByHand {
  const sheetOf = (sheetId: string): Sheet => {
    const sheet = state.sheets.find((s) => String(s.id) === sheetId);
    if (!sheet) throw new Error(`No sheet ${sheetId}.`);
    return sheet;
  };
  const now = () => new Date().toISOString();
  const kept =
    <Args extends unknown[], Result>(act: (...args: Args) => Result) =>
    (...args: Args): Result => {
      const result = act(...args);
      changed();
      return result;
    };
  return {
    addColumn: kept((sheetId, { title, type = 'TEXT_NUMBER', index }) => {
      const sheet = sheetOf(sheetId);
      const column = newColumn(state, title, type);
      sheet.columns.splice(index ?? sheet.columns.length, 0, column);
      return String(column.id);
    }),
    renameColumn: kept(
      (sheetId, columnId, title) => void updateColumn(sheetOf(sheetId), columnId, { title }),
    ),
    moveColumn: kept((sheetId, columnId, index) => void updateColumn(sheetOf(sheetId), columnId, { index })),
    changeColumnType: kept((sheetId, columnId, type, options) => {
      updateColumn(sheetOf(sheetId), columnId, { type, ...(options ? { options } : {}) });
    }),
    deleteColumn: kept((sheetId, columnId) => deleteColumn(sheetOf(sheetId), columnId)),
    editCell: kept((sheetId, rowId, columnId, value) => {
      const sheet = sheetOf(sheetId);
      const content = typeof value === 'object' ? { objectValue: value } : { value, strict: false };
      const cell = { columnId: columnOf(sheet, columnId).id, ...content };
      updateRows({ state, sheet, admin: true, now: now() }, [{ id: Number(rowId), cells: [cell] }]);
    }),
    formatCell: kept((sheetId, rowId, columnId, format) => {
      const row = rowOf(sheetOf(sheetId), rowId);
      const cell = row.cells.find((c) => String(c.columnId) === columnId);
      if (!cell) throw new Error(`Row ${rowId} has nothing in column ${columnId}.`);
      cell.format = format;
    }),
    deleteRow: kept((sheetId, rowId) => void deleteRows(sheetOf(sheetId), [rowId], now())),
    deleteSheet: kept((sheetId) => {
      state.sheets = state.sheets.filter((sheet) => sheet !== sheetOf(sheetId));
    }),
    revokeToken: kept((token) => {
      for (const user of state.users) if (user.token === token) user.tokenExpired = true;
    }),
  };
}
