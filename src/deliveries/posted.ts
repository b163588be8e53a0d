import type { WebClient } from '@slack/web-api';
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
 * After an attempt that may have posted a message: looks whether it did, in the channel's latest messages. Where the
 * app was not granted to read them it posts again; nor can it read its direct messages.
 *
 * @param isOurs whether the payload of a message's metadata is that of the one sought.
 */
export async function findPosted(
  client: WebClient,
  job: Pick<Job, 'createdAt'>,
  channelId: string,
  eventType: string,
  isOurs: (payload: Readonly<Record<string, unknown>>) => boolean,
): Promise<Place | null> {
  const oldest = job.createdAt.getTime() / 1000 - clockTolerance;
  try {
    const { messages = [] } = await client.conversations.history({
      channel: channelId,
      oldest: String(oldest),
      limit: 100,
      include_all_metadata: true,
    });
    const found = messages.find(
      ({ metadata }) =>
        metadata?.event_type === eventType &&
        isOurs((metadata.event_payload ?? {}) as Record<string, unknown>),
    );
    return found?.ts === undefined ? null : { channelId, ts: found.ts };
  } catch (error) {
    if (slackFailure(error, job.createdAt)?.kind === 'forbidden') return null;
    throw error;
  }
}
