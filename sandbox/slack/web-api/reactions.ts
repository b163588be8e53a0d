import { findMessage } from '../messages.ts';
import { tellReaction, toggleReaction } from '../reactions.ts';
import type { Message } from '../state.ts';
import { channelById, hasBot } from '../world.ts';
import { type Answer, ApiError, type Call, needScope } from './call.ts';

export const reactionsAdd = (call: Call): Answer => react(call, 'add');
export const reactionsRemove = (call: Call): Answer => react(call, 'remove');

function react(call: Call, what: 'add' | 'remove'): Answer {
  needScope(call, 'reactions:write');
  const { core, workspace, args } = call;
  const name = args.required('name').replaceAll(':', '');
  if (!/^[\w+-]+$/.test(name)) throw new ApiError('invalid_name');
  const message = reactedTo(call);
  const { userId } = workspace.bot;
  const isThere =
    message.reactions?.some((each) => each.name === name && each.users.includes(userId)) ?? false;
  if (what === 'add' && isThere) throw new ApiError('already_reacted');
  if (what === 'remove' && !isThere) throw new ApiError('no_reaction');
  toggleReaction(core, message, userId, name);
  core.activity.sign();
  void tellReaction(core, workspace.id, message, { user: userId, reaction: name, isAdded: what === 'add' });
  return {};
}

function reactedTo({ core, workspace, args }: Call): Message {
  const channel = channelById(workspace, args.required('channel'));
  if (!channel || (channel.kind === 'private' && !hasBot(workspace, channel))) {
    throw new ApiError('channel_not_found');
  }
  const message = findMessage(core, channel.id, args.required('timestamp'));
  if (!message) throw new ApiError('message_not_found');
  if (channel.archived) throw new ApiError('is_archived');
  if (!hasBot(workspace, channel)) throw new ApiError('not_in_channel');
  return message;
}
