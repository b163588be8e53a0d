import type { Core } from './core.ts';
import type { Delivery } from './deliver.ts';
import { sendEvent } from './events.ts';
import { newTs } from './ids.ts';
import { deleteMessage, messageOutput } from './messages.ts';
import { type Message, workspaceOf } from './state.ts';
import { channelById, hasBot } from './world.ts';

/**
 * What an app is told of the messages where it is a member, its own among them.
 * https://docs.slack.dev/reference/events/message
 */

const eventNames = { public: 'message.channels', private: 'message.groups', im: 'message.im' } as const;
const channelTypes = { public: 'channel', private: 'group', im: 'im' } as const;

type Facts = Record<string, unknown>;

export const tellPosted = (core: Core, teamId: string, message: Message): Promise<Delivery[]> =>
  tellOfMessage(core, teamId, message.channel, {
    ...messageOutput(core, teamId, message),
    event_ts: message.ts,
  });

/** @param before as `messageOutput` had it before the change */
export function tellChanged(
  core: Core,
  teamId: string,
  message: Message,
  before: Facts,
): Promise<Delivery[]> {
  const ts = newTs();
  return tellOfMessage(core, teamId, message.channel, {
    type: 'message',
    subtype: 'message_changed',
    hidden: true,
    message: messageOutput(core, teamId, message),
    previous_message: before,
    ts,
    event_ts: ts,
  });
}

/** Deletes it and tells so; of one that was answered the app hears that it has become a stone. */
export function removeMessage(core: Core, teamId: string, message: Message): Promise<Delivery[]> {
  const before = messageOutput(core, teamId, message);
  if (deleteMessage(core, message)) return tellChanged(core, teamId, message, before);
  const ts = newTs();
  return tellOfMessage(core, teamId, message.channel, {
    type: 'message',
    subtype: 'message_deleted',
    hidden: true,
    deleted_ts: message.ts,
    previous_message: before,
    ts,
    event_ts: ts,
  });
}

async function tellOfMessage(
  core: Core,
  teamId: string,
  channelId: string,
  facts: Facts,
): Promise<Delivery[]> {
  const workspace = workspaceOf(core.state, teamId);
  const channel = channelById(workspace, channelId);
  if (!channel || !hasBot(workspace, channel)) return [];
  const delivery = await sendEvent(core, teamId, eventNames[channel.kind], {
    ...facts,
    channel: channelId,
    channel_type: channelTypes[channel.kind],
  });
  return delivery ? [delivery] : [];
}
