import type { Core } from '../core.ts';
import { sendEvent } from '../events.ts';
import { newTs } from '../ids.ts';
import { findMessage, messageOutput, postMessage } from '../messages.ts';
import { type Actor, type Message, workspaceOf } from '../state.ts';
import { channelById, hasBot } from '../world.ts';
import { type ActResult, Refused } from './result.ts';

const eventNames = { public: 'message.channels', private: 'message.groups', im: 'message.im' } as const;

/** Writes a message; the app hears of it where it is a member and has subscribed to such messages. */
export async function writeMessage(
  core: Core,
  actor: Actor,
  { channel: channelId, text, threadTs }: { channel: string; text: string; threadTs?: string },
): Promise<ActResult> {
  const workspace = workspaceOf(core.state, actor.teamId);
  const channel = channelById(workspace, channelId);
  if (!channel?.members.includes(actor.userId)) throw new Refused('this person is not in that channel');
  if (channel.archived) throw new Refused(`#${channel.name} is archived`);
  const author = { user: actor.userId, botId: null };
  const message = postMessage(core, channel, author, { text, blocks: [], threadTs: threadTs ?? null });
  if (!hasBot(workspace, channel)) return { deliveries: [], expectMore: false, ts: message.ts };
  const delivery = await sendEvent(core, workspace.id, eventNames[channel.kind], {
    ...messageOutput(core, workspace.id, message),
    channel: channel.id,
    channel_type: { public: 'channel', private: 'group', im: 'im' }[channel.kind],
    event_ts: message.ts,
  });
  return { deliveries: delivery ? [delivery] : [], expectMore: false, ts: message.ts };
}

/**
 * Puts an emoji under a message, or takes it away where this person has put it there before.
 * https://docs.slack.dev/reference/events/reaction_added and reaction_removed
 */
export async function reactTo(
  core: Core,
  actor: Actor,
  { channel, ts, emoji }: { channel: string; ts: string; emoji: string },
): Promise<ActResult> {
  const message = findMessage(core, channel, ts);
  if (!message) throw new Refused('this message is gone, or was only for one person');
  const added = toggleReaction(message, actor.userId, emoji);
  core.changed();
  const event = added ? 'reaction_added' : 'reaction_removed';
  const delivery = await sendEvent(core, actor.teamId, event, {
    type: event,
    user: actor.userId,
    reaction: emoji,
    item: { type: 'message', channel, ts },
    item_user: message.user,
    event_ts: newTs(),
  });
  return { deliveries: delivery ? [delivery] : [], expectMore: false };
}

/** True when it was added. */
function toggleReaction(message: Message, userId: string, name: string): boolean {
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
  return added;
}
