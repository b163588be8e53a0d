import type { WebClient } from '@slack/web-api';
import type { Card } from '../../db/requests.ts';
import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import type { NotificationSettings } from '../../domain/notifications/notification.ts';
import { notificationsOf } from '../../domain/notifications/notifications-for.ts';
import { eventOf } from '../../domain/notifications/notify.ts';
import { isForTeamAlone } from '../../domain/permissions.ts';
import { coalesced } from '../../domain/requests/coalesce.ts';
import type { Change, HistoryEntry } from '../../domain/requests/history.ts';
import { historyFacts } from '../../domain/requests/history-facts.ts';
import { threadMessages } from '../../slack/thread-messages.ts';
import type { Message } from '../../views/blocks.ts';
import type { HistoryWords } from '../../views/history-words.ts';
import { threadReply } from '../../views/thread-reply.ts';
import { type Handler, type Job, nothing, type Parts } from '../handler.ts';
import { slackClient } from '../slack-client.ts';
import { slackCode, slackFailure } from '../slack-failure.ts';
import { slackLanes } from '../slack-pace.ts';

/** The metadata of these messages. */
export const changesEvent = 'streamly_changes';
/** Clocks of ours and Slack's may differ by so many seconds. */
const clockTolerance = 60;
/** The message that the thread hangs on is gone: there is nobody to tell. */
const goneCodes = ['thread_not_found', 'message_not_found'];

/** Tells the thread of a Request's message who changed what since it was told last (R7): one reply for all of it. */
export const slackThread: Handler<'slack.thread'> = {
  async carryOut(parts, job) {
    const source = await parts.store.in(job.workspaceId).read((db) => sourceOf(db, job, parts.connectors));
    if (!source) return nothing;
    const client = await slackClient(parts, job);
    const toldUpTo = job.maybeDone ? await findTold(client, source.card, job) : 0;
    const news = source.entries.filter(({ seq }) => seq > toldUpTo);
    const last = source.entries.at(-1)?.seq ?? source.card.toldUpTo;
    const told = news.filter(({ change }) => isToldInThread(source, change));
    const reply = threadReply(coalesced(told), source.words);
    if (reply) {
      const lane = slackLanes.posts(job.workspaceId, source.card.channelId);
      await parts.slackPace.keep(lane, () => post(client, source, reply, { ...job.work, upTo: last }));
    }
    return (db) => db.requests.markTold(job.work.requestId, last);
  },
  /** The card says how the Request stands, and its history who changed what. */
  tell: () => nothing,
};

/** What nobody is told of elsewhere, such as what a tool cannot take over, is always said here. */
function isToldInThread({ places, isOpen }: Source, change: Change): boolean {
  const event = eventOf(change, isOpen);
  return event === null || event === 'submitted' || places[event].includes('thread');
}

interface Source {
  places: NotificationSettings;
  isOpen: boolean;
  card: Card;
  entries: HistoryEntry[];
  words: HistoryWords;
}

/** Null: there is no thread, or nothing new to tell it. */
function* sourceOf(
  db: WorkspaceDb,
  { work }: Job<'slack.thread'>,
  connectors: Parts['connectors'],
): Steps<Source | null> {
  const request = yield* db.requests.byId(work.requestId);
  const stream = request && (yield* db.streams.byId(request.streamId));
  const card = (yield* db.requests.cards(work.requestId)).find(({ place }) => place === 'channel');
  if (!stream || request.deletedAt || !card) return null;
  const entries = yield* db.requests.history(work.requestId, card.toldUpTo);
  if (entries.length === 0) return null;
  const facts = yield* historyFacts(db, stream.id, entries, connectors);
  const places = notificationsOf(stream, yield* db.settings.get());
  const { isOpen } = request;
  return {
    card,
    entries,
    places,
    isOpen,
    words: isForTeamAlone(stream, request) ? { ...facts, sealed: request } : facts,
  };
}

async function post(
  client: WebClient,
  { card: { channelId, ts }, words }: Source,
  reply: Message,
  { requestId, upTo }: { requestId: string; upTo: number },
): Promise<void> {
  // A sealed one has nothing in it to take back, see `slackSeal`.
  const payload = { request_id: requestId, up_to: upTo, ...(words.sealed && { sealed: true }) };
  const metadata = { event_type: changesEvent, event_payload: payload };
  const thread = { channel: channelId, thread_ts: ts };
  try {
    await client.chat.postMessage({ ...thread, ...reply, metadata, unfurl_links: false });
  } catch (error) {
    if (!goneCodes.includes(slackCode(error) ?? '')) throw error;
  }
}

/**
 * After an attempt that may have told something: up to which entry of the history, as the replies themselves say.
 * Where the app may not read them it tells again: twice is better than never.
 */
async function findTold(client: WebClient, card: Card, job: Job<'slack.thread'>): Promise<number> {
  const oldest = job.createdAt.getTime() / 1000 - clockTolerance;
  try {
    let told = 0;
    for await (const { metadata } of threadMessages(client, card, oldest)) {
      told = Math.max(told, upTo(metadata, job.work.requestId));
    }
    return told;
  } catch (error) {
    const failure = slackFailure(error, job.createdAt);
    if (failure?.kind === 'forbidden' || goneCodes.includes(slackCode(error) ?? '')) return 0;
    throw error;
  }
}

function upTo(
  metadata: { event_type?: string; event_payload?: object } | undefined,
  requestId: string,
): number {
  if (metadata?.event_type !== changesEvent) return 0;
  const { request_id: id, up_to: told } = (metadata.event_payload ?? {}) as {
    request_id?: unknown;
    up_to?: unknown;
  };
  return id === requestId && typeof told === 'number' ? told : 0;
}
