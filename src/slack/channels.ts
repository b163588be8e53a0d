import type { WebClient } from '@slack/web-api';
import { InvalidInput } from '../errors.ts';

/** What a Stream needs to know of its channel. */
export interface StreamChannel {
  id: string;
  name: string;
}

const unreachable: Record<string, string> = {
  channel_not_found: 'Streamly is not in this private channel. Type /invite @Streamly there, then try again.',
  not_in_channel: 'Streamly is not in this channel. Type /invite @Streamly there, then try again.',
  is_archived: 'This channel is archived. Choose another one.',
};

/**
 * Asks Slack whether Requests can be posted in a channel.
 *
 * @throws InvalidInput by `channel`, with what to do about it.
 */
export async function channelForStream(client: WebClient, channelId: string): Promise<StreamChannel> {
  const { channel } = await client.conversations.info({ channel: channelId }).catch((error: unknown) => {
    const words = unreachable[errorCode(error)];
    throw new InvalidInput({
      channel: words ?? 'Slack did not say whether this channel can be used. Try again.',
    });
  });
  const refusal = channel?.is_archived
    ? unreachable.is_archived
    : channel?.is_private && !channel.is_member
      ? unreachable.channel_not_found
      : channel?.is_im || channel?.is_mpim
        ? 'Choose a channel: Requests cannot be posted in a direct message.'
        : null;
  if (refusal) throw new InvalidInput({ channel: refusal });
  return { id: channelId, name: channel?.name ?? channelId };
}

/** Joins a public channel, so that cards can be found again there. Posting works without it: no harm if it fails. */
export async function joinIfPublic(client: WebClient, channelId: string): Promise<void> {
  await client.conversations.join({ channel: channelId }).catch(() => undefined);
}

function errorCode(error: unknown): string {
  const data = error instanceof Error && 'data' in error ? (error.data as { error?: unknown }) : null;
  return typeof data?.error === 'string' ? data.error : '';
}
