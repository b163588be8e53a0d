import type { FieldBinding, TaskContent, TaskPerson, TaskSnapshot, TaskValue } from '../connector.ts';
import { ToolError } from '../errors.ts';
import type { SheetColumn, SheetRow } from './answers.ts';
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
): CellWrite[] {
  const columnOf = boundColumns(columns, bindings);
  const key = keyColumn(columns);
  if (!key) {
    throw new ToolError(
      'rejected',
      `The sheet has no column "${keyColumnTitle}", by which Streamly finds its rows. Connect the sheet again, with the service user as its Admin.`,
    );
  }
  const at = (column: SheetColumn | undefined, write: (column: SheetColumn) => CellWrite) =>
    column ? [write(column)] : [];
  return [
    ...at(key, (column) => cellOf(column, text(task.key))),
    ...at(
      columns.find(({ primary }) => primary),
      (column) => cellOf(column, text(task.subject)),
    ),
    ...at(columnOf.role('complete'), (column) => cellOf(column, { type: 'checked', checked: task.complete })),
    ...at(columnOf.role('requester'), (column) => cellOf(column, people(task.requester))),
    ...at(columnOf.role('assignee'), (column) => cellOf(column, people(task.assignee))),
    ...at(columnOf.role('due_date'), (column) => cellOf(column, date(task.dueDate))),
    ...task.answers.flatMap(({ fieldId, value }) =>
      at(columnOf.field(fieldId), (column) => cellOf(column, value)),
    ),
  ];
}

/** What a row says, by our bindings. Pure. */
export function snapshotOf(
  row: SheetRow,
  columns: readonly SheetColumn[],
  bindings: readonly FieldBinding[],
): TaskSnapshot {
  const columnOf = boundColumns(columns, bindings);
  const cell = (column: SheetColumn | undefined) => row.cells.find(({ columnId }) => columnId === column?.id);
  const assignee = readCell('user', cell(columnOf.role('assignee')));
  const due = readCell('date', cell(columnOf.role('due_date')));
  const subject = cell(columns.find(({ primary }) => primary))?.value;
  const complete = cell(columnOf.role('complete'))?.value;
  return {
    id: row.id,
    url: row.permalink,
    subject: subject == null ? '' : String(subject),
    complete: complete === true || complete === 'true',
    assigneeEmail: assignee?.type === 'people' ? (assignee.people[0]?.email ?? null) : null,
    dueDate: due?.type === 'date' ? due.date : null,
    values: Object.fromEntries(
      columnOf.fields.map((binding) => [
        binding.fieldId,
        readCell(fieldTypeOf(binding), cell(columnOf.field(binding.fieldId))),
      ]),
    ),
  };
}

/** Bindings of deleted fields are past: their columns are written and read no more. */
function boundColumns(columns: readonly SheetColumn[], bindings: readonly FieldBinding[]) {
  const alive = bindings.filter(({ state }) => state !== 'deleted');
  const byId = new Map(columns.map((column) => [column.id, column]));
  const columnOf = (binding: FieldBinding | undefined) => byId.get(binding?.externalId ?? '');
  return {
    fields: alive.filter(({ role }) => role == null),
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
