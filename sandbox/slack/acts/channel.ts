import {
  addMember,
  archiveChannel,
  createChannel,
  deleteChannel,
  type NameProblem,
  nameProblem,
  removeMember,
  renameChannel,
} from '../channels.ts';
import type { Core } from '../core.ts';
import type { Actor } from '../state.ts';
import { type Channel, channelById, personById } from '../world.ts';
import {
  type Acting,
  acting,
  channelOfMember,
  mustBeAdmin,
  mustBeFull,
  openChannel,
  told,
} from './member.ts';
import { type ActResult, Refused } from './result.ts';

/** What people do with channels. */
export type ChannelAct =
  | { kind: 'create_channel'; name: string; isPrivate: boolean }
  | { kind: 'join_channel'; channel: string }
  | { kind: 'leave_channel'; channel: string }
  | { kind: 'invite_to_channel'; channel: string; user: string }
  /** `user` may be the app's bot user, like in `invite_to_channel`. */
  | { kind: 'remove_from_channel'; channel: string; user: string }
  | { kind: 'rename_channel'; channel: string; name: string }
  | { kind: 'archive_channel'; channel: string; isArchived: boolean }
  | { kind: 'delete_channel'; channel: string };

export async function changeChannel(core: Core, actor: Actor, what: ChannelAct): Promise<ActResult> {
  const who = acting(core, actor);
  const { workspace, person } = who;
  switch (what.kind) {
    case 'create_channel': {
      mustBeFull(who, 'create channels');
      refuseName(who, what.name);
      const { channel, told: created } = createChannel(core, workspace, person.id, what);
      return told(await created, { channel: channel.id });
    }
    case 'join_channel':
      return told(await addMember(core, workspace, joinable(who, what.channel), person.id, null));
    case 'leave_channel': {
      const channel = channelOfMember(who, what.channel);
      mustNotBeGeneral(channel, 'nobody can leave');
      return told(await removeMember(core, workspace, channel, person.id, person.id));
    }
    case 'invite_to_channel': {
      const channel = openChannel(who, what.channel);
      mustBeFull(who, 'invite people');
      const user = newMember(who, what.user);
      return told(await addMember(core, workspace, channel, user, person.id));
    }
    case 'remove_from_channel': {
      const channel = openChannel(who, what.channel);
      mustBeFull(who, 'remove anybody');
      mustNotBeGeneral(channel, 'nobody is removed from');
      return told(await removeMember(core, workspace, channel, what.user, person.id));
    }
    case 'rename_channel': {
      const channel = openChannel(who, what.channel);
      mustBeFull(who, 'rename channels');
      refuseName(who, what.name);
      return told(await renameChannel(core, workspace, channel, person.id, what.name));
    }
    case 'archive_channel': {
      const channel = what.isArchived ? openChannel(who, what.channel) : existing(who, what.channel);
      mustBeFull(who, 'archive channels');
      mustNotBeGeneral(channel, 'nobody can archive');
      return told(await archiveChannel(core, workspace, channel, person.id, what.isArchived));
    }
    case 'delete_channel': {
      const channel = existing(who, what.channel);
      mustBeAdmin(who, 'delete channels');
      mustNotBeGeneral(channel, 'nobody can delete');
      return told(await deleteChannel(core, workspace, channel));
    }
  }
}

/** A channel that the person sees: a public one, or one that they are in. */
function existing({ workspace, person }: Acting, channelId: string): Channel {
  const channel = channelById(workspace, channelId);
  const isSeen = channel?.kind === 'public' || channel?.members.includes(person.id);
  if (!channel || channel.kind === 'im' || !isSeen) throw new Refused('there is no such channel');
  return channel;
}

function joinable(who: Acting, channelId: string): Channel {
  const channel = existing(who, channelId);
  mustBeFull(who, 'join channels by themselves');
  if (channel.archived) throw new Refused(`#${channel.name} is archived`);
  return channel;
}

function newMember({ workspace }: Acting, userId: string): string {
  if (userId === workspace.bot.userId) return userId;
  const person = personById(workspace, userId);
  if (!person || person.role === 'deactivated') throw new Refused('nobody of that name can be invited');
  return userId;
}

function mustNotBeGeneral({ name }: Channel, words: string): void {
  if (name === 'general') throw new Refused(`${words} #general`);
}

const nameWords: Record<NameProblem, string> = {
  invalid_name_required: 'a channel needs a name',
  invalid_name_maxlength: 'a name has at most 80 characters',
  invalid_name_punctuation: 'a name needs more than punctuation',
  invalid_name_specials: 'a name has neither capital letters, spaces nor punctuation but - and _',
  name_taken: 'that name is taken',
};

function refuseName({ workspace }: Acting, name: string): void {
  const problem = nameProblem(workspace, name);
  if (problem !== null) throw new Refused(nameWords[problem]);
}
