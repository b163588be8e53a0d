import type { WebClient } from '@slack/web-api';
import type { Card } from '../../db/requests.ts';
import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import { isForTeamAlone } from '../../domain/permissions.ts';
import { threadMessages } from '../../slack/thread-messages.ts';
import { sealedReply } from '../../views/thread-reply.ts';
import { type Handler, type Job, nothing } from '../handler.ts';
import { slackClient } from '../slack-client.ts';
import { slackCode, slackFailure } from '../slack-failure.ts';
import { slackLanes } from '../slack-pace.ts';
import { commentEvent } from './slack-comment.ts';
import { changesEvent } from './slack-thread.ts';

/** Messages of ours that may quote what is in a Request. */
const telling: readonly string[] = [changesEvent, commentEvent];
/** There is nothing to take back any more. */
const goneCodes = ['thread_not_found', 'message_not_found', 'cant_update_message', 'edit_window_closed'];

/**
 * Takes back what we told the thread of a Request's message while everybody might see it: the words of our own
 * replies are replaced. What people wrote there is theirs. Done twice it changes nothing.
 */
export const slackSeal: Handler<'slack.seal'> = {
  async carryOut(parts, job) {
    const card = await parts.store.in(job.workspaceId).read((db) => sealedCardOf(db, job));
    if (!card) return nothing;
    const client = await slackClient(parts, job);
    const lane = slackLanes.updates(job.workspaceId);
    for (const { ts, metadata } of await ownReplies(client, card, job)) {
      const sealed = { channel: card.channelId, ts, metadata, ...sealedReply() };
      await parts.slackPace.keep(lane, () => unlessGone(client.chat.update(sealed)));
    }
    return nothing;
  },
  /** The message itself says nothing any more; the log has the reason. */
  tell: () => nothing,
};

/** The message in the channel; null where there is none, or everybody may see the Request by now. */
function* sealedCardOf(db: WorkspaceDb, { work: { requestId } }: Job<'slack.seal'>): Steps<Card | null> {
  const request = yield* db.requests.byId(requestId);
  const stream = request && (yield* db.streams.byId(request.streamId));
  if (!stream || !isForTeamAlone(stream, request)) return null;
  return (yield* db.requests.cards(requestId)).find(({ place }) => place === 'channel') ?? null;
}

interface OwnReply {
  ts: string;
  /** As it was, and that it was taken back. */
  metadata: { event_type: string; event_payload: Record<string, string | number | boolean> };
}

/** Those that still say something. Where the app may not read the thread, nothing of it is known. */
async function ownReplies(client: WebClient, card: Card, job: Job<'slack.seal'>): Promise<OwnReply[]> {
  const found: OwnReply[] = [];
  try {
    for await (const { metadata, ts } of threadMessages(client, card)) {
      const { event_type, event_payload } = metadata ?? {};
      if (ts === undefined || event_type === undefined || !telling.includes(event_type)) continue;
      const payload = event_payload as OwnReply['metadata']['event_payload'];
      if (payload.sealed !== true)
        found.push({ ts, metadata: { event_type, event_payload: { ...payload, sealed: true } } });
    }
    return found;
  } catch (error) {
    const failure = slackFailure(error, job.createdAt);
    if (failure?.kind === 'forbidden' || goneCodes.includes(slackCode(error) ?? '')) return found;
    throw error;
  }
}

async function unlessGone(asked: Promise<unknown>): Promise<void> {
  try {
    await asked;
  } catch (error) {
    if (!goneCodes.includes(slackCode(error) ?? '')) throw error;
  }
}
