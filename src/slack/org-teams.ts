import type { WebClient } from '@slack/web-api';

const pageSize = 1000;

/**
 * What is asked workspace by workspace: with an org's token, methods such as `conversations.list` and
 * `usergroups.list` want to know of which one ("required if token belongs to org-wide app"). A workspace's own token
 * says it already.
 * https://docs.slack.dev/reference/methods/conversations.list, https://docs.slack.dev/reference/methods/auth.teams.list
 *
 * @returns arguments for one call each.
 * @throws the client's errors.
 */
export async function teamArguments(client: WebClient, workspaceId: string): Promise<{ team_id?: string }[]> {
  if (!workspaceId.startsWith('E')) return [{}];
  const teams: { team_id: string }[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.auth.teams.list({ limit: pageSize, ...(cursor && { cursor }) });
    teams.push(...(page.teams ?? []).flatMap(({ id }) => (id === undefined ? [] : [{ team_id: id }])));
    cursor = page.response_metadata?.next_cursor;
  } while (cursor);
  return teams;
}
