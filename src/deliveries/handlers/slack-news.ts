import type { NewsItem } from '../../db/news.ts';
import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import { unseenPerson } from '../../domain/people.ts';
import { isForTeamAlone, may, rolesIn } from '../../domain/permissions.ts';
import type { Request } from '../../domain/requests/request.ts';
import type { Stream } from '../../domain/streams/stream.ts';
import { type NewsLine, newsMessage } from '../../views/news.ts';
import { type Handler, nothing, type Parts } from '../handler.ts';
import { slackClient } from '../slack-client.ts';
import { slackLanes } from '../slack-pace.ts';

/** What one message tells; the rest comes in the next. */
const mostItems = 50;

/**
 * Tells a person or a channel all that they were not told yet, in one message (S10). After an unknown outcome it is
 * said again: twice is better than never.
 */
export const slackNews: Handler<'slack.news'> = {
  async carryOut(parts, job) {
    const { to } = job.work;
    const own = parts.store.in(job.workspaceId);
    const items = await own.read((db) => db.news.waitingFor(to, mostItems));
    if (items.length === 0) return nothing;
    const isPerson = /^[UW]/.test(to);
    const lines = await own.read((db) => linesOf(db, parts, items, isPerson ? to : null));
    if (lines.length > 0) {
      const client = await slackClient(parts, job);
      const lane = slackLanes.posts(job.workspaceId, to);
      await parts.slackPace.keep(lane, () =>
        client.chat.postMessage({ channel: to, ...newsMessage(lines, isPerson), unfurl_links: false }),
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

function* linesOf(
  db: WorkspaceDb,
  { connectors }: Parts,
  items: readonly NewsItem[],
  reader: string | null,
): Steps<NewsLine[]> {
  const lines: NewsLine[] = [];
  const muted = reader === null ? new Set<string>() : yield* db.mutes.of(reader);
  for (const { requestId, what } of items) {
    const request = yield* db.requests.byId(requestId);
    const stream = request && (yield* db.streams.byId(request.streamId));
    if (!request || !stream || request.deletedAt || muted.has(stream.id)) continue;
    // They may have lost the right since it happened.
    if (reader !== null && !(yield* maySee(db, reader, stream, request))) continue;
    // Someone else's by now: they are told.
    if (what.event === 'assigned' && reader !== null && request.assigneeId !== reader) continue;
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
    });
  }
  return lines;
}

function* maySee(db: WorkspaceDb, userId: string, stream: Stream, request: Request): Steps<boolean> {
  const person = (yield* db.people.byId(userId)) ?? unseenPerson(userId);
  return may(yield* rolesIn(db, person, stream, request), 'see_request');
}
