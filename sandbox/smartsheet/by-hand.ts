import { typedCell } from './acts.ts';
import { recorded } from './changes.ts';
import { columnOf, deleteColumn, updateColumn } from './column-rules.ts';
import { deleteRows, rowOf, updateRows } from './row-rules.ts';
import { newColumn } from './seed.ts';
import type { CellObject, ColumnType, Sheet, SmartsheetState } from './state.ts';

/** What the owner of a sheet does in it, past the access rules. See `Act` for what one account may do. */
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
  const now = () => new Date().toISOString();

  /** Does it as the owner of the sheet, and keeps it. */
  function onSheet<Args extends unknown[], Result>(act: (sheet: Sheet, ...args: Args) => Result) {
    return (sheetId: string, ...args: Args): Result => {
      const sheet = state.sheets.find((s) => String(s.id) === sheetId);
      if (!sheet) throw new Error(`No sheet ${sheetId}.`);
      const result = recorded(state, sheet, { userId: ownerOf(sheet) }, () => act(sheet, ...args));
      changed();
      return result;
    };
  }

  return {
    addColumn: onSheet((sheet, { title, type = 'TEXT_NUMBER', index }) => {
      const column = newColumn(state, title, type);
      sheet.columns.splice(index ?? sheet.columns.length, 0, column);
      return String(column.id);
    }),
    renameColumn: onSheet((sheet, columnId, title) => void updateColumn(sheet, columnId, { title })),
    moveColumn: onSheet((sheet, columnId, index) => void updateColumn(sheet, columnId, { index })),
    changeColumnType: onSheet((sheet, columnId, type, options) => {
      updateColumn(sheet, columnId, { type, ...(options ? { options } : {}) });
    }),
    deleteColumn: onSheet((sheet, columnId) => deleteColumn(sheet, columnId)),
    editCell: onSheet((sheet, rowId, columnId, value) => {
      const cell = typedCell(columnOf(sheet, columnId).id, value);
      updateRows({ state, sheet, admin: true, now: now() }, [{ id: Number(rowId), cells: [cell] }]);
    }),
    formatCell: onSheet((sheet, rowId, columnId, format) => {
      const cell = rowOf(sheet, rowId).cells.find((c) => String(c.columnId) === columnId);
      if (!cell) throw new Error(`Row ${rowId} has nothing in column ${columnId}.`);
      cell.format = format;
    }),
    deleteRow: onSheet((sheet, rowId) => void deleteRows(sheet, [rowId], now())),
    deleteSheet: onSheet((gone) => {
      state.sheets = state.sheets.filter((sheet) => sheet !== gone);
    }),
    revokeToken(token) {
      for (const user of state.users) if (user.token === token) user.tokenExpired = true;
      changed();
    },
  };
}

function ownerOf(sheet: Sheet): number {
  const owner = Object.entries(sheet.access).find(([, level]) => level === 'OWNER')?.[0];
  if (owner === undefined) throw new Error(`Nobody owns ${sheet.name}.`);
  return Number(owner);
}
