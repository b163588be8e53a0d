import type { WebClient } from '@slack/web-api';
import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import { oweButton } from '../../domain/streams/owe-button.ts';
import type { ChannelTrouble, Stream } from '../../domain/streams/stream.ts';
import { fetchChannelMembers } from '../../slack/channel-members.ts';
import { type Handler, nothing } from '../handler.ts';
import { slackClient } from '../slack-client.ts';
import { slackCode } from '../slack-failure.ts';

/** Asks Slack how a channel of Streams, or of their routing rules, is, and keeps it; the Streams' admins are told once of a new trouble. */
export const slackChannel: Handler<'slack.channel'> = {
  async carryOut(parts, job) {
    const { channelId } = job.work;
    const client = await slackClient(parts, job);
    const own = parts.store.in(job.workspaceId);
    const streams = await own.read((db) => streamsOf(db, channelId));
    const [routed] = await own.read((db) => db.routing.channels([channelId]));
    if (streams.length === 0 && !routed) return nothing;
    const { name, trouble } = await lookAt(client, channelId);
    const needsMembers = streams.some(({ settings }) => settings.maySubmit.who === 'channel');
    const members = needsMembers && trouble === null ? await fetchChannelMembers(client, channelId) : null;
    return function* (db) {
      if (routed) yield* db.routing.putChannel({ id: channelId, name: name ?? routed.name, trouble });
      // Also what was refused before anyone told that the channel was out of reach.
      if (trouble === null) yield* db.deliveries.retryCards();
      if (members) yield* db.channels.replaceMembers(channelId, members, parts.clock());
      for (const stream of yield* streamsOf(db, channelId)) {
        yield* db.streams.change(stream.id, {
          channelName: name ?? stream.channelName,
          channelTrouble: trouble,
        });
        if (trouble === null) yield* db.deliveries.forgetTrouble(troubleOf(stream));
        // What could not be put there until now.
        if (trouble === null && stream.channelTrouble !== null) yield* oweButton(db, stream);
        if (trouble !== null && stream.channelTrouble === null) yield* tellAdmins(db, stream, trouble);
      }
    };
  },
  /** What was known of it stays; the log has it. */
  tell: () => nothing,
};

function* streamsOf(db: WorkspaceDb, channelId: string): Steps<Stream[]> {
  const streams: Stream[] = [];
  for (const id of yield* db.streams.ofChannel(channelId)) {
    const stream = yield* db.streams.byId(id);
    if (stream) streams.push(stream);
  }
  return streams;
}

async function lookAt(
  client: WebClient,
  channelId: string,
): Promise<{ name: string | null; trouble: ChannelTrouble | null }> {
  try {
    const { channel } = await client.conversations.info({ channel: channelId });
    const name = channel?.name ?? null;
    if (channel?.is_archived) return { name, trouble: 'archived' };
    return { name, trouble: channel?.is_member ? null : 'out' };
  } catch (error) {
    // Gone, or private and without us: Slack tells these apart for members alone.
    if (slackCode(error) === 'channel_not_found') return { name: null, trouble: 'out' };
    throw error;
  }
}

const todo: Record<ChannelTrouble, string> = {
  archived: 'was archived. Unarchive it',
  out: 'has lost Streamly: it was removed from it, or the channel is gone. Type `/invite @Streamly` there',
};

/** A card that cannot be posted there says the same of this channel. */
const troubleOf = ({ id, channelId }: Stream) => `channel/${id}/${channelId}`;

function* tellAdmins(db: WorkspaceDb, stream: Stream, trouble: ChannelTrouble): Steps<void> {
  if (stream.archivedAt) return;
  const text =
    `The channel <#${stream.channelId}> of the Stream “${stream.name}” ${todo[trouble]}, or choose another channel ` +
    'in the App Home: *Manage*, then *Channel*. Requests are kept meanwhile, and requesters see theirs.';
  for (const admin of stream.admins) {
    // Told once: a card that cannot be posted there says the same of this channel.
    yield* db.deliveries.oweNoticeOfTrouble(admin, troubleOf(stream), text);
  }
}
