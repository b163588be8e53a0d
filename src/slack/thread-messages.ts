import type { WebClient } from '@slack/web-api';

const pageSize = 200;

/**
 * All messages of a thread with their metadata, oldest first, page by page.
 *
 * @param oldest seconds since the epoch; 0: from its beginning.
 * @throws Slack's errors.
 */
export async function* threadMessages(
  client: WebClient,
  { channelId, ts }: { channelId: string; ts: string },
  oldest = 0,
) {
  let cursor: string | undefined;
  do {
    const page = await client.conversations.replies({
      channel: channelId,
      ts,
      ...(oldest > 0 && { oldest: String(oldest) }),
      limit: pageSize,
      include_all_metadata: true,
      ...(cursor && { cursor }),
    });
    yield* page.messages ?? [];
    cursor = page.response_metadata?.next_cursor;
  } while (cursor);
}
