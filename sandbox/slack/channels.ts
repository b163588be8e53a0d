import type { Core } from './core.ts';
import type { Delivery } from './deliver.ts';
import { tell } from './events.ts';
import { newId, nowSeconds } from './ids.ts';
import { tellPosted } from './message-events.ts';
import { postMessage } from './messages.ts';
import type { Notice } from './state.ts';
import { type Channel, hasBot, type Workspace } from './world.ts';

/**
 * Changes of channels. Each is done at once and told as Slack tells it: by an event, which has a twin for private
 * channels, and by a line in the channel. The promises resolve with what was sent to the app.
 */

/** Whoever may not see it is not told: of private channels only an app that is in them. */
function tellOfChannel(
  core: Core,
  workspace: Workspace,
  channel: Channel,
  what: 'archive' | 'unarchive' | 'rename' | 'deleted',
  facts: Record<string, unknown>,
): Promise<Delivery[]> {
  if (channel.kind === 'private' && !hasBot(workspace, channel)) return Promise.resolve([]);
  return tell(core, workspace.id, `${channel.kind === 'private' ? 'group' : 'channel'}_${what}`, facts);
}

function notice(
  core: Core,
  workspace: Workspace,
  channel: Channel,
  user: string,
  text: string,
  { subtype, facts }: Notice,
): Promise<Delivery[]> {
  const spec = { text, blocks: [], notice: { subtype, facts } };
  return tellPosted(core, workspace.id, postMessage(core, channel, { user, botId: null }, spec));
}

const both = async (...sent: Promise<Delivery[]>[]): Promise<Delivery[]> => (await Promise.all(sent)).flat();

export type NameProblem =
  | 'invalid_name_required'
  | 'invalid_name_maxlength'
  | 'invalid_name_punctuation'
  | 'invalid_name_specials'
  | 'name_taken';

const mostInName = 80;

/** Why no channel may be called so; null: it may. Archived channels keep their names. */
export function nameProblem(workspace: Workspace, name: string): NameProblem | null {
  if (name === '') return 'invalid_name_required';
  if (name.length > mostInName) return 'invalid_name_maxlength';
  if (/^[\p{P}_]+$/u.test(name)) return 'invalid_name_punctuation';
  if (!/^[\p{Ll}\p{Lm}\p{Lo}\p{M}\p{N}_-]+$/u.test(name)) return 'invalid_name_specials';
  return workspace.channels.some((c) => c.kind !== 'im' && c.name === name) ? 'name_taken' : null;
}

/** @param creator a person, or the bot user; the first member */
export function createChannel(
  core: Core,
  workspace: Workspace,
  creator: string,
  { name, isPrivate }: { name: string; isPrivate: boolean },
): { channel: Channel; told: Promise<Delivery[]> } {
  const channel: Channel = {
    id: newId(isPrivate ? 'G' : 'C'),
    name,
    kind: isPrivate ? 'private' : 'public',
    archived: false,
    members: [creator],
    created: nowSeconds(),
    creator,
  };
  workspace.channels.push(channel);
  core.changed();
  const { id, created } = channel;
  const told = isPrivate
    ? Promise.resolve([])
    : tell(core, workspace.id, 'channel_created', { channel: { id, name, created, creator } });
  return { channel, told };
}

/** @param inviter null: they came by themselves */
export function addMember(
  core: Core,
  workspace: Workspace,
  channel: Channel,
  user: string,
  inviter: string | null,
): Promise<Delivery[]> {
  if (channel.members.includes(user)) return Promise.resolve([]);
  channel.members.push(user);
  core.changed();
  const invited = inviter === null ? {} : { inviter };
  const joined = hasBot(workspace, channel)
    ? tell(core, workspace.id, 'member_joined_channel', {
        ...memberFacts(workspace, channel, user),
        ...invited,
      })
    : Promise.resolve([]);
  const text = `<@${user}> has joined the channel`;
  return both(
    joined,
    notice(core, workspace, channel, user, text, { subtype: 'channel_join', facts: invited }),
  );
}

/** The app is told of its own leaving too, although it is no member any more. @param actor who took them out */
export async function removeMember(
  core: Core,
  workspace: Workspace,
  channel: Channel,
  user: string,
  actor: string,
): Promise<Delivery[]> {
  if (!channel.members.includes(user)) return [];
  const isBot = user === workspace.bot.userId;
  const hadBot = hasBot(workspace, channel);
  channel.members = channel.members.filter((member) => member !== user);
  core.changed();
  const text = `<@${user}> has left the channel`;
  const left = channel.kind === 'private' ? 'group_left' : 'channel_left';
  return both(
    isBot ? tell(core, workspace.id, left, { channel: channel.id, actor_id: actor }) : Promise.resolve([]),
    hadBot
      ? tell(core, workspace.id, 'member_left_channel', memberFacts(workspace, channel, user))
      : Promise.resolve([]),
    notice(core, workspace, channel, user, text, { subtype: 'channel_leave', facts: {} }),
  );
}

const memberFacts = (workspace: Workspace, channel: Channel, user: string) => ({
  user,
  channel: channel.id,
  channel_type: channel.kind === 'private' ? 'G' : 'C',
  team: workspace.id,
});

export function archiveChannel(
  core: Core,
  workspace: Workspace,
  channel: Channel,
  user: string,
  isArchived: boolean,
): Promise<Delivery[]> {
  channel.archived = isArchived;
  core.changed();
  const what = isArchived ? 'archive' : 'unarchive';
  const text = isArchived ? 'archived the channel' : 'un-archived the channel';
  return both(
    tellOfChannel(core, workspace, channel, what, { channel: channel.id, user }),
    notice(core, workspace, channel, user, text, { subtype: `channel_${what}`, facts: {} }),
  );
}

export function renameChannel(
  core: Core,
  workspace: Workspace,
  channel: Channel,
  user: string,
  name: string,
): Promise<Delivery[]> {
  const before = channel.name;
  channel.name = name;
  core.changed();
  const { id, created, kind } = channel;
  const facts = { id, name, name_normalized: name, created, is_channel: kind === 'public', is_mpim: false };
  const text = `has renamed the channel from "${before}" to "${name}"`;
  return both(
    tellOfChannel(core, workspace, channel, 'rename', { channel: facts }),
    notice(core, workspace, channel, user, text, {
      subtype: 'channel_name',
      facts: { old_name: before, name },
    }),
  );
}

/** With all that was said in it. */
export function deleteChannel(core: Core, workspace: Workspace, channel: Channel): Promise<Delivery[]> {
  const told = tellOfChannel(core, workspace, channel, 'deleted', { channel: channel.id });
  workspace.channels = workspace.channels.filter(({ id }) => id !== channel.id);
  delete core.state.messages[channel.id];
  delete core.state.bookmarks?.[channel.id];
  core.changed();
  return told;
}
