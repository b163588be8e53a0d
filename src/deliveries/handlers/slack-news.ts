import type { WebClient } from '@slack/web-api';
import type { NewsItem } from '../../db/news.ts';
import type { Card } from '../../db/requests.ts';
import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import { isToldByMessage } from '../../domain/notifications/tell-requester.ts';
import { unseenPerson } from '../../domain/people.ts';
import { isForTeamAlone, may, rolesIn } from '../../domain/permissions.ts';
import type { Request } from '../../domain/requests/request.ts';
import { statusOf } from '../../domain/streams/statuses.ts';
import type { Stream } from '../../domain/streams/stream.ts';
import { type RequesterEvent, wordingOf } from '../../domain/wording/wording.ts';
import { type NewsLine, newsMessage } from '../../views/news.ts';
import { type Handler, type Job, nothing, type Parts } from '../handler.ts';
import { ownMessages } from '../posted.ts';
import { slackClient } from '../slack-client.ts';
import { slackLanes } from '../slack-pace.ts';

/** What one message tells; the rest comes in the next. */
const mostItems = 50;

const eventType = 'streamly_news';

/**
 * Tells a person or a channel all that they were not told yet, in one message (S10). Its metadata says what it tells:
 * after an unknown outcome, what was told by then is not told again.
 */
export const slackNews: Handler<'slack.news'> = {
  async carryOut(parts, job) {
    const { to } = job.work;
    const own = parts.store.in(job.workspaceId);
    const items = await own.read((db) => db.news.waitingFor(to, mostItems));
    if (items.length === 0) return nothing;
    const client = await slackClient(parts, job);
    const told = job.maybeDone ? await findTold(client, job) : new Set<number>();
    const untold = items.filter(({ seq }) => !told.has(seq));
    const isPerson = /^[UW]/.test(to);
    const lines = await own.read((db) => linesOf(db, parts, untold, isPerson ? to : null));
    if (lines.length > 0) {
      const lane = slackLanes.posts(job.workspaceId, to);
      const metadata = {
        event_type: eventType,
        event_payload: { items: untold.map(({ seq }) => seq).join(',') },
      };
      await parts.slackPace.keep(lane, () =>
        client.chat.postMessage({
          channel: to,
          ...newsMessage(lines, isPerson),
          metadata,
          unfurl_links: false,
        }),
      );
    }
    return function* (db) {
      const seqs = items.map(({ seq }) => seq);
      yield* db.news.markSent(to, seqs, parts.clock());
      if (items.length === mostItems) yield* db.deliveries.oweNews(to, parts.clock());
    };
  },
  /** The cards say how the Requests stand. */
  tell: () => nothing,
};

/** What messages that an earlier attempt may have posted tell. */
async function findTold(client: WebClient, job: Job<'slack.news'>): Promise<Set<number>> {
  const told = new Set<number>();
  for await (const { payload } of ownMessages(client, job, job.work.to, eventType)) {
    for (const seq of String(payload.items).split(',')) told.add(Number(seq));
  }
  return told;
}

function* linesOf(
  db: WorkspaceDb,
  { connectors }: Parts,
  items: readonly NewsItem[],
  reader: string | null,
): Steps<NewsLine[]> {
  const lines: NewsLine[] = [];
  /** What the requester was told of one Request in this message: more of the same says nothing new. */
  const told = new Set<string>();
  const muted = reader === null ? new Set<string>() : yield* db.mutes.of(reader);
  for (const { requestId, what } of items) {
    const request = yield* db.requests.byId(requestId);
    const stream = request && (yield* db.streams.byId(request.streamId));
    if (!request || !stream || request.deletedAt || muted.has(stream.id)) continue;
    // They may have lost the right since it happened.
    if (reader !== null && !(yield* maySee(db, reader, stream, request))) continue;
    const { requesterEvent } = what;
    // Someone else's by now: they are told.
    const isAssignee = requesterEvent === undefined && what.event === 'assigned' && reader !== null;
    if (isAssignee && request.assigneeId !== reader) continue;
    const key = `${requestId} ${requesterEvent}`;
    if (requesterEvent) {
      if (told.has(key) || !(yield* isStillSo(db, requesterEvent, request, stream))) continue;
      told.add(key);
    }
    const cards = yield* db.requests.cards(requestId);
    lines.push({
      event: what.event,
      actor:
        what.actor === null
          ? null
          : what.isTool
            ? { tool: connectors.of(what.actor).words.tool }
            : { userId: what.actor },
      reason: what.reason,
      number: request.number,
      subject: request.subject,
      isSealed: reader === null && isForTeamAlone(stream, request),
      assigneeId: request.assigneeId,
      permalink: cards.find(({ place }) => place === 'channel')?.permalink ?? null,
      stream: { id: stream.id, name: stream.name },
      ...(requesterEvent && { forRequester: requesterLine(requesterEvent, request, stream, cards) }),
    });
  }
  return lines;
}

/** Whether an event of which the requester was to be told still holds, and they still are to be told of it. */
function* isStillSo(
  db: WorkspaceDb,
  event: RequesterEvent,
  request: Request,
  stream: Stream,
): Steps<boolean> {
  if (!isToldByMessage(event, stream, yield* db.settings.get())) return false;
  switch (event) {
    case 'assigned':
      return request.assigneeId !== null;
    case 'completed':
      return !request.isOpen;
    case 'reopened':
      return request.isOpen;
    default:
      return true;
  }
}

function requesterLine(
  event: RequesterEvent,
  request: Request,
  stream: Stream,
  cards: readonly Card[],
): NonNullable<NewsLine['forRequester']> {
  const { number, subject, requesterId, assigneeId, dueDate } = request;
  const own = cards.find(({ place }) => place === 'requester') ?? cards[0];
  return {
    event,
    text: wordingOf(stream.settings.wording, event).text,
    facts: {
      ...{ number, subject, requesterId, assigneeId, dueDate, deletedBy: null },
      status: statusOf(request, stream.settings).name,
      stream: stream.name,
      permalink: own?.permalink ?? null,
    },
  };
}

function* maySee(db: WorkspaceDb, userId: string, stream: Stream, request: Request): Steps<boolean> {
  const person = (yield* db.people.byId(userId)) ?? unseenPerson(userId);
  return may(yield* rolesIn(db, person, stream, request), 'see_request');
}
