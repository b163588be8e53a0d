import type { ModalView } from '@slack/types';
import type { Context } from '../../context.ts';
import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import { dayOf } from '../../domain/days.ts';
import type { Person } from '../../domain/people.ts';
import { cleanText } from '../../domain/requests/clean-text.ts';
import { withStatuses } from '../../domain/requests/filterable-fields.ts';
import { everyRequest, type ListChoice } from '../../domain/requests/list-choice.ts';
import { listRequests, viewerOf } from '../../domain/requests/list-requests.ts';
import type { Request } from '../../domain/requests/request.ts';
import { statusOf } from '../../domain/streams/statuses.ts';
import type { Stream } from '../../domain/streams/stream.ts';
import type { RequestListMetadata } from '../../views/metadata.ts';
import type { Mrkdwn } from '../../views/mrkdwn.ts';
import { choiceWords } from '../../views/request-list/choice-words.ts';
import { type ListLine, requestList } from '../../views/request-list/list.ts';
import type { ListStart } from '../../views/values.ts';
import { type Caller, personOf } from '../caller.ts';

/** The first page, for reading. */
export const firstPage = { page: 0, starts: [], selecting: false };
/** Starts of pages that fit into the 3,000 characters of a window's metadata. */
const mostStarts = 15;

/** Opens the list of Requests; what it shows from then on is remembered (R4, R5). */
export async function openList(
  context: Context,
  caller: Caller,
  start: ListStart,
  text?: string,
): Promise<void> {
  const person = await personOf(context, caller);
  const choice =
    text === undefined ? choiceOf(start) : { ...everyRequest, text: cleanText(text.slice(0, 200)) };
  if (choice) await remember(context, caller, choice);
  const view = await listView(context, caller, person, firstPage);
  await caller.client.views.open({ trigger_id: caller.triggerId ?? '', view });
}

function choiceOf(start: ListStart): ListChoice | null {
  switch (start.list) {
    case 'last':
      return null;
    case 'mine':
      return { ...everyRequest, requester: { who: 'me' } };
    case 'assigned':
      return { ...everyRequest, status: 'open', assignee: { who: 'me' } };
    case 'stream':
      return { ...everyRequest, status: 'open', streamId: start.streamId };
  }
}

/** The choice of the list is the person's own; nothing else depends on it. */
export async function remember(context: Context, caller: Caller, choice: ListChoice): Promise<void> {
  await context.store.in(caller.workspaceId).transaction((db) => db.lists.remember(caller.userId, choice));
}

/** A page of the list as the person chose it last. */
export async function listView(
  context: Context,
  caller: Caller,
  person: Person,
  at: Omit<RequestListMetadata, 'next'>,
): Promise<ModalView> {
  return context.store.in(caller.workspaceId).read(function* (db) {
    const choice = yield* db.lists.choice(caller.userId);
    const start = at.starts.at(-1);
    const found = yield* listRequests(db, person, choice, context.clock(), { after: start });
    return requestList({
      choice,
      words: yield* wordsOf(db, choice),
      lines: yield* linesOf(db, person, found.requests, context.clock()),
      total: found.total,
      totalIsExact: found.totalIsExact,
      saved: yield* db.lists.saved(caller.userId),
      metadata: { ...at, next: found.next },
    });
  });
}

/** What the choice lets pass, in words. */
export function* wordsOf(db: WorkspaceDb, choice: ListChoice): Steps<Mrkdwn> {
  const stream = choice.streamId === null ? undefined : yield* db.streams.byId(choice.streamId);
  const fields = stream ? withStatuses(yield* db.streams.everyField(stream.id), stream.settings) : [];
  return choiceWords(choice, { stream: stream?.name ?? null, fields });
}

export function nextPage(at: RequestListMetadata): Omit<RequestListMetadata, 'next'> {
  const { page, starts, next, selecting } = at;
  return next ? { page: page + 1, starts: [...starts, next].slice(-mostStarts), selecting } : at;
}

/** Earlier pages than the window remembers are reached from the first one. */
export function previousPage({
  page,
  starts,
  selecting,
}: RequestListMetadata): Omit<RequestListMetadata, 'next'> {
  const earlier = starts.slice(0, -1);
  const isForgotten = earlier.length === 0 && page > 1;
  return { page: isForgotten ? 0 : Math.max(0, page - 1), starts: earlier, selecting };
}

function* linesOf(
  db: WorkspaceDb,
  person: Person,
  requests: readonly Request[],
  now: Date,
): Steps<ListLine[]> {
  const today = dayOf(now, (yield* viewerOf(db, person, now)).timeZone);
  const streams = new Map<string, Stream | undefined>();
  const links = yield* db.requests.permalinks(requests, person.userId);
  const lines: ListLine[] = [];
  for (const request of requests) {
    const { id, number, subject, assigneeId, dueDate, isOpen, streamId } = request;
    if (!streams.has(streamId)) streams.set(streamId, yield* db.streams.byId(streamId));
    const stream = streams.get(streamId);
    if (!stream) continue;
    lines.push({
      ...{ id, number, subject, assigneeId, dueDate },
      streamName: stream.name,
      status: statusOf(request, stream.settings),
      isOverdue: isOpen && dueDate !== null && dueDate < today,
      permalink: links.get(id) ?? null,
    });
  }
  return lines;
}
