import type { WebClient } from '@slack/web-api';
import { removeIfTold } from '../../domain/requests/end-request.ts';
import { oweTaskLinks } from '../../domain/requests/task-links.ts';
import { showInStreamsChannel } from '../../domain/routing/leave-channel.ts';
import { channelOf } from '../../domain/routing/where-it-goes.ts';
import { wordingOf } from '../../domain/wording/wording.ts';
import type { Message } from '../../views/blocks.ts';
import { deletedCard, deletedForRequester, requestCard } from '../../views/request-card.ts';
import { type CardSource, cardSource } from '../card-source.ts';
import { type Handler, type Job, nothing, type Parts, type Write } from '../handler.ts';
import { ownMessages, type Place, placeOf, updatePosted } from '../posted.ts';
import { slackClient } from '../slack-client.ts';
import { isOutOfReach, slackFailure } from '../slack-failure.ts';
import { slackLanes } from '../slack-pace.ts';

const eventType = 'streamly_request';

/** Posts the Request's card in the Stream's channel or to the requester; from then on keeps it up to date. */
export const slackCard: Handler<'slack.card'> = {
  async carryOut(parts, job) {
    const source = await parts.store.in(job.workspaceId).read((db) => cardSource(db, job, parts.connectors));
    if (!source) return nothing;
    const client = await slackClient(parts, job);
    const { request, place } = source.card;
    if (request.deletedAt) return showDeleted(parts, job, client, source);
    if (!source.before && isSilent(source)) return nothing;
    const message = requestCard(source.card);

    const updates = slackLanes.updates(job.workspaceId);
    const update = (at: Place) => parts.slackPace.keep(updates, () => updatePosted(client, at, message));
    if (source.before && (await update(source.before))) {
      if (source.before.permalink !== null) return nothing;
      return (db) => db.deliveries.owePermalink(request.id, place);
    }
    // Somebody deleted the message. The team needs it to work the Request, and no more once that is closed.
    if (source.before && !request.isOpen) return (db) => db.requests.removeCard(request.id, place);

    const to = place === 'channel' ? channelOf(request, source.stream) : request.requesterId;
    const posts = slackLanes.posts(job.workspaceId, to);
    const found = await findCard(client, job, to, source.before?.ts);
    const isFound = found !== null && (await update(found));
    const at = isFound ? found : await parts.slackPace.keep(posts, () => post(client, job, to, message));
    const permalink = await permalinkOf(client, at);
    return function* (db) {
      // A task's first write takes the same lock: one of the two sees what the other wrote.
      yield* db.requests.byId(request.id, { lock: true });
      yield* db.requests.putCard(request.id, { place, ...at, permalink });
      if (permalink === null) yield* db.deliveries.owePermalink(request.id, place);
      if (place !== 'channel') return;
      yield* db.deliveries.hurryThreadEvents(at.channelId, at.ts);
      if (permalink !== null) yield* oweTaskLinks(db, request);
      if ((yield* db.requests.history(request.id)).length > 1) yield* db.deliveries.oweThread(request.id);
    };
  },

  tell(parts, { work }, { kind, reason, gaveUp }) {
    if (!gaveUp) return nothing;
    return function* (db) {
      const request = yield* db.requests.byId(work.requestId);
      const stream = request && (yield* db.streams.byId(request.streamId));
      if (!stream) return;
      if (request.deletedAt) return yield* removeIfTold(db, request);
      if (work.place !== 'channel' || kind === 'bug') return;
      if (yield* showInStreamsChannel(db, stream, request, parts.clock())) return;
      // It may be back already: whoever told so may have been heard before this attempt had ended.
      if (isOutOfReach(reason)) yield* db.deliveries.oweChannel(stream.channelId);
      parts.log.warn({ streamId: stream.id, channelId: stream.channelId }, 'channel takes no cards');
      const text =
        `Requests to “${stream.name}” cannot be shown in <#${stream.channelId}>. ${reason} ` +
        'They are kept, and requesters still see theirs.';
      for (const admin of stream.admins) {
        yield* db.deliveries.oweNoticeOfTrouble(admin, `channel/${stream.id}/${stream.channelId}`, text);
      }
    };
  },
};

/** The requester is to be told nothing of what they submitted (S18). */
function isSilent({ card, stream }: CardSource): boolean {
  return card.place === 'requester' && wordingOf(stream.settings.wording, 'received').told === 'no';
}

/** The last that a card says. With it the Request goes, unless another card is to say so too. */
async function showDeleted(
  parts: Parts,
  job: Job<'slack.card'>,
  client: WebClient,
  { card, before, stream }: CardSource,
): Promise<Write> {
  if (before) {
    const history = await parts.store.in(job.workspaceId).read((db) => db.requests.history(card.request.id));
    const deletedBy = history.find(({ change }) => change.kind === 'deleted')?.actor ?? null;
    const message =
      card.place === 'requester'
        ? deletedForRequester(card.request, stream, deletedBy, stream.settings.wording)
        : deletedCard(card.request, deletedBy);
    const lane = slackLanes.updates(job.workspaceId);
    await parts.slackPace.keep(lane, () => updatePosted(client, before, message));
  }
  return (db) => removeIfTold(db, card.request);
}

async function post(
  client: WebClient,
  { work }: Job<'slack.card'>,
  channel: string,
  message: Message,
): Promise<Place> {
  const metadata = {
    event_type: eventType,
    event_payload: { request_id: work.requestId, place: work.place },
  };
  const answer = await client.chat.postMessage({ channel, ...message, metadata, unfurl_links: false });
  return placeOf(answer);
}

/** The card that an attempt of before may have posted; not the one that is known to be deleted. */
async function findCard(
  client: WebClient,
  { maybeDone, createdAt, work }: Job<'slack.card'>,
  to: string,
  deletedTs: string | undefined,
): Promise<Place | null> {
  if (!maybeDone) return null;
  for await (const { payload, place } of ownMessages(client, { createdAt }, to, eventType)) {
    const isSame = payload.request_id === work.requestId && payload.place === work.place;
    if (isSame && place.ts !== deletedTs) return place;
  }
  return null;
}

/** The card is worth more than its link: where Slack does not tell that, it is asked again later. */
async function permalinkOf(client: WebClient, { channelId, ts }: Place): Promise<string | null> {
  try {
    const { permalink } = await client.chat.getPermalink({ channel: channelId, message_ts: ts });
    return permalink ?? null;
  } catch (error) {
    if (slackFailure(error, new Date(0))) return null;
    throw error;
  }
}
