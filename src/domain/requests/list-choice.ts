import { TZDate } from '@date-fns/tz';
import { addDays, endOfWeek, format, startOfWeek, subDays } from 'date-fns';
import { z } from 'zod';
import { isBlankText } from '../text/visible-text.ts';
import { type FieldFilter, type RequestQuery, type RequestSort, requestSorts } from './request-query.ts';
import { sortableNumber } from './sortable-value.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** Whom a list is about. Every Request has a requester, some have no assignee. */
const anyone = z.object({ who: z.literal('anyone') });
const me = z.object({ who: z.literal('me') });
const nobody = z.object({ who: z.literal('nobody') });
const someone = z.object({ who: z.literal('person'), userId: z.string() });

/** What of a field's values passes: some of them, or a span whose ends are both included. */
const fieldChoice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('any_of'), fieldId: z.string(), values: z.array(z.string()).min(1) }),
  z.object({ kind: z.literal('dates'), fieldId: z.string(), from: day.nullable(), to: day.nullable() }),
  z.object({
    kind: z.literal('numbers'),
    fieldId: z.string(),
    from: z.number().nullable(),
    to: z.number().nullable(),
  }),
]);
export type FieldChoice = z.infer<typeof fieldChoice>;

/**
 * Which Requests a person wants to see, in which order, as chosen: “this week” and “me” stay what they say, so that
 * a choice can be remembered and saved (R5).
 */
export const listChoice = z.object({
  text: z.string().max(200).default(''),
  status: z.enum(['open', 'closed', 'any']).default('any'),
  streamId: z.string().nullable().default(null),
  assignee: z.discriminatedUnion('who', [anyone, me, nobody, someone]).default({ who: 'anyone' }),
  requester: z.discriminatedUnion('who', [anyone, me, someone]).default({ who: 'anyone' }),
  due: z
    .discriminatedUnion('when', [
      z.object({ when: z.enum(['any', 'overdue', 'today', 'this_week', 'next_week', 'none']) }),
      z.object({ when: z.literal('range'), from: day.nullable(), to: day.nullable() }),
    ])
    .default({ when: 'any' }),
  created: z
    .discriminatedUnion('when', [
      z.object({ when: z.enum(['any', 'today', 'this_week', 'last_30_days']) }),
      z.object({ when: z.literal('range'), from: day.nullable(), to: day.nullable() }),
    ])
    .default({ when: 'any' }),
  fields: z.array(fieldChoice).default([]),
  sort: z
    .object({ by: z.enum(requestSorts), direction: z.enum(['ascending', 'descending']) })
    .default({ by: 'number', direction: 'descending' }),
});
export type ListChoice = z.infer<typeof listChoice>;

/** The orders that people choose among; `created` is the order of numbers. */
export const listSorts = [
  { key: 'newest', sort: { by: 'number', direction: 'descending' } },
  { key: 'oldest', sort: { by: 'number', direction: 'ascending' } },
  { key: 'due_soonest', sort: { by: 'due', direction: 'ascending' } },
  { key: 'due_latest', sort: { by: 'due', direction: 'descending' } },
  { key: 'subject_a', sort: { by: 'subject', direction: 'ascending' } },
  { key: 'subject_z', sort: { by: 'subject', direction: 'descending' } },
  { key: 'assignee_a', sort: { by: 'assignee', direction: 'ascending' } },
  { key: 'assignee_z', sort: { by: 'assignee', direction: 'descending' } },
  { key: 'changed_last', sort: { by: 'updated', direction: 'descending' } },
  { key: 'changed_first', sort: { by: 'updated', direction: 'ascending' } },
] as const satisfies readonly { key: string; sort: RequestSort }[];
export type ListSortKey = (typeof listSorts)[number]['key'];

/** Everything, newest first. */
export const everyRequest: ListChoice = listChoice.parse({});

export interface Viewer {
  userId: string;
  /** IANA name: “today” is the viewer's. */
  timeZone: string;
  now: Date;
}

