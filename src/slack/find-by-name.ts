import type { WebClient } from '@slack/web-api';
import type { Context } from '../context.ts';
import { teamArguments } from './org-teams.ts';
import { personFromSlack } from './people.ts';

/** Pages of channels that are looked through for a name. */
const mostPages = 20;

/**
 * Slack ids by e-mail in small letters; people whom Slack does not know are not in it.
 *
 * @throws the client's errors where Slack does not answer: then nobody is unknown yet.
 */
export async function idsByEmail(
  { store, clock }: Pick<Context, 'store' | 'clock'>,
  client: WebClient,
  workspaceId: string,
  emails: readonly string[],
): Promise<Map<string, string>> {
  const own = store.in(workspaceId);
  const found = new Map<string, string>();
  for (const email of emails) {
    const seen = await own.read((db) => db.people.byEmail(email));
    if (seen && !seen.isDeactivated) {
      found.set(email.toLowerCase(), seen.userId);
      continue;
    }
    const user = await client.users
      .lookupByEmail({ email })
      .then((answer) => answer.user)
      .catch(unlessNotFound);
    if (user?.id === undefined) continue;
    await own.transaction((db) => db.people.put(personFromSlack(user, workspaceId), clock()));
    found.set(email.toLowerCase(), user.id);
  }
  return found;
}

function unlessNotFound(error: unknown): undefined {
  const code = (error as { data?: { error?: unknown } }).data?.error;
  if (code !== 'users_not_found') throw error;
}

/** Ids of public channels by name; of an org, in all of its workspaces. */
export async function channelIdsByName(
  client: WebClient,
  workspaceId: string,
  names: readonly string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const wanted = new Set(names.map((name) => name.replace(/^#/, '')));
  for (const team of await teamArguments(client, workspaceId)) {
    let cursor: string | undefined;
    for (let page = 0; page < mostPages && found.size < wanted.size; page += 1) {
      const answer = await client.conversations.list({
        exclude_archived: true,
        limit: 1000,
        types: 'public_channel',
        ...team,
        ...(cursor ? { cursor } : {}),
      });
      for (const { id, name } of answer.channels ?? []) {
        if (id !== undefined && name !== undefined && wanted.has(name)) found.set(name, id);
      }
      cursor = answer.response_metadata?.next_cursor || undefined;
      if (cursor === undefined) break;
    }
  }
  return found;
}
