import fc from 'fast-check';
import type { NewRequest } from '../../src/db/requests.ts';
import type { Store } from '../../src/db/store.ts';
import type { Request } from '../../src/domain/requests/request.ts';
import { type RequestQuery, requestSorts } from '../../src/domain/requests/request-query.ts';
import { searchWords } from '../../src/domain/requests/search-words.ts';
import { aLibrary, anInstall, aRequest, aStream, made } from './store-samples.ts';

const streams = ['S1', 'S2', 'S3'] as const;
const people = ['UALICE', 'UBOB', 'UCAROL', 'U0DAVE'];
const dates = ['2029-12-31', '2030-05-01', '2030-05-02', '2030-06-15', '2031-01-01'];
const subjects = [
  '',
  'a',
  'A',
  'Zebra',
  'zebra crossing',
  'Éclair',
  'e',
  '10',
  '9',
  '\u{ff5e} tilde',
  '😀 smile',
];
const detailWords = ['laptop', 'Lap', 'café', 'CAFE', '笔记本', '🚀', 'it’s', 'a-b', '10'];
const fieldValues = ['a', 'b', 'ba', 'c'];
const hour = 60 * 60 * 1000;

/** A Request to be, and what becomes of it. */
export interface Life
  extends Pick<NewRequest, 'subject' | 'requesterId' | 'assigneeId' | 'dueDate' | 'isPrivate' | 'createdAt'> {
  stream: (typeof streams)[number];
  /** Milliseconds after `made` when it was last changed; null: never. */
  changedAfter: number | null;
  closed: boolean;
  /** What it is found and filtered by; `colour` and `size` are fields. */
  details: string;
  values: { fieldId: string; value: string }[];
}

/** Few values of each kind, so that many are equal. Clocks are up to a day apart: times do not follow numbers. */
export const arbitraryLife: fc.Arbitrary<Life> = fc.record({
  stream: fc.constantFrom(...streams),
  subject: fc.oneof(fc.constantFrom(...subjects), fc.string({ maxLength: 50, unit: 'grapheme' })),
  requesterId: fc.constantFrom(...people),
  assigneeId: fc.constantFrom(null, ...people),
  dueDate: fc.constantFrom(null, ...dates),
  isPrivate: fc.boolean(),
  createdAt: fc.integer({ min: 0, max: 24 }).map((hours) => new Date(made.getTime() + hours * hour)),
  changedAfter: fc.option(fc.integer({ min: 0, max: 5 }).map((hours) => hours * hour)),
  closed: fc.boolean(),
  details: fc.array(fc.constantFrom(...detailWords), { maxLength: 4 }).map((words) => words.join(' ')),
  values: fc.uniqueArray(
    fc.record({ fieldId: fc.constantFrom('colour', 'size'), value: fc.constantFrom(...fieldValues) }),
    { maxLength: 4, selector: ({ fieldId, value }) => `${fieldId} ${value}` },
  ),
});

const arbitraryTime = fc
  .integer({ min: -1, max: 25 })
  .map((hours) => new Date(made.getTime() + hours * hour));

const arbitraryFilter = fc.record({
  status: fc.constantFrom('open', 'closed', 'any'),
  streamId: fc.constantFrom(...streams),
  requesterId: fc.constantFrom(...people),
  assigneeId: fc.constantFrom(null, ...people),
  due: fc.option(
    fc.record({ from: fc.constantFrom(...dates), to: fc.constantFrom(...dates) }, { requiredKeys: [] }),
  ),
  created: fc.record({ from: arbitraryTime, until: arbitraryTime }, { requiredKeys: [] }),
  text: fc.constantFrom(
    'lap',
    'laptop',
    'café',
    'LAP 10',
    '笔',
    '🚀',
    `it's`,
    'a b',
    '',
    '"*',
    'nothing of it',
  ),
  fields: fc.array(
    fc.oneof(
      fc.record({
        fieldId: fc.constantFrom('colour', 'size'),
        anyOf: fc.subarray([...fieldValues], { minLength: 1, maxLength: 2 }),
      }),
      fc.record(
        {
          fieldId: fc.constantFrom('colour', 'size'),
          from: fc.constantFrom(...fieldValues),
          to: fc.constantFrom(...fieldValues),
        },
        { requiredKeys: ['fieldId'] },
      ),
    ),
    { minLength: 1, maxLength: 2 },
  ),
  seenBy: fc.record({
    userId: fc.constantFrom(...people),
    hiddenStreamIds: fc.subarray([...streams]),
    privateStreamIds: fc.oneof(fc.constant('all' as const), fc.subarray([...streams])),
  }),
});
const filterNames = [
  ...(['status', 'streamId', 'requesterId', 'assigneeId', 'due', 'created'] as const),
  ...(['text', 'fields', 'seenBy'] as const),
];

/** Any order, small pages, at most three filters: more would leave nothing to sort. The Stream is named as in `Life`. */
export const arbitraryQuery: fc.Arbitrary<RequestQuery & { pageSize: number }> = fc
  .record({
    filter: arbitraryFilter,
    used: fc.subarray([...filterNames], { maxLength: 3 }),
    sort: fc.record({
      by: fc.constantFrom(...requestSorts),
      direction: fc.constantFrom('ascending', 'descending'),
    }),
    pageSize: fc.integer({ min: 1, max: 7 }),
  })
  .map(({ filter, used, ...query }) => ({
    ...query,
    ...Object.fromEntries(used.map((name) => [name, filter[name]])),
  }));

/** The id of a Stream of `workspaceWith`. */
export function streamIn(workspaceId: string, stream: string): string {
  return `${stream} of ${workspaceId}`;
}

/** A Request, and what it is found by beside its columns. */
export interface SampleRequest extends Pick<Life, 'details' | 'values'> {
  request: Request;
}

/** Installs a workspace with three Streams and the Requests, in their order. */
export function workspaceWith(
  store: Store,
  workspaceId: string,
  lives: readonly Life[],
): Promise<SampleRequest[]> {
  return store.system.transaction(function* (db) {
    yield* db.workspaces.install(anInstall(workspaceId));
    const workspace = db.in(workspaceId);
    for (const stream of streams) {
      const id = streamIn(workspaceId, stream);
      yield* workspace.streams.add(aStream(id), aLibrary(id));
    }
    const requests: SampleRequest[] = [];
    for (const [index, life] of lives.entries()) {
      const { stream, changedAfter, closed, details, values, ...facts } = life;
      const { request } = yield* workspace.requests.add(
        aRequest(`${workspaceId} ${index}`, { ...facts, streamId: streamIn(workspaceId, stream) }),
      );
      yield* workspace.requests.putFindable(request, {
        words: searchWords(`${request.subject} ${details}`),
        values,
      });
      const at = new Date(made.getTime() + (changedAfter ?? 0));
      const isUnchanged = changedAfter === null && !closed;
      const change = closed ? { isOpen: false, closedAt: at } : {};
      const now = isUnchanged ? request : yield* workspace.requests.change(request, change, at);
      requests.push({ request: now, details, values });
    }
    return requests;
  });
}
