import type { Request } from '../../src/domain/requests/request.ts';
import {
  type FieldFilter,
  type RequestQuery,
  type SeenBy,
  subjectKey,
} from '../../src/domain/requests/request-query.ts';
import { searchWords } from '../../src/domain/requests/search-words.ts';
import type { SampleRequest } from './search-samples.ts';

/** What a query is to give on all its pages together: filtered and sorted in memory, as the product says it. */
export function expectedList(requests: readonly SampleRequest[], query: RequestQuery): Request[] {
  const { by, direction } = query.sort ?? { by: 'number', direction: 'descending' };
  const sign = direction === 'ascending' ? 1 : -1;
  return requests
    .filter((sample) => passes(sample.request, query) && isFound(sample, query))
    .map(({ request }) => request)
    .sort((a, b) => {
      const [one, other] = [sortValue(a, by), sortValue(b, by)];
      if (one === null || other === null) {
        return Number(one === null) - Number(other === null) || sign * (a.number - b.number);
      }
      return sign * (compare(one, other) || a.number - b.number);
    });
}

function passes(
  request: Request,
  { status, streamId, requesterId, assigneeId, due, created }: RequestQuery,
): boolean {
  return (
    (status === undefined || status === 'any' || request.isOpen === (status === 'open')) &&
    (streamId === undefined || request.streamId === streamId) &&
    (requesterId === undefined || request.requesterId === requesterId) &&
    (assigneeId === undefined || request.assigneeId === assigneeId) &&
    (due === undefined || passesDue(request.dueDate, due)) &&
    (created?.from === undefined || request.createdAt >= created.from) &&
    (created?.until === undefined || request.createdAt < created.until)
  );
}

function isFound(
  { request, details, values }: SampleRequest,
  { text = '', fields = [], seenBy }: RequestQuery,
): boolean {
  const words = searchWords(`${request.subject} ${details}`);
  const sought = searchWords(text);
  const last = sought.pop();
  return (
    (seenBy === undefined || isSeen(request, seenBy)) &&
    sought.every((word) => words.includes(word)) &&
    (last === undefined || words.some((word) => word.startsWith(last))) &&
    fields.every((filter) => values.some((value) => passesField(value, filter)))
  );
}

function isSeen(
  { streamId, requesterId, isPrivate }: Request,
  { userId, hiddenStreamIds, privateStreamIds }: SeenBy,
): boolean {
  if (requesterId === userId) return true;
  if (hiddenStreamIds.includes(streamId)) return false;
  return !isPrivate || privateStreamIds === 'all' || privateStreamIds.includes(streamId);
}

function passesField({ fieldId, value }: { fieldId: string; value: string }, filter: FieldFilter): boolean {
  if (fieldId !== filter.fieldId) return false;
  if ('anyOf' in filter) return filter.anyOf.includes(value);
  return (
    (filter.from === undefined || value >= filter.from) && (filter.to === undefined || value <= filter.to)
  );
}

function passesDue(date: string | null, due: NonNullable<RequestQuery['due']> | null): boolean {
  if (due === null || date === null) return due === null && date === null;
  return (due.from === undefined || date >= due.from) && (due.to === undefined || date <= due.to);
}

function sortValue(request: Request, by: NonNullable<RequestQuery['sort']>['by']): string | number | null {
  switch (by) {
    case 'number':
    case 'created':
      return request.number;
    case 'due':
      return request.dueDate;
    case 'assignee':
      return request.assigneeId;
    case 'subject':
      return subjectKey(request.subject);
    case 'updated':
      return request.updatedAt.getTime();
  }
}

/** Text by code points. */
function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' || typeof b === 'number') return Number(a) - Number(b);
  const [one, other] = [Array.from(a), Array.from(b)];
  for (let at = 0; at < Math.max(one.length, other.length); at += 1) {
    const difference = (one[at]?.codePointAt(0) ?? -1) - (other[at]?.codePointAt(0) ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}
