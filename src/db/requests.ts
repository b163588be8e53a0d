import { asc, eq, sql } from 'drizzle-orm';
import type { Findable } from '../domain/requests/findable.ts';
import type { Change } from '../domain/requests/history.ts';
import type { Request } from '../domain/requests/request.ts';
import { subjectKey } from '../domain/requests/request-query.ts';
import { asRequest } from './request-row.ts';
import { searchQueries } from './search.ts';
import { type Shape, type Steps, shaped } from './steps.ts';
import type { TenantQueries } from './tenant.ts';
import { workspaceWord } from './words-match.ts';

export type NewRequest = Omit<Request, 'number' | 'version' | 'updatedAt' | 'closedAt' | 'isOpen'> & {
  submissionKey: string;
};

/** What a change of a Request may set. */
export type RequestChange = Partial<
  Pick<Request, 'subject' | 'isOpen' | 'assigneeId' | 'dueDate' | 'answers' | 'closedAt'>
>;

export interface HistoryEntry {
  at: Date;
  /** Slack id of the person, or the tool's id, such as `asana`. */
  actor: string;
  /** Where a tool made the change: the connected tool. Null for people. */
  connectedToolId: string | null;
  change: Change;
}

export interface Card {
  place: 'channel' | 'requester';
  channelId: string;
  ts: string;
  permalink: string | null;
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

  /** Numbers are given in the order of commits, without gaps: the counter's row is held to the end. */
  function* nextNumber(): Steps<number> {
    const { workspaceId } = q;
    const [workspace] = (yield* shaped(takeNextNumber, { workspaceId })) as { number: number }[];
    if (!workspace) throw new Error(`No workspace ${q.workspaceId}.`);
    return workspace.number;
  }

  return {
    ...searchQueries(q),
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
        ...request,
        subjectKey: subjectKey(request.subject),
        number,
        isOpen: true,
        version: 1,
        updatedAt: request.createdAt,
        closedAt: null,
      };
      yield* q.insert(requests, row);
      return { request: asRequest(row), isNew: true };
    },
    *byId(id: string, options: { lock?: boolean } = {}): Steps<Request | undefined> {
      const row = yield* q.first(requests, eq(requests.id, id), options);
      return row && asRequest(row);
    },
    *bySubmission(submissionKey: string): Steps<Request | undefined> {
      const [row] = yield* q.find(requests, { submissionKey });
      return row && asRequest(row);
    },
    /** Writes a change of a Request that the transaction holds (`byId` with `lock`). */
    *change(request: Request, change: RequestChange, at: Date): Steps<Request> {
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
    /** What the Request is found and filtered by, in the place of what it was before; see `findable`. */
    *putFindable({ id, number }: Pick<Request, 'id' | 'number'>, { words, values }: Findable): Steps<void> {
      const text = [workspaceWord(q.workspaceId), ...words].join(' ');
      yield* q.put(requestWords, [requestWords.workspaceId, requestWords.requestId], {
        requestId: id,
        number,
        words: text,
      });
      yield* q.remove(fieldValues, eq(fieldValues.requestId, id));
      yield* q.insert(
        fieldValues,
        values.map((value) => ({ ...value, requestId: id, number })),
      );
    },
    *remember(requestId: string, entry: HistoryEntry): Steps<void> {
      yield* q.insert(history, { requestId, ...entry });
    },
    /** Oldest first. */
    *history(requestId: string): Steps<HistoryEntry[]> {
      const found = yield* q.select(history, {
        where: eq(history.requestId, requestId),
        orderBy: [asc(history.seq)],
      });
      return found.map(({ at, actor, connectedToolId, change }) => ({ at, actor, connectedToolId, change }));
    },
    *cards(requestId: string): Steps<Card[]> {
      const found = yield* q.select(cards, { where: eq(cards.requestId, requestId) });
      return found.map(({ place, channelId, ts, permalink }) => ({ place, channelId, ts, permalink }));
    },
    *putCard(requestId: string, card: Card): Steps<void> {
      yield* q.put(cards, [cards.workspaceId, cards.requestId, cards.place], { requestId, ...card });
    },
  };
}

export type RequestQueries = ReturnType<typeof requestQueries>;
