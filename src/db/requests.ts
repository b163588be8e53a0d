import { and, asc, desc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Findable } from '../domain/requests/findable.ts';
import type { HistoryEntry } from '../domain/requests/history.ts';
import type { Request } from '../domain/requests/request.ts';
import { subjectKey } from '../domain/requests/request-query.ts';
import { alikeQueries } from './alike.ts';
import { asRequest } from './request-row.ts';
import { requestStatusQueries } from './request-statuses.ts';
import { searchQueries } from './search.ts';
import { type Shape, type Steps, shaped } from './steps.ts';
import type { TenantQueries } from './tenant.ts';
import { workspaceWord } from './words-match.ts';

type ByItself = 'number' | 'version' | 'isOpen' | 'updatedAt' | 'closedAt' | 'withdrawnAt' | 'deletedAt';
type HasDefault = 'statusId' | 'submittedBy' | 'isPrivate' | 'route';
export type NewRequest = Omit<Request, ByItself | HasDefault> &
  Partial<Pick<Request, HasDefault>> & { submissionKey: string };

/** What a change of a Request may set. */
export type RequestChange = Partial<
  Pick<
    Request,
    | 'subject'
    | 'isOpen'
    | 'statusId'
    | 'assigneeId'
    | 'dueDate'
    | 'isPrivate'
    | 'answers'
    | 'route'
    | 'closedAt'
    | 'withdrawnAt'
    | 'deletedAt'
  >
>;

export interface Card {
  place: 'channel' | 'requester';
  channelId: string;
  ts: string;
  permalink: string | null;
  /** `seq` of the last entry of the history that its thread tells; 0: none yet. */
  toldUpTo: number;
}

