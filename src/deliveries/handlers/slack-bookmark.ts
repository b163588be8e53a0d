import type { WebClient } from '@slack/web-api';
import type { PlacedButton } from '../../db/channel-buttons.ts';
import type { Stream } from '../../domain/streams/stream.ts';
import { cut } from '../../views/text.ts';
import { type Handler, nothing } from '../handler.ts';
import { slackClient } from '../slack-client.ts';
import { slackCode } from '../slack-failure.ts';
import { tellAdminsOfChannel } from '../tell-admins.ts';

const longestTitle = 100;

/** The bookmark of a Stream's channel that leads to the message with its button (R1). */
export const slackBookmark: Handler<'slack.bookmark'> = {
  async carryOut(parts, job) {
    const { streamId } = job.work;
    const { stream, placed } = await parts.store.in(job.workspaceId).read(function* (db) {
      return { stream: yield* db.streams.byId(streamId), placed: yield* db.channelButtons.of(streamId) };
    });
    const button = placed.find(({ channelId }) => channelId === stream?.channelId);
    if (!stream || !button) return nothing;
    const isWanted = stream.settings.channelButton === 'message_and_bookmark' && stream.archivedAt === null;
    if (!isWanted && button.bookmarkId === null) return nothing;
    const client = await slackClient(parts, job);
    const bookmarkId = isWanted ? await show(client, stream, button) : await takeAway(client, button);
    return function* (db) {
      const now = (yield* db.channelButtons.of(streamId)).find(({ ts }) => ts === button.ts);
      if (now) yield* db.channelButtons.put({ ...now, bookmarkId });
    };
  },

  tell: (_, { work }, trouble) =>
    tellAdminsOfChannel(
      work.streamId,
      'bookmark',
      trouble,
      ({ name, channelId }) =>
        `The bookmark of “${name}” cannot be put into <#${channelId}>. ${trouble.reason} The message with the button is there.`,
    ),
};

/** @returns the bookmark's id. One that an earlier attempt made is known by where it leads. */
async function show(client: WebClient, stream: Stream, button: PlacedButton): Promise<string> {
  const { channelId, ts, bookmarkId } = button;
  const { permalink: link = '' } = await client.chat.getPermalink({ channel: channelId, message_ts: ts });
  const title = cut(`New Request: ${stream.name}`, longestTitle);
  const { bookmarks = [] } = await client.bookmarks.list({ channel_id: channelId });
  const known = bookmarks.find(({ id }) => id === bookmarkId) ?? bookmarks.find((each) => each.link === link);
  if (!known?.id) {
    const { bookmark } = await client.bookmarks.add({ channel_id: channelId, type: 'link', title, link });
    if (!bookmark?.id) throw new Error('Slack did not say which bookmark it made.');
    return bookmark.id;
  }
  if (known.title !== title || known.link !== link) {
    await client.bookmarks.edit({ channel_id: channelId, bookmark_id: known.id, title, link });
  }
  return known.id;
}

async function takeAway(client: WebClient, { channelId, bookmarkId }: PlacedButton): Promise<null> {
  try {
    await client.bookmarks.remove({ channel_id: channelId, bookmark_id: bookmarkId ?? '' });
  } catch (error) {
    if (slackCode(error) !== 'not_found') throw error;
  }
  return null;
}
