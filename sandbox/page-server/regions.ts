import type { Block } from '../slack/blocks.ts';
import { bookmarksIn } from '../slack/bookmarks.ts';
import type { Core } from '../slack/core.ts';
import { canSeeFile } from '../slack/files.ts';
import { formValues } from '../slack/form-values.ts';
import { directMessage, messagesIn } from '../slack/messages.ts';
import {
  type Actor,
  actorKey,
  type Message,
  type StoredFile,
  type View,
  workspaceOf,
} from '../slack/state.ts';
import { stackOf } from '../slack/views.ts';
import { type Channel, channelById, hasBot, type Person, type UserGroup } from '../slack/world.ts';
import type {
  Cast,
  ChannelFace,
  Conversation,
  Directory,
  EphemeralFace,
  FileFace,
  MessageFace,
  PersonFace,
  UserGroupFace,
} from './api.ts';

/** What the page shows, region by region, as one person sees it. */

const mostMessages = 300;

export function castOf({ app, state }: Core): Cast {
  const { appId: id, name, homeTab, messagesTab, messagesReadOnly, functions: steps } = app;
  return {
    app: {
      id,
      name,
      homeTab,
      messagesTab,
      messagesReadOnly,
      commands: app.commandHints,
      shortcuts: app.shortcuts ?? [],
      steps,
    },
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
    userGroups: (workspace.userGroups ?? []).map(userGroupFace),
    channels: workspace.channels
      .filter(
        (channel) =>
          channel.members.includes(actor.userId) ||
          (channel.kind === 'public' && me.role !== 'stranger' && me.role !== 'guest'),
      )
      .map((channel) => channelFace(core, actor, channel)),
    appChannelId,
    newestEphemeral: newest ? { ts: newest.ts, channelId: newest.channel, text: newest.text } : null,
    newestRun: newestRun(core, actor),
  };
}

function newestRun({ state }: Core, actor: Actor): Directory['newestRun'] {
  const own = Object.values(state.executions ?? {}).filter((run) => actorKey(run) === actorKey(actor));
  const run = own.at(-1);
  if (!run) return null;
  const { id, callbackId, state: reached, outputs, error } = run;
  return { id, callbackId, state: reached, outputs, error };
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
    members: channel.members,
    messages: messagesIn(core, channelId)
      .slice(-mostMessages)
      .map(
        (message): MessageFace =>
          messageFace(core, message, valuesIn(`${channelId}/${message.ts}`, message.blocks)),
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
    bookmarks: bookmarksIn(core, channelId),
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

/** Null: there is none, or it is not this person's to see. */
export function fileFor(core: Core, actor: Actor, id: string): StoredFile | null {
  const file = core.state.files[id];
  if (!file || file.teamId !== actor.teamId || file.state === 'deleted') return null;
  return canSeeFile(core, file, actor.userId) ? file : null;
}

function fileFace({ state }: Core, id: string): FileFace {
  const file = state.files[id];
  const isDeleted = !file || file.state === 'deleted';
  const { name = id, mimetype = '', content = '' } = file ?? {};
  return { id, name, mimetype, size: Buffer.byteLength(content, 'base64'), isDeleted };
}

function userGroupFace({ id, handle, name, users, disabled }: UserGroup): UserGroupFace {
  return { id, handle, name, users, isDisabled: disabled !== 0 };
}

function messageFace(core: Core, message: Message, values: MessageFace['values']): MessageFace {
  const { ts, user, botId, text, blocks, threadTs, editedTs, reactions = [], files = [], notice } = message;
  return {
    ts,
    user,
    byApp: botId !== null,
    text,
    blocks,
    threadTs,
    edited: editedTs !== null,
    reactions,
    files: files.map((id) => fileFace(core, id)),
    notice: notice?.subtype ?? null,
    values,
  };
}
