import { addMember, createChannel, nameProblem, removeMember } from '../channels.ts';
import { directMessage, messageOutput, messagesIn } from '../messages.ts';
import { type Channel, type ChannelKind, channelById, hasBot, personById, type Workspace } from '../world.ts';
import { type Answer, ApiError, type Call, needScope, page } from './call.ts';

const readScopes = { public: 'channels:read', private: 'groups:read', im: 'im:read' } as const;
const historyScopes = { public: 'channels:history', private: 'groups:history', im: 'im:history' } as const;
const typeNames: Record<string, ChannelKind> = {
  public_channel: 'public',
  private_channel: 'private',
  im: 'im',
};

export function conversationsInfo(call: Call): Answer {
  const channel = visibleChannel(call);
  needScope(call, readScopes[channel.kind]);
  const more = call.args.flag('include_num_members') ? { num_members: channel.members.length } : {};
  return { channel: { ...channelOutput(call.workspace, channel), ...more } };
}

export function conversationsList(call: Call): Answer {
  return listed(call, () => true);
}

function listed(call: Call, isWanted: (channel: Channel) => boolean): Answer {
  const { workspace, args } = call;
  const names = (args.text('types') ?? 'public_channel').split(',').map((name) => name.trim());
  const kinds = names.filter((name) => name !== 'mpim').map((name) => typeNames[name]);
  for (const kind of kinds) {
    if (kind === undefined) throw new ApiError('invalid_types');
    needScope(call, readScopes[kind]);
  }
  const found = workspace.channels.filter(
    (channel) =>
      kinds.includes(channel.kind) &&
      isWanted(channel) &&
      (channel.kind !== 'private' || hasBot(workspace, channel)) &&
      !(args.flag('exclude_archived') && channel.archived),
  );
  const { items, next } = page(call, found, 1000);
  return {
    channels: items.map((channel) => channelOutput(workspace, channel)),
    response_metadata: { next_cursor: next },
  };
}

/** The channels that the bot is in, or somebody of the workspace. */
export function usersConversations(call: Call): Answer {
  const { workspace, args } = call;
  const user = args.text('user') ?? workspace.bot.userId;
  if (user !== workspace.bot.userId && !personById(workspace, user)) throw new ApiError('user_not_found');
  return listed(call, (channel) => channel.members.includes(user));
}

export function conversationsCreate(call: Call): Answer {
  const { core, workspace, args } = call;
  const isPrivate = args.flag('is_private');
  needScope(call, isPrivate ? 'groups:write' : 'channels:manage');
  const name = args.text('name') ?? '';
  const problem = nameProblem(workspace, name);
  if (problem !== null) throw new ApiError(problem);
  const { channel, told } = createChannel(core, workspace, workspace.bot.userId, { name, isPrivate });
  void told;
  return { channel: channelOutput(workspace, channel) };
}

export function conversationsJoin(call: Call): Answer {
  needScope(call, 'channels:join');
  const { core, workspace } = call;
  const channel = visibleChannel(call);
  if (channel.kind !== 'public') throw new ApiError('method_not_supported_for_channel_type');
  if (channel.archived) throw new ApiError('is_archived');
  const already = hasBot(workspace, channel);
  void addMember(core, workspace, channel, workspace.bot.userId, null);
  const warning = already ? { warning: 'already_in_channel' } : {};
  return { channel: channelOutput(workspace, channel), ...warning };
}

/** All or nothing, unless `force` is set: then whoever can come comes. */
export function conversationsInvite(call: Call): Answer {
  const { core, workspace, args } = call;
  const channel = visibleChannel(call);
  if (channel.kind === 'im') throw new ApiError('method_not_supported_for_channel_type');
  needScope(call, channel.kind === 'private' ? 'groups:write' : 'channels:manage');
  if (!hasBot(workspace, channel)) throw new ApiError('not_in_channel');
  if (channel.archived) throw new ApiError('is_archived');
  const users = args.required('users').split(',');
  if (users.length > mostInvited) throw new ApiError('too_many_users');
  const problems = users.flatMap((user) => {
    const error = inviteProblem(workspace, channel, user);
    return error === null ? [] : [{ user, ok: false, error }];
  });
  const [first] = problems;
  if (first && (!args.flag('force') || problems.length === users.length)) {
    throw new ApiError(first.error, users.length > 1 ? { errors: problems } : {});
  }
  const coming = users.filter((user) => !problems.some((problem) => problem.user === user));
  for (const user of coming) void addMember(core, workspace, channel, user, workspace.bot.userId);
  return { channel: channelOutput(workspace, channel), ...(first ? { errors: problems } : {}) };
}

const mostInvited = 100;

function inviteProblem(workspace: Workspace, channel: Channel, user: string): string | null {
  if (user === workspace.bot.userId) return 'cant_invite_self';
  const person = personById(workspace, user);
  if (!person) return 'user_not_found';
  if (person.role === 'deactivated') return 'cant_invite';
  return channel.members.includes(user) ? 'already_in_channel' : null;
}

