import { type RequestQuery, requestSorts } from '../../src/domain/requests/request-query.ts';
import { randomFrom } from '../statistics.ts';
import {
  commonWords,
  dateOf,
  firstDay,
  lastDay,
  optionIds,
  peopleCount,
  personId,
  streamCount,
  streamId,
} from './seed.ts';

const day = 24 * 60 * 60 * 1000;

/** Queries of every kind: each sort, both ways, with none to three filters that let few or many pass. */
export function someQueries(count: number): RequestQuery[] {
  const random = randomFrom(7);
  const below = (end: number) => Math.floor(random() * end);
  const oneOf = <Value>(values: readonly Value[]) => values[below(values.length)] as Value;
  const moment = () => firstDay + below(lastDay - firstDay);
  const filters: (() => RequestQuery)[] = [
    () => ({ streamId: streamId(Math.floor(streamCount * random() ** 2.5)) }),
    () => ({ requesterId: personId(below(peopleCount)) }),
    () => ({ assigneeId: random() < 0.3 ? null : personId(below(streamCount * 5)) }),
    () => ({ due: random() < 0.2 ? null : rangeOf(moment(), oneOf([1, 7, 90]) * day) }),
    () => ({ due: { to: dateOf(lastDay) } }),
    () => ({ text: oneOf(['laptop', 'invoice rev', 'print', `${below(100_000)}`, oneOf(commonWords)]) }),
    () => ({ fields: [{ fieldId: 'option', anyOf: [oneOf(optionIds)] }] }),
    () => ({ fields: [{ fieldId: 'day', ...rangeOf(firstDay + below(1000) * day, oneOf([0, 7]) * day) }] }),
    () => createdIn(moment(), oneOf([1, 7, 90]) * day),
  ];
  return Array.from({ length: count }, () => {
    const chosen = Array.from({ length: below(4) }, () => oneOf(filters)());
    return Object.assign({}, ...chosen, {
      status: oneOf(['open', 'open', 'closed', 'any']),
      sort: { by: oneOf(requestSorts), direction: oneOf(['ascending', 'descending']) },
    }) as RequestQuery;
  });
}

function rangeOf(from: number, length: number): NonNullable<RequestQuery['due']> {
  return { from: dateOf(from), to: dateOf(from + length) };
}

function createdIn(from: number, length: number): RequestQuery {
  return { created: { from: new Date(from), until: new Date(from + length) } };
}
