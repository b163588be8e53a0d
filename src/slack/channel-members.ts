import type { WebClient } from '@slack/web-api';

const pageSize = 1000;

/** Ids of all members of a channel. @throws the client's errors, such as `channel_not_found`. */
export async function fetchChannelMembers(client: WebClient, channelId: string): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await membersPage(client, channelId, cursor);
    found.push(...page.userIds);
    cursor = page.next;
  } while (cursor !== undefined);
  return found;
}

/** The first members of a channel, and where the others go on. One call. */
export async function membersPage(
  client: WebClient,
  channelId: string,
  cursor?: string,
): Promise<{ userIds: string[]; next: string | undefined }> {
  const { members, response_metadata: more } = await client.conversations.members({
    channel: channelId,
    limit: pageSize,
    ...(cursor !== undefined && { cursor }),
  });
  return { userIds: members ?? [], next: more?.next_cursor || undefined };
}