/** The bot itself goes. */
export function conversationsLeave(call: Call): Answer {
  const { core, workspace } = call;
  const channel = visibleChannel(call);
  if (channel.kind === 'im') throw new ApiError('method_not_supported_for_channel_type');
  needScope(call, channel.kind === 'private' ? 'groups:write' : 'channels:manage');
  if (channel.name === 'general') throw new ApiError('cant_leave_general');
  if (channel.archived) throw new ApiError('is_archived');
  const { userId } = workspace.bot;
  if (!hasBot(workspace, channel)) return { not_in_channel: true };
  void removeMember(core, workspace, channel, userId, userId);
  return {};
}

export function conversationsMembers(call: Call): Answer {
  const channel = visibleChannel(call);
  needScope(call, readScopes[channel.kind]);
  const { items, next } = page(call, channel.members, 1000);
  return { members: items, response_metadata: { next_cursor: next } };
}

export function conversationsOpen(call: Call): Answer {
  needScope(call, 'im:write');
  const { core, workspace, args } = call;
  const users = args.required('users').split(',');
  const [userId = ''] = users;
  if (users.length > 1) throw new ApiError('not_enough_users');
  if (userId === workspace.bot.userId) throw new ApiError('cannot_dm_bot');
  const person = personById(workspace, userId);
  if (!person) throw new ApiError('user_not_found');
  if (person.role === 'deactivated') throw new ApiError('user_disabled');
  if (!core.app.messagesTab) throw new ApiError('messages_tab_disabled');
  return { channel: { id: directMessage(core, workspace, person.id).id } };
}

/** Newest first. */
export function conversationsHistory(call: Call): Answer {
  const { core, workspace, args } = call;
  const channel = visibleChannel(call);
  needScope(call, historyScopes[channel.kind]);
  if (!hasBot(workspace, channel)) throw new ApiError('not_in_channel');
  const oldest = Number(args.text('oldest') ?? 0);
  const latest = Number(args.text('latest') ?? Number.POSITIVE_INFINITY);
  const inclusive = args.flag('inclusive');
  const within = (ts: number) => (inclusive ? ts >= oldest && ts <= latest : ts > oldest && ts < latest);
  const found = messagesIn(core, channel.id)
    .filter((message) => message.threadTs === null && within(Number(message.ts)))
    .reverse();
  const { items, next } = page(call, found, 999);
  return {
    messages: items.map((message) => shown(call, messageOutput(core, workspace.id, message))),
    has_more: next !== '',
    response_metadata: { next_cursor: next },
  };
}

/** The parent first, then its replies, oldest first. */
export function conversationsReplies(call: Call): Answer {
  const { core, workspace, args } = call;
  const channel = visibleChannel(call);
  needScope(call, historyScopes[channel.kind]);
  const ts = args.required('ts');
  const thread = messagesIn(core, channel.id).filter((m) => m.ts === ts || m.threadTs === ts);
  if (thread.length === 0) throw new ApiError('thread_not_found');
  // "Only messages after this Unix timestamp will be included in results." The parent comes in any case.
  // https://docs.slack.dev/reference/methods/conversations.replies
  const oldest = Number(args.text('oldest') ?? 0);
  const found = thread.filter((m) => m.ts === ts || Number(m.ts) > oldest);
  const { items, next } = page(call, found, 1000);
  return {
    messages: items.map((message) => shown(call, messageOutput(core, workspace.id, message))),
    has_more: next !== '',
    response_metadata: { next_cursor: next },
  };
}

function shown({ args }: Call, { metadata, ...message }: Record<string, unknown>) {
  return args.flag('include_all_metadata') && metadata ? { ...message, metadata } : message;
}

function visibleChannel({ workspace, args }: Call): Channel {
  const channel = channelById(workspace, args.required('channel'));
  if (!channel || (channel.kind === 'private' && !hasBot(workspace, channel))) {
    throw new ApiError('channel_not_found');
  }
  return channel;
}

function channelOutput(workspace: Workspace, channel: Channel) {
  const { id, name, kind, archived, created, creator } = channel;
  if (kind === 'im') return { id, created, is_im: true, is_archived: archived, user: name };
  const strangers = channel.members.some((user) => personById(workspace, user)?.role === 'stranger');
  return {
    id,
    name,
    name_normalized: name,
    created,
    creator,
    is_channel: kind === 'public',
    is_group: kind === 'private',
    is_im: false,
    is_mpim: false,
    is_private: kind === 'private',
    is_archived: archived,
    is_general: name === 'general',
    is_member: hasBot(workspace, channel),
    is_shared: strangers,
    is_ext_shared: strangers,
    is_org_shared: false,
    context_team_id: workspace.id,
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
  };
}
