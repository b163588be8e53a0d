import { and, asc, desc, gt, gte, isNull, lt, type SQL, sql } from 'drizzle-orm';
import type { RequestCursor, RequestSort } from '../domain/requests/request-query.ts';
import type { Schema } from './schema.ts';

/** The columns that a page is filtered and sorted by: its indexes hold them all. */
export const facts = [
  'number',
  'isOpen',
  'streamId',
  'requesterId',
  'assigneeId',
  'dueDate',
  'createdAt',
  'updatedAt',
  'subjectKey',
  'isPrivate',
] as const;

export type Facts = Pick<Schema['requests']['$inferSelect'], (typeof facts)[number]>;
type SortColumn = 'number' | 'dueDate' | 'subjectKey' | 'assigneeId' | 'updatedAt';

const columns: Record<RequestSort['by'], SortColumn> = {
  number: 'number',
  created: 'number',
  due: 'dueDate',
  subject: 'subjectKey',
  assignee: 'assigneeId',
  updated: 'updatedAt',
};

/** A stretch of a sorted list that an index holds in one piece: those with a value, or those without. */
export interface Stretch {
  isOfNulls: boolean;
  where: SQL | undefined;
  orderBy: SQL[];
}

/** A sorted list, as SQL and in memory. */
export interface Order {
  column: SortColumn;
  /** What comes after the cursor, or all, in order. */
  stretches(after: RequestCursor | undefined): Stretch[];
  compare: (a: Facts, b: Facts) => number;
  cursorOf(row: Facts): RequestCursor;
}

export function orderOf(requests: Schema['requests'], { by, direction }: RequestSort): Order {
  const column = columns[by];
  const sortColumn = requests[column];
  const ascending = direction === 'ascending';
  const [ordered, beyond] = ascending ? [asc, gt] : [desc, lt];
  const byNumber = [ordered(requests.number)];

  function valued(after: RequestCursor | undefined): Stretch {
    if (column === 'number') {
      return { isOfNulls: false, where: after && beyond(requests.number, after.number), orderBy: byNumber };
    }
    const orderBy = [ordered(sortColumn), ...byNumber];
    // Not `is not null`: SQLite would read all the nulls before the first value.
    if (!after)
      return { isOfNulls: false, where: hasNulls(column) ? gte(sortColumn, '') : undefined, orderBy };
    const value = sql.param(column === 'updatedAt' ? new Date(Number(after.value)) : after.value, sortColumn);
    const sign = sql.raw(ascending ? '>' : '<');
    const where = sql`(${sortColumn}, ${requests.number}) ${sign} (${value}, ${after.number})`;
    return { isOfNulls: false, where, orderBy };
  }

  return {
    column,
    stretches(after) {
      const inNulls = after?.value === null && hasNulls(column);
      const nulls = {
        isOfNulls: true,
        where: and(isNull(sortColumn), inNulls ? beyond(requests.number, after.number) : undefined),
        orderBy: byNumber,
      };
      return [...(inNulls ? [] : [valued(after)]), ...(hasNulls(column) ? [nulls] : [])];
    },
    compare: (a, b) =>
      (ascending ? 1 : -1) * (compareValues(a[column], b[column]) || compareValues(a.number, b.number)),
    cursorOf(row) {
      const value = row[column];
      return { number: row.number, value: value instanceof Date ? value.getTime() : value };
    },
  };
}

function hasNulls(column: SortColumn): boolean {
  return column === 'dueDate' || column === 'assigneeId';
}

/** As both engines do: text by code points. Compares values of one stretch: both null, or neither. */
function compareValues(a: Facts[SortColumn], b: Facts[SortColumn]): number {
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return Number(a) - Number(b);
}
