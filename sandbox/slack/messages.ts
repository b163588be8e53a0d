import { acceptedBlocks } from './blocks.ts';
import type { Core } from './core.ts';
import { fileInMessage } from './files.ts';
import { newId, newTs, nowSeconds } from './ids.ts';
import { type Actor, actorKey, type Ephemeral, type Message, type Notice, workspaceOf } from './state.ts';
import { type Channel, channelById, type Workspace } from './world.ts';

/** What stands in channels and direct messages, and what only one person sees. */

/** Blocks as an app sent them, once `checkBlocks` has passed them. */
export interface MessageSpec {
  text: string;
  blocks: unknown[];
  attachments?: unknown[];
  metadata?: Message['metadata'];
  threadTs?: string | null;
  /** Ids. */
  files?: string[];
  notice?: Notice;
}

export function postMessage(
  core: Core,
  channel: Channel,
  author: { user: string; botId: string | null },
  spec: MessageSpec,
): Message {
  const message: Message = {
    ts: newTs(),
    channel: channel.id,
    ...author,
    text: spec.text,
    blocks: acceptedBlocks(spec.blocks),
    attachments: spec.attachments ?? [],
    metadata: spec.metadata ?? null,
    threadTs: spec.threadTs ?? null,
    editedTs: null,
    ...(spec.files && spec.files.length > 0 ? { files: spec.files } : {}),
    ...(spec.notice ? { notice: spec.notice } : {}),
  };
  const inChannel = core.state.messages[channel.id] ?? {};
  inChannel[message.ts] = message;
  core.state.messages[channel.id] = inChannel;
  core.changed();
  return message;
}

export function findMessage(core: Core, channel: string, ts: string): Message | null {
  return core.state.messages[channel]?.[ts] ?? null;
}

/** Oldest first. */
export const messagesIn = (core: Core, channel: string): Message[] =>
  Object.values(core.state.messages[channel] ?? {});

/** A message that was answered in a thread leaves a stone behind; true then. */
export function deleteMessage(core: Core, message: Message): boolean {
  core.changed();
  if (repliesTo(core, message).length === 0) {
    delete core.state.messages[message.channel]?.[message.ts];
    return false;
  }
  Object.assign(message, {
    text: 'This message was deleted.',
    blocks: [],
    attachments: [],
    metadata: null,
    notice: { subtype: 'tombstone', facts: { hidden: true } },
  } satisfies Partial<Message>);
  delete message.files;
  delete message.reactions;
  return true;
}

/** Oldest first. */
export const repliesTo = (core: Core, { channel, ts }: Message): Message[] =>
  messagesIn(core, channel).filter(({ threadTs }) => threadTs === ts);

export function postEphemeral(
  core: Core,
  actor: Actor,
  channel: string,
  spec: Pick<MessageSpec, 'text' | 'blocks'>,
  from: Ephemeral['from'] = 'app',
): Ephemeral {
  const ephemeral: Ephemeral = {
    ts: newTs(),
    channel,
    text: spec.text,
    blocks: acceptedBlocks(spec.blocks),
    from,
  };
  const seen = core.state.ephemerals[actorKey(actor)] ?? [];
  seen.push(ephemeral);
  core.state.ephemerals[actorKey(actor)] = seen;
  core.changed();
  return ephemeral;
}

export function findEphemeral(core: Core, actor: Actor, ts: string): Ephemeral | null {
  return core.state.ephemerals[actorKey(actor)]?.find((each) => each.ts === ts) ?? null;
}

export function deleteEphemeral(core: Core, actor: Actor, ts: string): void {
  const seen = core.state.ephemerals[actorKey(actor)] ?? [];
  core.state.ephemerals[actorKey(actor)] = seen.filter((each) => each.ts !== ts);
  core.changed();
}

/** The direct message between the app and a person; made when it is not there yet. */
export function directMessage(core: Core, workspace: Workspace, userId: string): Channel {
  const existing = workspace.channels.find((channel) => channel.kind === 'im' && channel.name === userId);
  if (existing) return existing;
  const channel: Channel = {
    id: newId('D'),
    name: userId,
    kind: 'im',
    archived: false,
    members: [userId, workspace.bot.userId],
    created: nowSeconds(),
    creator: workspace.bot.userId,
  };
  workspace.channels.push(channel);
  core.changed();
  return channel;
}

/** A message as payloads and API answers carry it. */
export function messageOutput(core: Core, teamId: string, message: Message): Record<string, unknown> {
  const { files = [], notice } = message;
  const byApp = message.botId === null ? {} : { bot_id: message.botId, app_id: core.app.appId };
  return {
    type: 'message',
    ...(files.length > 0 ? { subtype: 'file_share', upload: false, display_as_bot: false } : {}),
    ...(notice ? { subtype: notice.subtype, ...notice.facts } : {}),
    ...byApp,
    user: message.user,
    team: teamId,
    ts: message.ts,
    text: message.text,
    blocks: message.blocks,
    ...(files.length > 0 ? { files: files.map((id) => fileInMessage(core, id)) } : {}),
    ...(message.attachments.length > 0 ? { attachments: message.attachments } : {}),
    ...(message.metadata === null ? {} : { metadata: message.metadata }),
    ...threadOutput(core, message),
    ...(message.reactions
      ? { reactions: message.reactions.map((each) => ({ ...each, count: each.users.length })) }
      : {}),
    ...(message.editedTs === null ? {} : { edited: { user: message.user, ts: message.editedTs } }),
  };
}

/** A reply names its parent, a parent counts its replies. */
function threadOutput(core: Core, message: Message): Record<string, unknown> {
  const { threadTs, channel, ts } = message;
  if (threadTs !== null) {
    const parent = findMessage(core, channel, threadTs);
    return { thread_ts: threadTs, ...(parent ? { parent_user_id: parent.user } : {}) };
  }
  const replies = repliesTo(core, message);
  if (replies.length === 0) return {};
  const users = [...new Set(replies.map(({ user }) => user))];
  return {
    thread_ts: ts,
    reply_count: replies.length,
    reply_users_count: users.length,
    latest_reply: replies.at(-1)?.ts,
    reply_users: users.slice(0, 5),
  };
}

/** As `channel_name` of a payload has it. */
export function channelLabel(core: Core, teamId: string, channelId: string): string {
  const channel = channelById(workspaceOf(core.state, teamId), channelId);
  if (channel?.kind === 'im') return 'directmessage';
  return channel?.kind === 'private' ? 'privategroup' : (channel?.name ?? 'unknown');
}
