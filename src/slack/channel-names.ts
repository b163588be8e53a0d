import type { WebClient } from '@slack/web-api';

/** Names change seldom, and an old one in a task does no harm. */
const keptFor = 60 * 60 * 1000;
const mostKept = 10_000;

/** Names of channels, asked of Slack and kept in memory for an hour. */
export interface ChannelNames {
  /** Without the #. @throws the client's errors, such as `channel_not_found`. */
  nameOf(client: WebClient, workspaceId: string, channelId: string): Promise<string>;
}

/** Names that one process has seen. */
export function createChannelNames(clock: () => Date): ChannelNames {
  const kept = new Map<string, { name: string; until: number }>();
  return {
    async nameOf(client, workspaceId, channelId) {
      const key = `${workspaceId}/${channelId}`;
      const known = kept.get(key);
      if (known && known.until > clock().getTime()) return known.name;
      const { channel } = await client.conversations.info({ channel: channelId });
      const name = channel?.name ?? channelId;
      if (kept.size >= mostKept) kept.clear();
      kept.set(key, { name, until: clock().getTime() + keptFor });
      return name;
    },
  };
}