/** Requests, their history, and where their cards stand. */
export function requestQueries(q: TenantQueries) {
  const { requests, history, fieldValues, requestWords, cards, workspaces } = q.schema;

  const takeNextNumber: Shape = {
    name: 'take the next number',
    build: (db) =>
      db
        .update(workspaces)
        .set({ lastRequestNumber: sql`${workspaces.lastRequestNumber} + 1` })
        .where(eq(workspaces.workspaceId, sql.placeholder('workspaceId')))
        .returning({ number: workspaces.lastRequestNumber }),
  };

  const wordsOf = ({ words }: Findable) => [workspaceWord(q.workspaceId), ...words].join(' ');

  /** Numbers are given in the order of commits, without gaps: the counter's row is held to the end. */
  function* nextNumber(): Steps<number> {
    const { workspaceId } = q;
    const [workspace] = (yield* shaped(takeNextNumber, { workspaceId })) as { number: number }[];
    if (!workspace) throw new Error(`No workspace ${q.workspaceId}.`);
    return workspace.number;
  }

  return {
    ...searchQueries(q),
    ...alikeQueries(q),
    ...requestStatusQueries(q),
    /**
     * Adds a Request under the next number.
     *
     * @returns the Request, and `isNew: false` where this very submission was saved before.
     */
    *add(request: NewRequest): Steps<{ request: Request; isNew: boolean }> {
      // The counter's row is locked first, so two copies of one submission cannot both find nothing.
      const number = yield* nextNumber();
      const [before] = yield* q.find(requests, { submissionKey: request.submissionKey });
      if (before) {
        yield* q.update(workspaces, { lastRequestNumber: number - 1 }, undefined);
        return { request: asRequest(before), isNew: false };
      }
      const row = {
        statusId: null,
        submittedBy: null,
        isPrivate: false,
        route: null,
        ...request,
        subjectKey: subjectKey(request.subject),
        number,
        isOpen: true,
        version: 1,
        updatedAt: request.createdAt,
        closedAt: null,
        withdrawnAt: null,
        deletedAt: null,
      };
      yield* q.insert(requests, row);
      return { request: asRequest(row), isNew: true };
    },
    *byId(id: string, options: { lock?: boolean } = {}): Steps<Request | undefined> {
      const row = yield* q.first(requests, eq(requests.id, id), options);
      return row && asRequest(row);
    },
    *byIds(ids: readonly string[]): Steps<Request[]> {
      if (ids.length === 0) return [];
      return (yield* q.select(requests, { where: inArray(requests.id, [...ids]) })).map(asRequest);
    },
    *bySubmission(submissionKey: string): Steps<Request | undefined> {
      const [row] = yield* q.find(requests, { submissionKey });
      return row && asRequest(row);
    },
    /** Writes a change of a Request that the transaction holds (`byId` with `lock`). */
    *change(request: Pick<Request, 'id' | 'version'>, change: RequestChange, at: Date): Steps<Request> {
      const [changed] = yield* q.update(
        requests,
        {
          ...change,
          ...(change.subject !== undefined && { subjectKey: subjectKey(change.subject) }),
          version: request.version + 1,
          updatedAt: at,
        },
        eq(requests.id, request.id),
      );
      if (!changed) throw new Error(`No Request ${request.id} in this workspace.`);
      return asRequest(changed);
    },
    /** What a new Request is found and filtered by, see `findable`. */
    *addFindable({ id, number }: Pick<Request, 'id' | 'number'>, findable: Findable): Steps<void> {
      yield* q.insert(requestWords, { requestId: id, number, words: wordsOf(findable) });
      for (const value of findable.values) yield* q.insert(fieldValues, { ...value, requestId: id, number });
    },
    /** The same in the place of what it was before. */
    *putFindable({ id, number }: Pick<Request, 'id' | 'number'>, findable: Findable): Steps<void> {
      yield* q.put(requestWords, [requestWords.workspaceId, requestWords.requestId], {
        requestId: id,
        number,
        words: wordsOf(findable),
      });
      yield* q.remove(fieldValues, eq(fieldValues.requestId, id));
      yield* q.insert(
        fieldValues,
        findable.values.map((value) => ({ ...value, requestId: id, number })),
      );
    },
    *remember(requestId: string, entry: Omit<HistoryEntry, 'seq'>): Steps<void> {
      yield* q.insert(history, { requestId, ...entry });
    },
    /** Oldest first: all of it, or what came after an entry. */
    *history(requestId: string, after = 0): Steps<HistoryEntry[]> {
      const found = yield* q.select(history, {
        where: and(eq(history.requestId, requestId), gt(history.seq, after)),
        orderBy: [asc(history.seq)],
      });
      return found.map(asEntry);
    },
    /** Newest first, some at a time; one more than asked for where there are older ones. */
    *latestHistory(requestId: string, limit: number, offset: number): Steps<HistoryEntry[]> {
      const found = yield* q.select(history, {
        where: eq(history.requestId, requestId),
        orderBy: [desc(history.seq)],
        limit: limit + 1,
        offset,
      });
      return found.map(asEntry);
    },
    *forgetHistory(requestId: string): Steps<void> {
      yield* q.remove(history, eq(history.requestId, requestId));
    },
    /** Removes a Request with all that hangs on it. */
    *remove(id: string): Steps<void> {
      yield* q.remove(requests, eq(requests.id, id));
    },
    *cards(requestId: string): Steps<Card[]> {
      const found = yield* q.select(cards, { where: eq(cards.requestId, requestId) });
      return found.map(({ place, channelId, ts, permalink, toldUpTo }) => ({
        ...{ place, channelId, ts, permalink },
        toldUpTo: toldUpTo ?? 0,
      }));
    },
    /**
     * Where somebody reads each of the Requests in Slack: its requester in their own copy, others in the channel. A
     * copy is in a direct message that nobody else can open.
     *
     * @param readerId null: whoever it is, who is not the requester
     */
    *permalinks(
      of: readonly Pick<Request, 'id' | 'requesterId'>[],
      readerId: string | null,
    ): Steps<Map<string, string>> {
      if (of.length === 0) return new Map();
      const own = new Set(of.flatMap(({ id, requesterId }) => (requesterId === readerId ? [id] : [])));
      const found = yield* q.select(cards, {
        where: inArray(
          cards.requestId,
          of.map(({ id }) => id),
        ),
      });
      const links = new Map<string, string>();
      for (const { requestId, place, permalink } of found) {
        if (permalink === null) continue;
        const isOwn = place === 'requester';
        if (isOwn ? own.has(requestId) : !links.has(requestId)) links.set(requestId, permalink);
      }
      return links;
    },
    /** What its thread tells is kept where a card takes the place of another. */
    *putCard(requestId: string, card: Omit<Card, 'toldUpTo'>): Steps<void> {
      yield* q.put(cards, [cards.workspaceId, cards.requestId, cards.place], { requestId, ...card });
    },
    /** The message is gone from Slack. */
    *removeCard(requestId: string, place: Card['place']): Steps<void> {
      yield* q.remove(cards, and(eq(cards.requestId, requestId), eq(cards.place, place)));
    },
    *markTold(requestId: string, upTo: number): Steps<void> {
      yield* q.update(
        cards,
        { toldUpTo: upTo },
        and(eq(cards.requestId, requestId), eq(cards.place, 'channel')),
      );
    },
  };
}

export type RequestQueries = ReturnType<typeof requestQueries>;

function asEntry({ seq, at, actor, connectedToolId, change }: HistoryEntry): HistoryEntry {
  return { seq, at, actor, connectedToolId, change };
}
