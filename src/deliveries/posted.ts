import type { WebClient } from '@slack/web-api';
import { channelMessages } from '../slack/channel-messages.ts';
import type { Message } from '../views/blocks.ts';
import type { Job } from './handler.ts';
import { slackCode, slackFailure } from './slack-failure.ts';

/** Clocks of ours and Slack's may differ by so many seconds. */
const clockTolerance = 60;

/** Where a message of ours stands. */
export interface Place {
  channelId: string;
  ts: string;
}

/** What Slack says of a message that it has just posted. */
export function placeOf({ channel, ts }: { channel?: string; ts?: string }): Place {
  if (channel === undefined || ts === undefined) {
    throw new Error('Slack did not say where the message stands.');
  }
  return { channelId: channel, ts };
}

/** @returns false where the message is gone. */
export async function updatePosted(
  client: WebClient,
  { channelId, ts }: Place,
  message: Message,
): Promise<boolean> {
  try {
    await client.chat.update({ channel: channelId, ts, ...message });
    return true;
  } catch (error) {
    if (slackCode(error) === 'message_not_found') return false;
    throw error;
  }
}

/**
 * After an attempt that may have posted a message: looks whether it did, in all that was posted since the delivery was
 * enqueued. Where the app was not granted to read that, nothing is known, and it posts again.
 *
 * @param to id of a channel, or of a user for the app's direct message with them.
 * @param isOurs whether the payload of a message's metadata is that of the one sought.
 */
export async function findPosted(
  client: WebClient,
  job: Pick<Job, 'createdAt'>,
  to: string,
  eventType: string,
  isOurs: (payload: Readonly<Record<string, unknown>>) => boolean,
): Promise<Place | null> {
  for await (const { payload, place } of ownMessages(client, job, to, eventType)) {
    if (isOurs(payload)) return place;
  }
  return null;
}

/** A message of ours, by its metadata. */
export interface OwnMessage {
  place: Place;
  payload: Readonly<Record<string, unknown>>;
}

/** Messages with metadata of this type that were posted since a delivery was enqueued, newest first, see `findPosted`. */
export async function* ownMessages(
  client: WebClient,
  { createdAt }: Pick<Job, 'createdAt'>,
  to: string,
  eventType: string,
): AsyncGenerator<OwnMessage> {
  const oldest = createdAt.getTime() / 1000 - clockTolerance;
  try {
    const channelId = await conversationOf(client, to);
    for await (const { ts, metadata } of channelMessages(client, channelId, oldest)) {
      if (ts === undefined || metadata?.event_type !== eventType) continue;
      const payload = (metadata.event_payload ?? {}) as Record<string, unknown>;
      yield { place: { channelId, ts }, payload };
    }
  } catch (error) {
    if (slackFailure(error, createdAt)?.kind !== 'forbidden') throw error;
  }
}

/** A message can be sent to a user; it is read by the id of the conversation. */
async function conversationOf(client: WebClient, to: string): Promise<string> {
  if (!/^[UW]/.test(to)) return to;
  const { channel } = await client.conversations.open({ users: to });
  if (!channel?.id) throw new Error('Slack did not say which direct message it is.');
  return channel.id;
}
