import type { Core } from './core.ts';
import type { Delivery } from './deliver.ts';
import { tell } from './events.ts';
import { type Message, workspaceOf } from './state.ts';
import { channelById, hasBot } from './world.ts';

/** Emoji under messages. */

/** True when it was added. */
export function toggleReaction(core: Core, message: Message, userId: string, name: string): boolean {
  const reactions = message.reactions ?? [];
  const before = reactions.find((reaction) => reaction.name === name);
  const added = !before?.users.includes(userId);
  const users = before?.users.filter((user) => user !== userId) ?? [];
  const after = { name, users: added ? [...users, userId] : users };
  const all = before
    ? reactions.map((reaction) => (reaction === before ? after : reaction))
    : [...reactions, after];
  const left = all.filter((reaction) => reaction.users.length > 0);
  if (left.length > 0) message.reactions = left;
  else delete message.reactions;
  core.changed();
  return added;
}

/**
 * Where the app is a member; https://docs.slack.dev/reference/events/reaction_added and reaction_removed
 */
export async function tellReaction(
  core: Core,
  teamId: string,
  { channel: channelId, ts, user: author }: Message,
  { user, reaction, isAdded }: { user: string; reaction: string; isAdded: boolean },
): Promise<Delivery[]> {
  const workspace = workspaceOf(core.state, teamId);
  const channel = channelById(workspace, channelId);
  if (!channel || !hasBot(workspace, channel)) return [];
  return tell(core, teamId, isAdded ? 'reaction_added' : 'reaction_removed', {
    user,
    reaction,
    item: { type: 'message', channel: channelId, ts },
    item_user: author,
  });
}
