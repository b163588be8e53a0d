import type { Request } from '../../src/domain/requests/request.ts';
import { type RequestQuery, subjectKey } from '../../src/domain/requests/request-query.ts';

/** What a query is to give on all its pages together: filtered and sorted in memory, as the product says it. */
export function expectedList(requests: readonly Request[], query: RequestQuery): Request[] {
  const { by, direction } = query.sort ?? { by: 'number', direction: 'descending' };
  const sign = direction === 'ascending' ? 1 : -1;
  return requests
    .filter((request) => passes(request, query))
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
