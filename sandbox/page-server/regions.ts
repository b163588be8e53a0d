import type { Block } from '../slack/blocks.ts';
import type { Core } from '../slack/core.ts';
import { formValues } from '../slack/form-values.ts';
import { directMessage, messagesIn } from '../slack/messages.ts';
import { type Actor, actorKey, type Message, type View, workspaceOf } from '../slack/state.ts';
import { stackOf } from '../slack/views.ts';
import { type Channel, channelById, hasBot, type Person } from '../slack/world.ts';
import type {
  Cast,
  ChannelFace,
  Conversation,
  Directory,
  EphemeralFace,
  MessageFace,
  PersonFace,
} from './api.ts';

/** What the page shows, region by region, as one person sees it. */

const mostMessages = 300;

export function castOf({ app, state }: Core): Cast {
  const { name, homeTab, messagesTab, commandHints, shortcuts } = app;
  return {
    app: { name, homeTab, messagesTab, commands: commandHints, shortcuts: shortcuts ?? [] },
    workspaces: state.workspaces.map(({ id, name, domain, people }) => ({
      id,
      name,
      domain,
      people: people.map(personFace),
    })),
  };
}

/** Who acts as `handle` in the workspace of this domain; null: nobody is called so there. */
export function actorNamed({ state }: Core, domain: string, handle: string): Actor | null {
  const workspace = state.workspaces.find((each) => each.domain === domain);
  const person = workspace?.people.find((each) => each.handle === handle);
  return workspace && person ? { teamId: workspace.id, userId: person.id } : null;
}

export function directoryOf(core: Core, actor: Actor): Directory {
  const workspace = workspaceOf(core.state, actor.teamId);
  const people = workspace.people.map(personFace);
  const me = people.find((person) => person.id === actor.userId);
  if (!me) throw new Error(`nobody has the id ${actor.userId}`);
  const appChannelId = core.app.messagesTab ? directMessage(core, workspace, actor.userId).id : null;
  const newest = core.state.ephemerals[actorKey(actor)]?.at(-1);
  return {
    me,
    appUserId: workspace.bot.userId,
    people,
    channels: workspace.channels
      .filter(
        (channel) =>
          channel.members.includes(actor.userId) ||
          (channel.kind === 'public' && me.role !== 'stranger' && me.role !== 'guest'),
      )
      .map((channel) => channelFace(core, actor, channel)),
    appChannelId,
    newestEphemeral: newest ? { ts: newest.ts, channelId: newest.channel, text: newest.text } : null,
  };
}

/** Null: there is no such channel, or it is none of this person's. */
export function conversationOf(core: Core, actor: Actor, channelId: string): Conversation | null {
  const channel = channelById(workspaceOf(core.state, actor.teamId), channelId);
  if (!channel) return null;
  if (channel.kind !== 'public' && !channel.members.includes(actor.userId)) return null;
  const valuesIn = (key: string, blocks: Block[]) =>
    formValues(blocks, core.state.messageForms[`${actorKey(actor)}/${key}`]);
  const ephemerals = core.state.ephemerals[actorKey(actor)] ?? [];
  return {
    channel: channelFace(core, actor, channel),
    messages: messagesIn(core, channelId)
      .slice(-mostMessages)
      .map(
        (message): MessageFace =>
          messageFace(message, valuesIn(`${channelId}/${message.ts}`, message.blocks)),
      ),
    ephemerals: ephemerals
      .filter((ephemeral) => ephemeral.channel === channelId)
      .map(
        ({ ts, from, text, blocks }): EphemeralFace => ({
          ts,
          from,
          text,
          blocks,
          values: valuesIn(ts, blocks),
        }),
      ),
    bookmarks: core.state.bookmarks?.[channelId] ?? [],
  };
}

export const homeOf = (core: Core, actor: Actor): View | null => core.state.homes[actorKey(actor)] ?? null;

export const modalsOf = (core: Core, actor: Actor): View[] => stackOf(core, actor);

export function channelsOf(core: Core, actor: Actor): Channel[] {
  return workspaceOf(core.state, actor.teamId).channels.filter((channel) =>
    channel.members.includes(actor.userId),
  );
}

function personFace({ id, handle, realName, role, tz }: Person): PersonFace {
  return { id, handle, realName, role, tz };
}

function channelFace(core: Core, actor: Actor, channel: Channel): ChannelFace {
  const { id, name, kind, archived, members } = channel;
  return {
    id,
    name,
    kind,
    archived,
    isMember: members.includes(actor.userId),
    hasApp: hasBot(workspaceOf(core.state, actor.teamId), channel),
    memberCount: members.length,
    lastTs: messagesIn(core, id).at(-1)?.ts ?? null,
  };
}

function messageFace(message: Message, values: MessageFace['values']): MessageFace {
  const { ts, user, botId, text, blocks, threadTs, editedTs, reactions = [] } = message;
  return {
    ts,
    user,
    byApp: botId !== null,
    text,
    blocks,
    threadTs,
    edited: editedTs !== null,
    reactions,
    values,
  };
}
