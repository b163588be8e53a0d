import type { WebClient } from '@slack/web-api';

/** Slack recommends at most 200 a page. https://docs.slack.dev/apis/web-api/pagination */
const pageSize = 200;

/**
 * All messages of a conversation since a time with their metadata, newest first, page by page.
 *
 * @param oldest seconds since the epoch.
 * @throws Slack's errors.
 */
export async function* channelMessages(client: WebClient, channelId: string, oldest: number) {
  let cursor: string | undefined;
  do {
    const page = await client.conversations.history({
      channel: channelId,
      oldest: String(oldest),
      limit: pageSize,
      include_all_metadata: true,
      ...(cursor && { cursor }),
    });
    yield* page.messages ?? [];
    cursor = page.response_metadata?.next_cursor;
  } while (cursor);
}
