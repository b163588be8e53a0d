import type { TaskSnapshot } from '../changes.ts';
import type { FieldBinding, TaskContent, TaskPerson, TaskValue } from '../connector.ts';
import { ToolError } from '../errors.ts';
import type { Sheet, SheetCell, SheetColumn, SheetRow } from './answers.ts';
import { cellOf, fieldTypeOf, readCell } from './cells.ts';
import type { CellWrite } from './client.ts';
import { keyColumn, keyColumnTitle } from './columns.ts';

/**
 * The cells that say all of a Request. Written for the columns that the sheet has now: one that people deleted is
 * left out until the fields are ensured again. Pure.
 *
 * @throws ToolError `rejected` where the column of our key is not there: without it a row could be made twice.
 */
export function taskCells(
  task: TaskContent,
  columns: readonly SheetColumn[],
  bindings: readonly FieldBinding[],
  only?: ReadonlySet<string>,
): CellWrite[] {
  const isWritten = (field: string) => !only || only.has(field);
  const columnOf = boundColumns(columns, bindings);
  const key = keyColumn(columns);
  if (!key) {
    throw new ToolError(
      'rejected',
      `The sheet has no column "${keyColumnTitle}", by which Streamly finds its rows. Connect the sheet again, with the service user as its Admin.`,
    );
  }
  const at = (field: string, column: SheetColumn | undefined, write: (column: SheetColumn) => CellWrite) =>
    column && isWritten(field) ? [write(column)] : [];
  const primary = columns.find((column) => column.primary);
  const requester = columnOf.role('requester');
  return [
    cellOf(key, text(task.key)),
    ...at('subject', primary, (column) => cellOf(column, text(task.subject))),
    ...at('complete', columnOf.role('complete'), (column) =>
      cellOf(column, { type: 'checked', checked: task.complete }),
    ),
    ...(requester ? [cellOf(requester, people(task.requester))] : []),
    ...at('assignee', columnOf.role('assignee'), (column) => cellOf(column, people(task.assignee))),
    ...at('due_date', columnOf.role('due_date'), (column) => cellOf(column, date(task.dueDate))),
    ...task.answers.flatMap(({ fieldId, value }) =>
      at(fieldId, columnOf.field(fieldId), (column) => cellOf(column, value)),
    ),
  ];
}

/**
 * What a row says, by our bindings. Pure.
 *
 * @param answeredAt when it said so, by Smartsheet's clock
 * @param unsure columns that somebody else wrote at the moment when we did: they are left out
 */
export function snapshotOf(
  row: SheetRow,
  { columns, answeredAt }: Pick<Sheet, 'columns' | 'answeredAt'>,
  bindings: readonly FieldBinding[],
  unsure: ReadonlySet<string> = new Set(),
): TaskSnapshot {
  const columnOf = boundColumns(columns, bindings);
  const isSure = (column: SheetColumn | undefined) => column !== undefined && !unsure.has(column.id);
  const cell = (column: SheetColumn | undefined) => row.cells.find(({ columnId }) => columnId === column?.id);
  const assignee = readCell('user', cell(columnOf.role('assignee')));
  const due = readCell('date', cell(columnOf.role('due_date')));
  const subject = cell(columns.find(({ primary }) => primary))?.value;
  const complete = cell(columnOf.role('complete'))?.value;
  const age = answeredAt - Date.parse(row.modifiedAt);
  return {
    id: row.id,
    url: row.permalink,
    age: Number.isNaN(age) ? 0 : Math.max(0, age),
    ...(isSure(columns.find(({ primary }) => primary))
      ? { subject: subject == null ? '' : String(subject) }
      : {}),
    ...(isSure(columnOf.role('complete')) ? { complete: complete === true || complete === 'true' } : {}),
    ...(isSure(columnOf.role('assignee'))
      ? { assignee: assignee?.type === 'people' ? (assignee.people[0] ?? null) : null }
      : {}),
    ...(isSure(columnOf.role('due_date')) ? { dueDate: due?.type === 'date' ? due.date : null } : {}),
    values: Object.fromEntries(
      columnOf.fields
        .filter(({ fieldId }) => isSure(columnOf.field(fieldId)))
        .map((binding) => [
          binding.fieldId,
          readCell(fieldTypeOf(binding), cell(columnOf.field(binding.fieldId))),
        ]),
    ),
  };
}

/** Columns in which two readings of a row differ. Pure. */
export function differingColumns(one: SheetRow, other: SheetRow): Set<string> {
  // An answer to a write has text alone where a reading with object values may have no plain value.
  const shown = ({ value, displayValue }: SheetCell) => value ?? displayValue ?? null;
  const values = new Map(other.cells.map((cell) => [cell.columnId, shown(cell)]));
  const differing = one.cells.filter((cell) => (values.get(cell.columnId) ?? null) !== shown(cell));
  return new Set(differing.map(({ columnId }) => columnId));
}

/** Bindings of deleted fields are past: their columns are written and read no more. */
function boundColumns(columns: readonly SheetColumn[], bindings: readonly FieldBinding[]) {
  const alive = bindings.filter(({ state }) => state !== 'deleted');
  const byId = new Map(columns.map((column) => [column.id, column]));
  const columnOf = (binding: FieldBinding | undefined) => byId.get(binding?.externalId ?? '');
  return {
    fields: alive.filter(({ role }) => role == null || role === 'status'),
    field: (fieldId: string) => columnOf(alive.find((binding) => binding.fieldId === fieldId)),
    role: (role: NonNullable<FieldBinding['role']>) =>
      columnOf(alive.find((binding) => binding.role === role)),
  };
}

function text(value: string): TaskValue {
  return { type: 'text', text: value };
}

function date(value: string | null): TaskValue | null {
  return value === null ? null : { type: 'date', date: value };
}

function people(value: TaskPerson | null): TaskValue | null {
  return value === null ? null : { type: 'people', people: [value] };
}
