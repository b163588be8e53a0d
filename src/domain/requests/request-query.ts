/** What a list of Requests is sorted by. `created` is the order of numbers: they are given one by one. */
export const requestSorts = ['number', 'created', 'due', 'subject', 'assignee', 'updated'] as const;

export interface RequestSort {
  by: (typeof requestSorts)[number];
  direction: 'ascending' | 'descending';
}

/** What lists show first: the newest Requests. */
export const newestFirst: RequestSort = { by: 'number', direction: 'descending' };

/** Requests on a page of a list (R5). */
export const usualPageSize = 10;

/** Which Requests a list holds. A filter that is absent lets all pass. */
export interface RequestFilter {
  status?: 'open' | 'closed' | 'any';
  streamId?: string;
  requesterId?: string;
  /** null: nobody. */
  assigneeId?: string | null;
  /** null: those without one. Otherwise those with a date in the range, YYYY-MM-DD, both ends included. */
  due?: { from?: string; to?: string } | null;
  /** From the first moment on, until before the second. */
  created?: { from?: Date; until?: Date };
  /** As a person typed it: Requests whose subject and answers have all of its words, the last as a beginning (R4). */
  text?: string;
  /** Each of them must let a Request pass. */
  fields?: readonly FieldFilter[];
  /** Whom the list is for: what they may not see is not in it, nor counted (S11, R16). */
  seenBy?: SeenBy;
}

/** What a person may see of Requests; their own always. */
export interface SeenBy {
  userId: string;
  /** Streams of which they see nothing of others. */
  hiddenStreamIds: readonly string[];
  /** Streams of which they see the private Requests of others too. */
  privateStreamIds: readonly string[] | 'all';
}

/** Lets Requests pass by their answer to a field: one of these values, or a span of dates or numbers. */
export type FieldFilter =
  | { fieldId: string; anyOf: readonly string[] }
  | { fieldId: string; from?: string; to?: string };

/** A page of Requests (R4, R5): which ones, in what order, after which one. */
export interface RequestQuery extends RequestFilter {
  /**
   * Those without a value come last, both ways; those of equal value by number, the same way. Subjects compare by
   * `subjectKey`, assignees by their Slack ids, which keeps each one's Requests together.
   */
  sort?: RequestSort;
  pageSize?: number;
  /** `next` of the page before; absent: the first page. */
  after?: RequestCursor | undefined;
}

/** A place in a sorted list that stays when Requests come and go. Plain JSON. */
export interface RequestCursor {
  number: number;
  /** What the Request is sorted by, beside its number; times in milliseconds since the epoch. */
  value: string | number | null;
}

const keyLength = 32;

/** What a subject is sorted by: its beginning, without regard to case. Compared by code points on every engine. */
export function subjectKey(subject: string): string {
  return Array.from(subject.normalize('NFC').toLocaleLowerCase('en')).slice(0, keyLength).join('');
}
