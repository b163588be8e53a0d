import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, lte, not, or, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { FieldFilter, RequestFilter } from '../domain/requests/request-query.ts';
import { soughtWords } from '../domain/requests/search-words.ts';
import type { Steps } from './steps.ts';
import type { TenantQueries } from './tenant.ts';
import { hasWords, numbersWithWords } from './words-match.ts';

/** One condition in two wordings of the same meaning. */
export interface Filter {
  /** Null: what it looks at stands in a table beside. */
  column: 'streamId' | 'requesterId' | 'assigneeId' | 'dueDate' | 'number' | null;
  /** What passes: one value, those without a value, a span of time, or what a table beside says. */
  kind: 'is' | 'none' | 'span' | 'beside';
  /** For the index that begins with the column; a table beside is asked for no more than so many Requests. */
  found(atMost: number): SQL | undefined;
  /** For rows that come by another index: engines do not look this one up. */
  checked: SQL | undefined;
}

/** Clocks of our processes differ by less: of two Requests, the one of the higher number was not made so much earlier. */
const clockTolerance = 24 * 60 * 60 * 1000;

/** The statuses that pass, as `isOpen`. */
export function statusesOf({ status = 'any' }: RequestFilter): boolean[] {
  return status === 'any' ? [true, false] : [status === 'open'];
}

/** What is hidden from the one whom a list is for; undefined: nothing. No page is ever made of this alone. */
export function visible(q: TenantQueries, { seenBy }: RequestFilter): SQL | undefined {
  if (!seenBy) return undefined;
  const { requests } = q.schema;
  const { userId, hiddenStreamIds, privateStreamIds } = seenBy;
  const isIn = (streamIds: readonly string[]) =>
    streamIds.length === 0 ? sql`false` : inArray(unindexed(requests.streamId), [...streamIds]);
  const ofOthers = and(
    hiddenStreamIds.length === 0 ? undefined : not(isIn(hiddenStreamIds)),
    privateStreamIds === 'all' ? undefined : or(eq(requests.isPrivate, false), isIn(privateStreamIds)),
  );
  return ofOthers && or(ofOthers, eq(unindexed(requests.requesterId), userId));
}

/** The conditions of a filter, the status aside: every index that they use begins with the status, or ends with it. */
export function* filtersOf(q: TenantQueries, filter: RequestFilter): Steps<Filter[]> {
  const { requests } = q.schema;
  const filters: Filter[] = [];
  const is = (column: 'streamId' | 'requesterId' | 'assigneeId', value: string | null | undefined) => {
    if (value === undefined) return;
    const condition = (of: SQL) => (value === null ? isNull(of) : eq(of, value));
    filters.push({
      column,
      kind: value === null ? 'none' : 'is',
      found: () => condition(indexed(requests[column])),
      checked: condition(unindexed(requests[column])),
    });
  };
  is('requesterId', filter.requesterId);
  is('assigneeId', filter.assigneeId);
  is('streamId', filter.streamId);
  if (filter.due !== undefined) {
    const { due } = filter;
    const condition = (of: SQL) =>
      due === null
        ? isNull(of)
        : and(gte(of, due.from ?? ''), due.to === undefined ? undefined : lte(of, due.to));
    filters.push({
      column: 'dueDate',
      kind: due === null ? 'none' : 'span',
      found: () => condition(indexed(requests.dueDate)),
      checked: condition(unindexed(requests.dueDate)),
    });
  }
  if (filter.created) filters.push(yield* createdFilter(q, filter.created));
  for (const field of filter.fields ?? []) filters.push(fieldFilter(q, field));
  const words = soughtWords(filter.text ?? '');
  if (words.length > 0) filters.push(wordsFilter(q, words));
  return filters;
}

/**
 * A range of creation times as a range of numbers, which every index holds: the last Request that is surely too
 * early bounds it below, the first that is surely too late above. The exact times are checked within.
 */
function* createdFilter(
  q: TenantQueries,
  { from, until }: NonNullable<RequestFilter['created']>,
): Steps<Filter> {
  const { requests } = q.schema;
  const createdAt = unindexed(requests.createdAt);
  const exactly = and(
    from && gte(createdAt, sql.param(from, requests.createdAt)),
    until && lt(createdAt, sql.param(until, requests.createdAt)),
  );
  const first = from && (yield* firstNumber(q, lt(requests.createdAt, shifted(from, -clockTolerance)), desc));
  const last = until && (yield* firstNumber(q, gt(requests.createdAt, shifted(until, clockTolerance)), asc));
  const within = (of: SQL) =>
    and(
      first === undefined ? undefined : gt(of, first),
      last === undefined ? undefined : lt(of, last),
      exactly,
    );
  return {
    column: 'number',
    kind: 'span',
    found: () => within(indexed(requests.number)),
    checked: within(unindexed(requests.number)),
  };
}

/** Answers to a field, by the table that holds them one by one. */
function fieldFilter({ schema, workspaceId }: TenantQueries, filter: FieldFilter): Filter {
  const { requests, fieldValues } = schema;
  const passing = and(
    eq(fieldValues.workspaceId, workspaceId),
    eq(fieldValues.fieldId, filter.fieldId),
    'anyOf' in filter
      ? inArray(fieldValues.value, [...filter.anyOf])
      : and(
          filter.from === undefined ? undefined : gte(fieldValues.value, filter.from),
          filter.to === undefined ? undefined : lte(fieldValues.value, filter.to),
        ),
  );
  return {
    column: null,
    kind: 'beside',
    found: (atMost) =>
      sql`${requests.number} in (select distinct ${fieldValues.number} from ${fieldValues} where ${passing} limit ${atMost})`,
    checked: sql`exists (select 1 from ${fieldValues} where ${passing} and ${fieldValues.number} = ${unindexed(requests.number)})`,
  };
}

function wordsFilter({ schema, workspaceId }: TenantQueries, words: readonly string[]): Filter {
  const { requests } = schema;
  return {
    column: null,
    kind: 'beside',
    found: (atMost) => sql`${requests.number} in ${numbersWithWords(schema, workspaceId, words, atMost)}`,
    checked: hasWords(schema, workspaceId, words, unindexed(requests.number)),
  };
}

function* firstNumber(q: TenantQueries, where: SQL, order: typeof asc): Steps<number | undefined> {
  const { requests } = q.schema;
  const [row] = yield* q.pick(requests, ['number'], {
    where,
    orderBy: [order(requests.createdAt)],
    limit: 1,
  });
  return row?.number;
}

function shifted(time: Date, milliseconds: number): Date {
  return new Date(time.getTime() + milliseconds);
}

function indexed(column: SQLiteColumn): SQL {
  return sql`${column}`;
}

/** The value of a column, in a form that neither engine uses an index for. */
function unindexed(column: SQLiteColumn): SQL {
  return sql`coalesce(${column}, ${column})`;
}
