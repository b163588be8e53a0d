import type { WebClient } from '@slack/web-api';
import type { PlacedButton } from '../../db/channel-buttons.ts';
import type { Stream } from '../../domain/streams/stream.ts';
import type { Message } from '../../views/blocks.ts';
import { channelButton } from '../../views/channel-button.ts';
import { type Handler, type Job, nothing, type Parts } from '../handler.ts';
import { findPosted, type Place, placeOf, updatePosted } from '../posted.ts';
import { slackClient } from '../slack-client.ts';
import { slackFailure } from '../slack-failure.ts';
import { slackLanes } from '../slack-pace.ts';
import { tellAdminsOfChannel } from '../tell-admins.ts';

const eventType = 'streamly_button';

/**
 * The message in a Stream's channel with a button that opens its form (R1): posted once, then changed; posted anew
 * where it was deleted; taken away where it is not wanted any more, or in another channel.
 */
export const slackButton: Handler<'slack.button'> = {
  async carryOut(parts, job) {
    const { streamId } = job.work;
    const { stream, placed } = await parts.store.in(job.workspaceId).read(function* (db) {
      return { stream: yield* db.streams.byId(streamId), placed: yield* db.channelButtons.of(streamId) };
    });
    const wanted = stream && stream.settings.channelButton !== 'off' ? stream : null;
    const here = placed.find(({ channelId }) => channelId === wanted?.channelId);
    const elsewhere = placed.filter((button) => button !== here);
    if (!wanted && elsewhere.length === 0) return nothing;
    const client = await slackClient(parts, job);
    for (const button of elsewhere) await takeAway(parts, job, client, button);
    const place = wanted && (await show(parts, job, client, wanted, here));
    return function* (db) {
      for (const { channelId } of elsewhere) yield* db.channelButtons.remove(streamId, channelId);
      if (!place) return;
      yield* db.channelButtons.put({ streamId, ...place, bookmarkId: here?.bookmarkId ?? null });
      if (wanted.settings.channelButton === 'message_and_bookmark' || here?.bookmarkId) {
        yield* db.deliveries.oweBookmark(streamId);
      }
    };
  },

  tell: (_, { work }, trouble) =>
    tellAdminsOfChannel(
      work.streamId,
      'channel',
      trouble,
      ({ name, channelId }) =>
        `The button of “${name}” cannot be put into <#${channelId}>. ${trouble.reason} Requests can be submitted as before.`,
    ),
};

async function show(
  parts: Parts,
  job: Job<'slack.button'>,
  client: WebClient,
  stream: Stream,
  here: PlacedButton | undefined,
): Promise<Place> {
  const { channelId } = stream;
  const message = channelButton(stream);
  const updates = slackLanes.updates(job.workspaceId);
  const update = (place: Place) => parts.slackPace.keep(updates, () => updatePosted(client, place, message));
  if (here && (await update(here))) return { channelId, ts: here.ts };
  const found = job.maybeDone
    ? await findPosted(client, job, channelId, eventType, ({ stream_id: id }) => id === stream.id)
    : null;
  if (found && (await update(found))) return found;
  const posts = slackLanes.posts(job.workspaceId, channelId);
  return parts.slackPace.keep(posts, () => post(client, stream, message));
}

async function post(client: WebClient, { id, channelId }: Stream, message: Message): Promise<Place> {
  const metadata = { event_type: eventType, event_payload: { stream_id: id } };
  return placeOf(
    await client.chat.postMessage({ channel: channelId, ...message, metadata, unfurl_links: false }),
  );
}

/** What Slack does not let us take away, or has not any more, is left: its button answers in words. */
async function takeAway(
  parts: Parts,
  job: Job<'slack.button'>,
  client: WebClient,
  { channelId, ts, bookmarkId }: PlacedButton,
): Promise<void> {
  const tried = async (call: () => Promise<unknown>) => {
    try {
      await call();
    } catch (error) {
      const kind = slackFailure(error, job.createdAt)?.kind;
      if (kind !== 'forbidden' && kind !== 'missing' && kind !== 'rejected') throw error;
      parts.log.info({ err: error, channelId }, 'a button of a Stream stays in its channel');
    }
  };
  if (bookmarkId !== null) {
    await tried(() => client.bookmarks.remove({ channel_id: channelId, bookmark_id: bookmarkId }));
  }
  await tried(() => client.chat.delete({ channel: channelId, ts }));
}
