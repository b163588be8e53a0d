import type { Core } from '../core.ts';
import { deleteFile, mostFilesInMessage, shareFiles } from '../files.ts';
import { newTs } from '../ids.ts';
import { removeMessage, tellChanged, tellPosted } from '../message-events.ts';
import { messageOutput, postMessage } from '../messages.ts';
import { tellReaction, toggleReaction } from '../reactions.ts';
import { type Actor, actorKey, type Message } from '../state.ts';
import { isAdmin } from '../world.ts';
import { type Acting, acting, messageAt, openChannel, told } from './member.ts';
import { type ActResult, Refused } from './result.ts';

/** What people do with messages. */
export type WriteAct =
  /** `files`: ids of what this person has uploaded. */
  | { kind: 'write'; channel: string; text: string; threadTs?: string; files?: string[] }
  | { kind: 'edit'; channel: string; ts: string; text: string }
  | { kind: 'delete'; channel: string; ts: string }
  | { kind: 'react'; channel: string; ts: string; emoji: string }
  | { kind: 'delete_file'; file: string };

/** The app hears of it where it is a member and has subscribed. */
export async function write(core: Core, actor: Actor, what: WriteAct): Promise<ActResult> {
  const who = acting(core, actor);
  switch (what.kind) {
    case 'write':
      return post(core, actor, who, what);
    case 'edit': {
      const message = messageIn(core, who, what);
      if (message.user !== who.person.id) throw new Refused('only their author edits messages');
      if (what.text === '') throw new Refused('there is nothing to say');
      const before = messageOutput(core, actor.teamId, message);
      message.text = what.text;
      message.editedTs = newTs();
      core.changed();
      return told(await tellChanged(core, actor.teamId, message, before));
    }
    case 'delete': {
      const message = messageIn(core, who, what);
      if (message.user !== who.person.id && !isAdmin(who.person)) {
        throw new Refused('only their author and workspace admins delete messages');
      }
      return told(await removeMessage(core, actor.teamId, message));
    }
    case 'react': {
      const message = messageIn(core, who, what);
      const isAdded = toggleReaction(core, message, who.person.id, what.emoji);
      const reaction = { user: who.person.id, reaction: what.emoji, isAdded };
      return told(await tellReaction(core, actor.teamId, message, reaction));
    }
    case 'delete_file': {
      const file = core.state.files[what.file];
      if (!file || file.state === 'deleted') throw new Refused('this file is gone');
      if (file.userId !== who.person.id && !isAdmin(who.person)) {
        throw new Refused('only their owner and workspace admins delete files');
      }
      return told(await deleteFile(core, file));
    }
  }
}

/** What Slack itself says of a channel is nobody's. */
function messageIn(core: Core, who: Acting, at: { channel: string; ts: string }): Message {
  openChannel(who, at.channel);
  const message = messageAt(core, at);
  if (message.notice) throw new Refused('nothing can be done with this line');
  return message;
}

async function post(
  core: Core,
  actor: Actor,
  who: Acting,
  { channel: channelId, text, threadTs, files = [] }: WriteAct & { kind: 'write' },
): Promise<ActResult> {
  const channel = openChannel(who, channelId);
  if (channel.kind === 'im' && core.app.messagesReadOnly) {
    throw new Refused('sending messages to this app has been turned off');
  }
  if (text === '' && files.length === 0) throw new Refused('there is nothing to say');
  if (files.length > mostFilesInMessage) throw new Refused(`at most ${mostFilesInMessage} files at once`);
  for (const id of files) {
    const file = core.state.files[id];
    const isOwn = file && actorKey(file) === actorKey(actor) && file.state !== 'deleted';
    if (!isOwn) throw new Refused('this file is gone');
  }
  if (threadTs !== undefined) messageAt(core, { channel: channelId, ts: threadTs });
  const author = { user: actor.userId, botId: null };
  const message = postMessage(core, channel, author, {
    text,
    blocks: [],
    threadTs: threadTs ?? null,
    files,
  });
  const shared = files.length > 0 ? shareFiles(core, actor.teamId, channel.id, files) : [];
  const sent = await Promise.all([shared, tellPosted(core, actor.teamId, message)]);
  return told(sent.flat(), { ts: message.ts });
}
