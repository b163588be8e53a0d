import { acceptedBlocks } from './blocks.ts';
import type { Core } from './core.ts';
import { newId, newTs, nowSeconds } from './ids.ts';
import { type Actor, actorKey, type Ephemeral, type Message, workspaceOf } from './state.ts';
import { type Channel, channelById, type Workspace } from './world.ts';

/** What stands in channels and direct messages, and what only one person sees. */

/** Blocks as an app sent them, once `checkBlocks` has passed them. */
export interface MessageSpec {
  text: string;
  blocks: unknown[];
  attachments?: unknown[];
  metadata?: Message['metadata'];
  threadTs?: string | null;
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

export function deleteMessage(core: Core, message: Message): void {
  delete core.state.messages[message.channel]?.[message.ts];
  core.changed();
}

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
  return {
    type: 'message',
    ...(message.botId === null ? {} : { bot_id: message.botId, app_id: core.app.appId }),
    user: message.user,
    team: teamId,
    ts: message.ts,
    text: message.text,
    blocks: message.blocks,
    ...(message.attachments.length > 0 ? { attachments: message.attachments } : {}),
    ...(message.metadata === null ? {} : { metadata: message.metadata }),
    ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
    ...(message.reactions
      ? { reactions: message.reactions.map((each) => ({ ...each, count: each.users.length })) }
      : {}),
    ...(message.editedTs === null ? {} : { edited: { user: message.user, ts: message.editedTs } }),
  };
}

/** As `channel_name` of a payload has it. */
export function channelLabel(core: Core, teamId: string, channelId: string): string {
  const channel = channelById(workspaceOf(core.state, teamId), channelId);
  if (channel?.kind === 'im') return 'directmessage';
  return channel?.kind === 'private' ? 'privategroup' : (channel?.name ?? 'unknown');
}
