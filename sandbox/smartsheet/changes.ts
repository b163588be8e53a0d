import type { Cell, Column, Comment, Row, Sheet, SheetChange, SmartsheetState } from './state.ts';

/** The feed of what changed, in the shape of Smartsheet's webhook events; the API's writes and people's alike. */

const mostChanges = 500;

/** Who changes a sheet. */
export interface ChangedBy {
  userId: number;
  changeAgent?: string;
}

type Change = Pick<SheetChange, 'objectType' | 'eventType' | 'id' | 'rowId' | 'columnId'>;
/**
 * What is compared. The rules replace cells and lists of them, change columns and rows in place, and only ever add
 * attachments.
 */
interface Before {
  columns: Column[];
  rows: Map<number, { cells: Cell[]; attachments: number }>;
  comments: Map<number, Comment>;
}

/**
 * Does something to a sheet and adds what has changed by it to the feed. Formats of cells are not looked at.
 *
 * @param sheet undefined where there is none; what is done will refuse, or concerns no sheet
 */
export function recorded<Result>(
  state: SmartsheetState,
  sheet: Sheet | undefined,
  by: ChangedBy,
  act: () => Result,
): Result {
  if (!sheet) return act();
  const before = read(sheet);
  const result = act();
  const stamp = { ...by, sheetId: sheet.id, timestamp: new Date().toISOString() };
  const changes = changesSince(before, state, sheet).map((change) => ({ ...change, ...stamp }));
  state.changes = [...state.changes, ...changes].slice(-mostChanges);
  return result;
}

function read(sheet: Sheet): Before {
  return {
    columns: sheet.columns.map((column) => ({ ...column })),
    rows: new Map(
      sheet.rows.map(({ id, cells, attachments }) => [id, { cells, attachments: attachments.length }]),
    ),
    comments: commentsOf(sheet),
  };
}

function changesSince(before: Before, state: SmartsheetState, sheet: Sheet): Change[] {
  if (!state.sheets.includes(sheet)) return [{ objectType: 'sheet', eventType: 'deleted', id: sheet.id }];
  const there = new Set(sheet.rows.map(({ id }) => id));
  const gone = [...before.rows.keys()].filter((id) => !there.has(id));
  return [
    ...columnChanges(before.columns, sheet.columns),
    ...sheet.rows.flatMap((row) => rowChanges(before, sheet, row)),
    ...gone.map((id): Change => ({ objectType: 'row', eventType: 'deleted', id })),
    ...commentChanges(before.comments, commentsOf(sheet)),
  ];
}

function commentsOf({ rows }: Sheet): Map<number, Comment> {
  const discussions = rows.flatMap((row) => row.discussions ?? []);
  return new Map(discussions.flatMap(({ comments }) => comments).map((comment) => [comment.id, comment]));
}

/** Events of comments name the comment alone, not its row. */
function commentChanges(before: ReadonlyMap<number, Comment>, after: ReadonlyMap<number, Comment>): Change[] {
  const told =
    (eventType: Change['eventType']) =>
    (id: number): Change => ({ objectType: 'comment', eventType, id });
  const added = [...after.keys()].filter((id) => !before.has(id));
  const changed = [...after].filter(([id, { text }]) => (before.get(id)?.text ?? text) !== text);
  const gone = [...before.keys()].filter((id) => !after.has(id));
  return [
    ...added.map(told('created')),
    ...changed.map(([id]) => id).map(told('updated')),
    ...gone.map(told('deleted')),
  ];
}

function columnChanges(before: readonly Column[], after: readonly Column[]): Change[] {
  const old = new Map(before.map((column) => [column.id, column]));
  const now = new Set(after.map(({ id }) => id));
  const moved = movedColumn(
    before.filter(({ id }) => now.has(id)).map(({ id }) => id),
    after.filter(({ id }) => old.has(id)).map(({ id }) => id),
  );
  const gone = before.filter(({ id }) => !now.has(id));
  return [
    ...after.flatMap((column): Change[] => {
      const { id } = column;
      const known = old.get(id);
      if (!known) return [{ objectType: 'column', eventType: 'created', id }];
      const same = id !== moved && JSON.stringify(known) === JSON.stringify(column);
      return same ? [] : [{ objectType: 'column', eventType: 'updated', id }];
    }),
    ...gone.map(({ id }): Change => ({ objectType: 'column', eventType: 'deleted', id })),
  ];
}

/** The one whose move explains the new order; null where the order is the same. */
function movedColumn(before: readonly number[], after: readonly number[]): number | null {
  if (before.join() === after.join()) return null;
  const without = (ids: readonly number[], id: number) => ids.filter((each) => each !== id).join();
  return after.find((id) => without(before, id) === without(after, id)) ?? null;
}

function rowChanges({ columns, rows }: Before, sheet: Sheet, row: Row): Change[] {
  const old = rows.get(row.id);
  const attached = row.attachments
    .slice(old?.attachments ?? 0)
    .map(({ id }): Change => ({ objectType: 'attachment', eventType: 'created', id, rowId: row.id }));
  if (!old) {
    const filled = row.cells.filter((cell) => cell.value !== undefined);
    return [
      { objectType: 'row', eventType: 'created', id: row.id },
      ...filled.map((cell) => cellChange('created', row, cell.columnId)),
      ...attached,
    ];
  }
  if (old.cells === row.cells) return attached;
  // What a column's own change does to its cells is told by the column's event alone.
  const untouched = sheet.columns.filter(({ id, type }) =>
    columns.some((column) => column.id === id && column.type === type),
  );
  const edited = untouched.filter(({ id }) => contentOf(old.cells, id) !== contentOf(row.cells, id));
  return [...edited.map(({ id }) => cellChange('updated', row, id)), ...attached];
}

function cellChange(eventType: SheetChange['eventType'], row: Row, columnId: number): Change {
  return { objectType: 'cell', eventType, rowId: row.id, columnId };
}

function contentOf(cells: readonly Cell[], columnId: number): string {
  const cell = cells.find((each) => each.columnId === columnId);
  return JSON.stringify([cell?.value, cell?.objectValue, cell?.formula]);
}