/** The query of a choice for one person at one time, whom nothing is hidden from yet. Pure. */
export function queryOf(choice: ListChoice, viewer: Viewer): RequestQuery {
  const { text, status, streamId, assignee, requester, due, created, fields, sort } = choice;
  const [assigneeId, requesterId] = [personOf(assignee, viewer), personOf(requester, viewer)];
  return {
    // What is overdue is open.
    status: due.when === 'overdue' ? 'open' : status,
    ...(!isBlankText(text) && { text }),
    ...(streamId !== null && { streamId }),
    ...(assigneeId !== undefined && { assigneeId }),
    ...(typeof requesterId === 'string' && { requesterId }),
    ...dueRange(due, viewer),
    ...createdRange(created, viewer),
    ...(fields.length > 0 && { fields: fields.map(fieldFilter) }),
    sort,
  };
}

/** undefined: anyone; null: nobody. */
function personOf(chosen: ListChoice['assignee'], { userId }: Viewer): string | null | undefined {
  switch (chosen.who) {
    case 'anyone':
      return undefined;
    case 'nobody':
      return null;
    case 'me':
      return userId;
    case 'person':
      return chosen.userId;
  }
}

function dueRange(due: ListChoice['due'], viewer: Viewer): Pick<RequestQuery, 'due'> {
  const today = todayOf(viewer);
  switch (due.when) {
    case 'any':
      return {};
    case 'none':
      return { due: null };
    case 'overdue':
      return { due: { to: iso(subDays(today, 1)) } };
    case 'today':
      return { due: { from: iso(today), to: iso(today) } };
    case 'this_week':
      return { due: week(today) };
    case 'next_week':
      return { due: week(addDays(today, 7)) };
    case 'range':
      return { due: span(due) };
  }
}

function createdRange(created: ListChoice['created'], viewer: Viewer): Pick<RequestQuery, 'created'> {
  const today = todayOf(viewer);
  switch (created.when) {
    case 'any':
      return {};
    case 'today':
      return { created: { from: instant(today) } };
    case 'this_week':
      return { created: { from: instant(startOfWeek(today, monday)) } };
    case 'last_30_days':
      return { created: { from: instant(subDays(today, 30)) } };
    case 'range': {
      const start = (date: string) => beginOf(date, viewer.timeZone);
      return {
        created: {
          ...(created.from !== null && { from: instant(start(created.from)) }),
          ...(created.to !== null && { until: instant(addDays(start(created.to), 1)) }),
        },
      };
    }
  }
}

function fieldFilter(choice: FieldChoice): FieldFilter {
  const { fieldId } = choice;
  switch (choice.kind) {
    case 'any_of':
      return { fieldId, anyOf: choice.values };
    case 'dates':
      return { fieldId, ...span(choice) };
    case 'numbers':
      return {
        fieldId,
        ...(choice.from !== null && { from: sortableNumber(choice.from) }),
        ...(choice.to !== null && { to: sortableNumber(choice.to) }),
      };
  }
}

function span({ from, to }: { from: string | null; to: string | null }): { from?: string; to?: string } {
  return { ...(from !== null && { from }), ...(to !== null && { to }) };
}

const monday = { weekStartsOn: 1 } as const;

/** The begin of the viewer's day. */
function todayOf({ now, timeZone }: Viewer): TZDate {
  const here = new TZDate(now, timeZone);
  return new TZDate(here.getFullYear(), here.getMonth(), here.getDate(), timeZone);
}

/** The begin of a day, YYYY-MM-DD. (TZDate reads text by the clock of the machine.) */
function beginOf(date: string, timeZone: string): TZDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return new TZDate(year, month - 1, day, timeZone);
}

function week(day: TZDate): { from: string; to: string } {
  return { from: iso(startOfWeek(day, monday)), to: iso(endOfWeek(day, monday)) };
}

function iso(date: TZDate): string {
  return format(date, 'yyyy-MM-dd');
}

/** A plain Date of the same moment. */
function instant(date: TZDate): Date {
  return new Date(date.getTime());
}
