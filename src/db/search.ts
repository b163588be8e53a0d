import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Request } from '../domain/requests/request.ts';
import {
  newestFirst,
  type RequestCursor,
  type RequestFilter,
  type RequestQuery,
  usualPageSize,
} from '../domain/requests/request-query.ts';
import { asRequest } from './request-row.ts';
import { type Filter, filtersOf, statusesOf, visible } from './search-filters.ts';
import { type Facts, facts, type Order, orderOf, type Stretch } from './search-order.ts';
import type { Steps } from './steps.ts';
import type { TenantQueries } from './tenant.ts';

/** One page of a list of Requests. */
export interface RequestPage {
  requests: Request[];
  /** Where the next page goes on; null: this is the last one. */
  next: RequestCursor | null;
  /** Requests on all pages. */
  total: number;
  /** False where counting stopped early: then there are at least so many. */
  totalIsExact: boolean;
}

/** Where what a filter lets pass lies together in a list, it pays to gather so many times more; see `liesTogether`. */
const togetherFactor = 10;

interface Survey extends Pick<RequestPage, 'total' | 'totalIsExact'> {
  /** The filter that lets the fewest pass; null: none is narrow enough. */
  narrowest: Filter | null;
}

/**
 * Pages of Requests. Every page is chosen by indexes that hold all that it is filtered and sorted by; the wide rows
 * are read for the Requests shown alone. (A million Requests, three filters: 9 ms, at worst 530, where they are
 * checked on the rows.)
 *
 * @param mostGathered index entries that a filter may have for the page to be made of them all: 10,000 are read and
 *   sorted in a few milliseconds. A filter that lets more pass is checked while an index in the list's own order is
 *   walked, which soon has ten then. Counting stops at this number too.
 */
export function searchQueries(q: TenantQueries, mostGathered = 10_000) {
  const { requests } = q.schema;

  function* surveyOf(filter: RequestFilter, filters: Filter[]): Steps<Survey> {
    const status = inArray(requests.isOpen, statusesOf(filter));
    const matching = and(visible(q, filter), ...filters.map(({ checked }) => checked));
    const survey: Survey = { narrowest: null, total: 0, totalIsExact: false };
    let fewest = mostGathered;
    for (const candidate of filters.length > 0 ? filters : [null]) {
      // A table beside knows no status, and is asked for so many at most: all that it gives are looked at.
      const isBeside = candidate?.kind === 'beside';
      const among = and(candidate?.found(mostGathered), isBeside ? undefined : status);
      const counts = yield* q.countAmong(requests, {
        among,
        matching: isBeside ? and(status, matching) : matching,
        atMost: mostGathered,
      });
      survey.total = Math.max(survey.total, counts.matching);
      if (counts.looked >= fewest) continue;
      fewest = counts.looked;
      survey.totalIsExact = true;
      survey.narrowest = candidate;
    }
    return survey;
  }

  /** The filter to gather by where none is narrow and a walk could be long. */
  function* filterTogether(order: Order, query: RequestFilter, filters: Filter[]): Steps<Filter | null> {
    const atMost = togetherFactor * mostGathered;
    for (const candidate of filters) {
      if (!liesTogether(candidate, order)) continue;
      const isBeside = candidate.kind === 'beside';
      const status = inArray(requests.isOpen, statusesOf(query));
      const among = and(candidate.found(atMost), isBeside ? undefined : status);
      const { looked } = yield* q.countAmong(requests, { among, matching: undefined, atMost });
      if (looked < atMost) return candidate;
    }
    return null;
  }

  /** All that the narrowest filter lets pass, then filtered and sorted. */
  function* gather(
    narrowest: Filter,
    query: RequestFilter,
    filters: Filter[],
    stretch: Stretch,
    limit: number,
  ) {
    const status = inArray(requests.isOpen, statusesOf(query));
    return yield* q.pick(requests, facts, {
      among: {
        where: and(narrowest.found(mostGathered * togetherFactor), status),
        atMost: mostGathered * togetherFactor,
      },
      where: and(visible(q, query), ...filters.map(({ checked }) => checked), stretch.where),
      orderBy: stretch.orderBy,
      limit,
    });
  }

  /** The index in the list's order, open ones and closed ones side by side, filters checked on the way. */
  function* walk(order: Order, query: RequestFilter, filters: Filter[], stretch: Stretch, limit: number) {
    const found: Facts[] = [];
    for (const isOpen of statusesOf(query)) {
      const conditions = filters.map((filter) =>
        filter.column === order.column ? filter.found(mostGathered) : filter.checked,
      );
      const where = and(eq(requests.isOpen, isOpen), stretch.where, visible(q, query), ...conditions);
      found.push(...(yield* q.pick(requests, facts, { where, orderBy: stretch.orderBy, limit })));
    }
    return found.sort(order.compare).slice(0, limit);
  }

  /** The wide rows, in the order in which they were chosen. One that is being deleted is on no list. */
  function* wideRows(chosen: Facts[]): Steps<Request[]> {
    if (chosen.length === 0) return [];
    const numbers = chosen.map(({ number }) => number);
    const found = yield* q.select(requests, {
      where: and(inArray(requests.number, numbers), isNull(requests.deletedAt)),
    });
    const byNumber = new Map(found.map((row) => [row.number, asRequest(row)]));
    return numbers.flatMap((number) => byNumber.get(number) ?? []);
  }

  return {
    /** One page of the Requests that pass a filter, newest first unless sorted otherwise (R4, R5). */
    *page(query: RequestQuery): Steps<RequestPage> {
      const { sort = newestFirst, pageSize = usualPageSize, after } = query;
      const filters = yield* filtersOf(q, query);
      const { narrowest, total, totalIsExact } = yield* surveyOf(query, filters);
      const order = orderOf(requests, sort);
      const gathered = narrowest ?? (yield* filterTogether(order, query, filters));
      const found: Facts[] = [];
      for (const stretch of stretchesOf(order, filters, after)) {
        // One more than is shown: it tells whether there is a next page.
        const limit = pageSize + 1 - found.length;
        if (limit === 0) break;
        found.push(
          ...(yield* gathered
            ? gather(gathered, query, filters, stretch, limit)
            : walk(order, query, filters, stretch, limit)),
        );
      }
      const shown = found.slice(0, pageSize);
      const last = shown.at(-1);
      return {
        requests: yield* wideRows(shown),
        next: last && found.length > pageSize ? order.cursorOf(last) : null,
        total,
        totalIsExact,
      };
    },
  };
}

/** Whether an index in the list's order begins with the filter's column, too. */
function servesWalk({ column }: Filter, order: Order): boolean {
  return column === order.column || (column === 'streamId' && order.column === 'number');
}

/**
 * Whether what passes the filter lies in one place of the list, maybe far from where a walk begins: a span of one
 * time in the order of another, a Stream's team among all assignees.
 */
function liesTogether(filter: Filter, order: Order): boolean {
  if (filter.kind === 'beside') return false;
  if (servesWalk(filter, order)) return false;
  if (filter.kind === 'span') return order.column !== 'subjectKey' && order.column !== 'assigneeId';
  return filter.column === 'streamId' && order.column === 'assigneeId';
}

/** Without the stretch that a filter of the sorted column excludes. */
function stretchesOf(order: Order, filters: Filter[], after: RequestCursor | undefined): Stretch[] {
  const own = filters.find(({ column }) => column === order.column);
  return order.stretches(after).filter(({ isOfNulls }) => !own || isOfNulls === (own.kind === 'none'));
}
