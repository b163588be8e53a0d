import { limits } from '../block-kit/limits.ts';
import { isShape } from '../block-kit/rules.ts';
import { checkBlocks } from '../block-kit-check.ts';
import { acceptedBlocks } from '../blocks.ts';
import { newTs } from '../ids.ts';
import { removeMessage, tellChanged, tellPosted } from '../message-events.ts';
import {
  directMessage,
  findMessage,
  type MessageSpec,
  messageOutput,
  postEphemeral,
  postMessage,
} from '../messages.ts';
import { actorKey, type Message } from '../state.ts';
import { type Channel, channelById, channelByName, hasBot, personById } from '../world.ts';
import { type Answer, ApiError, type Call, invalid, needScope } from './call.ts';

export function chatPostMessage(call: Call): Answer {
  needScope(call, 'chat:write');
  const { core, workspace, args } = call;
  const channel = destination(call, args.required('channel'));
  const spec = messageSpec(call);
  if (spec.threadTs && !findMessage(core, channel.id, spec.threadTs)) throw new ApiError('thread_not_found');
  const { userId: user, botId } = workspace.bot;
  const message = postMessage(core, channel, { user, botId }, spec);
  core.activity.sign();
  void tellPosted(core, workspace.id, message);
  return { channel: channel.id, ts: message.ts, message: messageOutput(core, workspace.id, message) };
}

export function chatPostEphemeral(call: Call): Answer {
  needScope(call, 'chat:write');
  const { core, workspace, args } = call;
  const channel = destination(call, args.required('channel'));
  const userId = args.required('user');
  if (!channel.members.includes(userId)) throw new ApiError('user_not_in_channel');
  const actor = { teamId: workspace.id, userId };
  const ephemeral = postEphemeral(core, actor, channel.id, messageSpec(call));
  core.activity.sign(actorKey(actor));
  return { message_ts: ephemeral.ts };
}

export function chatUpdate(call: Call): Answer {
  needScope(call, 'chat:write');
  const { core, workspace, args } = call;
  const message = ownMessage(call, 'cant_update_message', 'is_inactive');
  const spec = messageSpec(call, message);
  const before = messageOutput(core, workspace.id, message);
  message.text = spec.text;
  // Blocks and metadata that are not given stay. https://docs.slack.dev/reference/methods/chat.update
  if (args.json('blocks') !== undefined) message.blocks = acceptedBlocks(spec.blocks);
  if (args.json('metadata') !== undefined) message.metadata = spec.metadata ?? null;
  message.editedTs = newTs();
  core.activity.sign();
  core.changed();
  void tellChanged(core, workspace.id, message, before);
  return {
    channel: message.channel,
    ts: message.ts,
    text: message.text,
    message: messageOutput(core, workspace.id, message),
  };
}

export function chatDelete(call: Call): Answer {
  needScope(call, 'chat:write');
  const message = ownMessage(call, 'cant_delete_message', 'is_archived');
  const { core, workspace } = call;
  void removeMessage(core, workspace.id, message);
  core.activity.sign();
  return { channel: message.channel, ts: message.ts };
}

export function chatGetPermalink({ core, workspace, args }: Call): Answer {
  const channel = channelById(workspace, args.required('channel'));
  if (!channel || (channel.kind === 'private' && !hasBot(workspace, channel))) {
    throw new ApiError('channel_not_found');
  }
  const message = findMessage(core, channel.id, args.required('message_ts'));
  if (!message) throw new ApiError('message_not_found');
  return { channel: channel.id, permalink: permalink(workspace.domain, message) };
}

export function permalink(domain: string, { channel, ts, threadTs }: Message): string {
  const thread = threadTs === null ? '' : `?thread_ts=${threadTs}&cid=${channel}`;
  return `https://${domain}.slack.com/archives/${channel}/p${ts.replace('.', '')}${thread}`;
}

/** Where a bot may write: a user id stands for the direct message with that person. */
function destination({ core, workspace, token }: Call, wanted: string): Channel {
  const person = personById(workspace, wanted);
  if (person || wanted === workspace.bot.userId) {
    if (!person) throw new ApiError('cannot_dm_bot');
    if (person.role === 'deactivated') throw new ApiError('channel_not_found');
    if (!core.app.messagesTab) throw new ApiError('messages_tab_disabled');
    return directMessage(core, workspace, person.id);
  }
  const channel = channelByName(workspace, wanted);
  if (!channel || (channel.kind === 'private' && !hasBot(workspace, channel))) {
    throw new ApiError('channel_not_found');
  }
  if (channel.archived) throw new ApiError('is_archived');
  if (channel.kind === 'im' && !core.app.messagesTab) throw new ApiError('messages_tab_disabled');
  if (!hasBot(workspace, channel) && !token.scopes.includes('chat:write.public')) {
    throw new ApiError('not_in_channel');
  }
  return channel;
}

/** `before`: the message that is changed, whose blocks stay where none are given. */
function messageSpec({ args }: Call, before?: Message): MessageSpec {
  const text = args.text('text') ?? '';
  const blocks = args.json('blocks') ?? [];
  const attachments = args.json('attachments') ?? [];
  if (!Array.isArray(blocks)) throw new ApiError('invalid_blocks_format');
  if (!Array.isArray(attachments)) throw new ApiError('invalid_attachments');
  if (attachments.length > limits.attachments) throw new ApiError('too_many_attachments');
  const findings = checkBlocks(blocks, 'message');
  if (findings.length > 0) throw invalid('invalid_blocks', findings);
  if (text.length > limits.messageText) throw new ApiError('msg_too_long');
  const kept = args.json('blocks') === undefined ? (before?.blocks.length ?? 0) : 0;
  if (text === '' && blocks.length + attachments.length + kept === 0) throw new ApiError('no_text');
  return {
    text: text === '' ? (before?.text ?? '') : text,
    blocks,
    attachments,
    metadata: metadataOf(args.json('metadata')),
    threadTs: args.text('thread_ts') ?? null,
  };
}

function metadataOf(given: unknown): Message['metadata'] {
  if (given === undefined || (isShape(given) && Object.keys(given).length === 0)) return null;
  if (!isShape(given) || typeof given.event_type !== 'string' || !isShape(given.event_payload)) {
    throw new ApiError('invalid_metadata_format');
  }
  return { event_type: given.event_type, event_payload: given.event_payload };
}

/** `foreign` and `archived`: what each method calls it when the message is somebody else's, or its channel archived. */
function ownMessage({ core, workspace, args }: Call, foreign: string, archived: string): Message {
  const channel = channelById(workspace, args.required('channel'));
  if (!channel || (channel.kind === 'private' && !hasBot(workspace, channel))) {
    throw new ApiError('channel_not_found');
  }
  const message = findMessage(core, channel.id, args.required('ts'));
  if (!message) throw new ApiError('message_not_found');
  if (message.botId !== workspace.bot.botId) throw new ApiError(foreign);
  if (channel.archived) throw new ApiError(archived);
  return message;
}
