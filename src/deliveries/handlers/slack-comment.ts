import type { WebClient } from '@slack/web-api';
import type { Card } from '../../db/requests.ts';
import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import { type Comment, requesterThreadPlace, threadPlace } from '../../domain/comments/comment.ts';
import { type CommentAct, commentActs } from '../../domain/comments/compare-comments.ts';
import { isForTeamAlone } from '../../domain/permissions.ts';
import { threadMessages } from '../../slack/thread-messages.ts';
import type { Message } from '../../views/blocks.ts';
import { commentMessage, type SaidAt } from '../../views/comment-message.ts';
import { type Handler, type Job, nothing, type Parts } from '../handler.ts';
import { slackClient } from '../slack-client.ts';
import { slackCode, slackFailure } from '../slack-failure.ts';
import { slackLanes } from '../slack-pace.ts';

/** The metadata of these messages. */
export const commentEvent = 'streamly_comment';
/** The message that the thread hangs on, or the one to change, is gone. */
const goneCodes = ['thread_not_found', 'message_not_found', 'cant_update_message', 'cant_delete_message'];

/**
 * Brings what was said at a Request's tasks into the thread of its message, once, and follows its edits (R9). Where
 * some who read that thread may not see the Request, it says no more than that something was said, and the requester
 * reads it in the thread of their own copy (R16).
 */
export const slackComment: Handler<'slack.comment'> = {
  async carryOut(parts, job) {
    const source = await parts.store.in(job.workspaceId).read((db) => sourceOf(db, job, parts.connectors));
    if (!source) return nothing;
    const client = await slackClient(parts, job);
    for (const thread of source.threads) {
      if (thread.acts.length === 0) continue;
      const posted = source.isUnsure ? await findPosted(client, thread.card, job) : new Map<string, string>();
      for (const act of thread.acts) {
        const where = source.places.get(act.comment.place) ?? elsewhere;
        const isOwnCopy = thread.place === requesterThreadPlace;
        const at = { ...where, isSealed: thread.isSealed, isOwnCopy };
        await carryOutOne(parts, job, client, act, { thread, posted, at });
      }
    }
    return nothing;
  },
  /** The tool has it, and the card how the task stands. */
  tell: () => nothing,
};

/** A message of the Request's, and what its thread lacks. */
interface Thread {
  card: Card;
  /** Of the copies of comments that stand there. */
  place: string;
  acts: CommentAct[];
  isSealed: boolean;
}

interface Source {
  threads: Thread[];
  /** By connected tool. */
  places: ReadonlyMap<string, Omit<SaidAt, 'isSealed' | 'isOwnCopy'>>;
  /** An earlier attempt may have posted something that we do not know of. */
  isUnsure: boolean;
}

/** Null: the Request is gone. */
function* sourceOf(
  db: WorkspaceDb,
  { work, attempts, maybeDone }: Job<'slack.comment'>,
  connectors: Parts['connectors'],
): Steps<Source | null> {
  const request = yield* db.requests.byId(work.requestId);
  const stream = request && (yield* db.streams.byId(request.streamId));
  if (!stream || request.deletedAt) return null;
  const cards = yield* db.requests.cards(work.requestId);
  const comments = yield* db.comments.ofRequest(request.id);
  const copies = yield* db.comments.copies(request.id);
  const places = new Map<string, Omit<SaidAt, 'isSealed' | 'isOwnCopy'>>();
  for (const id of new Set(comments.flatMap(({ connectedToolId }) => connectedToolId ?? []))) {
    const tool = yield* db.integrations.connectedTool(id);
    const task = yield* db.integrations.task(request.id, id);
    if (!tool) continue;
    const { words } = connectors.of(tool.tool);
    places.set(id, { tool: words.tool, task: words.task, url: task?.url ?? null });
  }
  const isSealed = isForTeamAlone(stream, request);
  const threads = cards.map((card): Thread => {
    const isChannel = card.place === 'channel';
    const place = isChannel ? threadPlace : requesterThreadPlace;
    const acts = commentActs(place, comments, copies, ({ connectedToolId }) => connectedToolId === null);
    // The requester reads an open thread in the channel; what stands in their own is kept up to date.
    const wanted = isChannel || isSealed ? acts : acts.filter(({ act }) => act !== 'add');
    return { card, place, acts: wanted, isSealed: isChannel && isSealed };
  });
  return { threads, places, isUnsure: maybeDone || attempts > 1 };
}

