import { mayAdminister, sheetFor } from './access.ts';
import { addColumns, columnOf, deleteColumn, updateColumn } from './column-rules.ts';
import { addComment, addDiscussion, deleteComment, editComment, type Saying } from './comment-rules.ts';
import { withBackground } from './format-tables.ts';
import { Refusal } from './refusals.ts';
import { addRows, deleteRows, rowOf, updateRows } from './row-rules.ts';
import type {
  AccessLevel,
  Cell,
  CellObject,
  Column,
  ColumnType,
  Sheet,
  SmartsheetState,
  SmartsheetUser,
} from './state.ts';
import { touch } from './state.ts';

/** What a cell can be given by hand; several contacts or options as an object, null clears it. */
export type TypedValue = string | number | boolean | null | CellObject;

/** Everything that a person can do by hand in a sheet, in ids; as JSON, so that a page can send it. */
export type Act = { sheet: string } & (
  | { kind: 'add_row'; cells?: { column: string; value: TypedValue }[]; at?: 'top' | 'bottom' }
  | { kind: 'edit_cell'; row: string; column: string; value: TypedValue }
  | { kind: 'delete_row'; row: string }
  | {
      kind: 'add_column';
      title: string;
      type: ColumnType;
      /** Where it will be; at the end without. */
      index?: number;
      /** Of PICKLIST and MULTI_PICKLIST. */
      options?: string[];
    }
  | { kind: 'rename_column'; column: string; title: string }
  /** Changes what its cells hold into text, where the type is another one. */
  | { kind: 'retype_column'; column: string; type: ColumnType; options?: string[] }
  | { kind: 'move_column'; column: string; index: number }
  | {
      kind: 'recolour_column';
      column: string;
      /** Background as `#RRGGBB` of the palette; null: none. */
      colour: string | null;
    }
  | { kind: 'delete_column'; column: string }
  | { kind: 'add_comment'; row: string; text: string }
  | { kind: 'edit_comment'; comment: string; text: string }
  | { kind: 'delete_comment'; comment: string }
);

export interface ActResult {
  /** Of what was made. */
  id: string | null;
}

const nothingMade: ActResult = { id: null };

/** The access that an act needs. */
function neededFor(kind: Act['kind']): AccessLevel {
  if (kind === 'add_comment' || kind === 'edit_comment' || kind === 'delete_comment') return 'COMMENTER';
  return kind === 'add_row' || kind === 'edit_cell' || kind === 'delete_row' ? 'EDITOR' : 'ADMIN';
}

/** Does what a person does. @throws Refusal where Smartsheet would not let them, or refuses what they typed. */
export function act(state: SmartsheetState, user: SmartsheetUser, what: Act): ActResult {
  const sheet = sheetFor(state, user, what.sheet, neededFor(what.kind));
  const now = new Date().toISOString();
  const write = { state, sheet, admin: mayAdminister(sheet, user), now };
  const saying = { state, sheet, userId: user.id, now };
  const idOf = (column: string) => columnOf(sheet, column).id;
  switch (what.kind) {
    case 'add_row': {
      const cells = (what.cells ?? []).map(({ column, value }) => typedCell(idOf(column), value));
      const place = what.at === 'top' ? { toTop: true } : { toBottom: true };
      const [row] = addRows(write, [{ ...place, cells }]);
      return { id: row ? String(row.id) : null };
    }
    case 'edit_cell':
      updateRows(write, [{ id: Number(what.row), cells: [typedCell(idOf(what.column), what.value)] }]);
      return nothingMade;
    case 'delete_row':
      deleteRows(sheet, [what.row], now);
      return nothingMade;
    case 'add_column': {
      const { title, type, index = sheet.columns.length, options } = what;
      const [column] = addColumns(state, sheet, { title, type, index, ...(options ? { options } : {}) });
      touch(sheet, now);
      return { id: column ? String(column.id) : null };
    }
    case 'rename_column':
      return changeColumn(sheet, what.column, { title: what.title }, now);
    case 'retype_column': {
      const { column, type, options } = what;
      return changeColumn(sheet, column, { type, ...(options ? { options } : {}) }, now);
    }
    case 'move_column':
      return changeColumn(sheet, what.column, { index: what.index }, now);
    case 'recolour_column':
      recolour(sheet, columnOf(sheet, what.column), what.colour);
      touch(sheet, now);
      return nothingMade;
    case 'delete_column':
      deleteColumn(sheet, what.column);
      touch(sheet, now);
      return nothingMade;
    case 'add_comment':
      return { id: sayAt(saying, what.row, what.text) };
    case 'edit_comment':
      editComment(saying, what.comment, { text: what.text });
      return nothingMade;
    case 'delete_comment':
      deleteComment(saying, what.comment);
      return nothingMade;
  }
}

/** Goes on in the row's first discussion, as its pane does. @returns the comment's id */
function sayAt(saying: Saying, rowId: string, text: string): string {
  const [first] = rowOf(saying.sheet, rowId).discussions ?? [];
  if (first) addComment(saying, String(first.id), { text });
  else addDiscussion(saying, rowId, { comment: { text } });
  const last = rowOf(saying.sheet, rowId).discussions?.[0]?.comments.at(-1);
  return String(last?.id);
}

/** A cell as the API takes it; what people type is guessed at, not held against the column's type. */
export function typedCell(columnId: number, value: TypedValue): object {
  const isObject = typeof value === 'object' && value !== null;
  return { columnId, ...(isObject ? { objectValue: value } : { value, strict: false }) };
}

function changeColumn(sheet: Sheet, columnId: string, attributes: object, now: string): ActResult {
  updateColumn(sheet, columnId, attributes);
  touch(sheet, now);
  return nothingMade;
}

/** As a person does it who selects a whole column: its cells now and those to come. @throws Refusal 1018. */
function recolour(sheet: Sheet, column: Column, colour: string | null): void {
  const format = withBackground(column.format, colour);
  if (format === undefined) throw new Refusal(1018, `${colour} is not in the palette.`);
  column.format = format;
  for (const row of sheet.rows) {
    row.cells = row.cells.map((cell) => (cell.columnId === column.id ? recoloured(cell, colour) : cell));
  }
}

function recoloured({ format, ...cell }: Cell, colour: string | null): Cell {
  const after = withBackground(format ?? null, colour);
  return after ? { ...cell, format: after } : cell;
}
