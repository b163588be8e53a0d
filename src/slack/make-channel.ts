import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { InvalidInput } from '../errors.ts';
import type { StreamChannel } from './channels.ts';

/** What Slack says of a channel that it does not make, by its code. The inputs are those of Create Stream. */
const refusals: Record<string, (name: string) => Record<string, string>> = {
  name_taken: (name) => ({
    channelName: `There is a channel #${name} already, maybe a private or an archived one. Choose it as an existing channel, or another name.`,
  }),
  invalid_name_specials: () => ({ channelName: 'Use small letters, digits, hyphens and underscores.' }),
  restricted_action: () => ({
    channelName: 'Your workspace lets only some people make channels. Ask one of them, then choose it here.',
  }),
  missing_scope: () => ({
    channelName: 'Streamly was not yet allowed to make channels. An admin of Slack has to install it again.',
  }),
};

/**
 * Makes a channel for a Stream; the app is in it then, and nobody else.
 *
 * @param name by the rules of `channelName`.
 * @throws InvalidInput by `channelName`, with what to do about it.
 */
export async function makeChannel(
  client: WebClient,
  { name, isPrivate }: { name: string; isPrivate: boolean },
): Promise<StreamChannel> {
  try {
    const { channel } = await client.conversations.create({ name, is_private: isPrivate });
    if (channel?.id) return { id: channel.id, name: channel.name ?? name };
  } catch (error) {
    const refusal = error instanceof WebAPIPlatformError ? refusals[error.data.error] : undefined;
    if (refusal) throw new InvalidInput(refusal(name));
  }
  throw new InvalidInput({
    channelName: 'Slack did not say whether it made the channel. Look for it in Slack, or try another name.',
  });
}