interface Places {
  thread: Thread;
  /** Comment's id → the message's `ts`. */
  posted: ReadonlyMap<string, string>;
  at: SaidAt;
}

async function carryOutOne(
  parts: Parts,
  job: Job<'slack.comment'>,
  client: WebClient,
  act: CommentAct,
  { thread: { card, place }, posted, at }: Places,
): Promise<void> {
  const { comment } = act;
  const { channelId: channel } = card;
  const own = parts.store.in(job.workspaceId);
  const lane = slackLanes.posts(job.workspaceId, channel);
  const paced = (send: () => Promise<unknown>) => parts.slackPace.keep(lane, () => unlessGone(send()));
  const message = { ...commentMessage(comment, at), metadata: metadataOf(comment, at.isSealed) };
  switch (act.act) {
    case 'add': {
      const ts = posted.get(comment.id) ?? (await post(parts, job, client, card, message));
      if (ts === null) return;
      return own.transaction((db) => db.comments.putCopy(copyOf(comment, place, ts)));
    }
    case 'change':
      await paced(() => client.chat.update({ channel, ts: act.externalId, ...message }));
      return own.transaction((db) => db.comments.putCopy(copyOf(comment, place, act.externalId)));
    case 'remove':
      await paced(() => client.chat.delete({ channel, ts: act.externalId }));
      return own.transaction((db) => db.comments.removeCopy(comment.id, place));
    case 'forget':
      return own.transaction((db) => db.comments.removeCopy(comment.id, place));
  }
}

const elsewhere = { tool: 'a tool', task: 'task', url: null };

function copyOf({ id, requestId, text, version }: Comment, place: string, externalId: string) {
  return { commentId: id, requestId, place, externalId, text, version };
}

/** `sealed`: there is nothing in it to take back, see `slackSeal`. */
function metadataOf({ id }: Comment, sealed: boolean) {
  return { event_type: commentEvent, event_payload: { comment_id: id, ...(sealed && { sealed }) } };
}

/** Null: there is no thread any more. */
async function post(
  { slackPace }: Parts,
  { workspaceId }: Job<'slack.comment'>,
  client: WebClient,
  { channelId, ts }: Card,
  message: Message & { metadata: ReturnType<typeof metadataOf> },
): Promise<string | null> {
  const thread = { channel: channelId, thread_ts: ts };
  const posted = await slackPace.keep(slackLanes.posts(workspaceId, channelId), () =>
    unlessGone(client.chat.postMessage({ ...thread, ...message, unfurl_links: false })),
  );
  return posted?.ts ?? null;
}

async function unlessGone<Answer>(asked: Promise<Answer>): Promise<Answer | null> {
  try {
    return await asked;
  } catch (error) {
    if (goneCodes.includes(slackCode(error) ?? '')) return null;
    throw error;
  }
}

/** What stands in the thread already; where the app may not read it, nothing is known: twice is better than never. */
async function findPosted(
  client: WebClient,
  card: Card,
  job: Job<'slack.comment'>,
): Promise<Map<string, string>> {
  const posted = new Map<string, string>();
  try {
    for await (const { metadata, ts } of threadMessages(client, card)) {
      const id = (metadata?.event_payload as { comment_id?: unknown } | undefined)?.comment_id;
      if (metadata?.event_type === commentEvent && typeof id === 'string' && ts) posted.set(id, ts);
    }
    return posted;
  } catch (error) {
    const failure = slackFailure(error, job.createdAt);
    if (failure?.kind === 'forbidden' || goneCodes.includes(slackCode(error) ?? '')) return posted;
    throw error;
  }
}
