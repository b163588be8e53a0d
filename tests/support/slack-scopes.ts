import type { SlackEvent } from '@slack/types';

/** The bot scopes of Slack that an app of this kind may come to need. A name that is not here is a typing error. */
export const knownBotScopes = [
  'bookmarks:read',
  'bookmarks:write',
  'channels:history',
  'channels:join',
  'channels:manage',
  'channels:read',
  'chat:write',
  'chat:write.customize',
  'chat:write.public',
  'commands',
  'files:read',
  'files:write',
  'groups:history',
  'groups:read',
  'groups:write',
  'im:history',
  'im:read',
  'im:write',
  'links:read',
  'links:write',
  'metadata.message:read',
  'mpim:read',
  'mpim:write',
  'pins:read',
  'pins:write',
  'reactions:read',
  'reactions:write',
  'team:read',
  'usergroups:read',
  'users.profile:read',
  'users:read',
  'users:read.email',
] as const;

export type BotScope = (typeof knownBotScopes)[number];

export interface ScopesOfMethod {
  /** Without each of these some call that Streamly makes is refused. */
  needs: readonly BotScope[];
  /** What more a call can reach with these; the manifest may ask for them where the method is used. */
  mayUse?: readonly BotScope[];
}

const nothing: ScopesOfMethod = { needs: [] };
const chatWrite: ScopesOfMethod = { needs: ['chat:write'] };
/** Of public channels and of private ones that the app is in. */
const conversationsRead: ScopesOfMethod = { needs: ['channels:read', 'groups:read'] };

/** Web API methods and their bot scopes (docs.slack.dev, reference/methods). */
export const methodScopes: Readonly<Record<string, ScopesOfMethod>> = {
  'apps.uninstall': nothing,
  'auth.revoke': nothing,
  // https://docs.slack.dev/reference/methods/auth.teams.list: "No scopes required".
  'auth.teams.list': nothing,
  'auth.test': nothing,
  'bookmarks.add': { needs: ['bookmarks:write'] },
  'bookmarks.edit': { needs: ['bookmarks:write'] },
  'bookmarks.list': { needs: ['bookmarks:read'] },
  'bookmarks.remove': { needs: ['bookmarks:write'] },
  'chat.delete': chatWrite,
  'chat.getPermalink': nothing,
  'chat.postEphemeral': chatWrite,
  'chat.postMessage': { needs: ['chat:write'], mayUse: ['chat:write.public'] },
  'chat.update': chatWrite,
  'conversations.create': { needs: ['channels:manage'], mayUse: ['groups:write'] },
  'conversations.history': { needs: ['channels:history', 'groups:history'], mayUse: ['im:history'] },
  'conversations.info': conversationsRead,
  'conversations.invite': { needs: ['channels:manage'], mayUse: ['groups:write'] },
  'conversations.join': { needs: ['channels:join'] },
  'conversations.list': conversationsRead,
  'conversations.members': conversationsRead,
  'conversations.replies': { needs: ['channels:history', 'groups:history'], mayUse: ['im:history'] },
  'conversations.open': { needs: ['im:write'] },
  'functions.completeError': nothing,
  'functions.completeSuccess': nothing,
  'files.completeUploadExternal': { needs: ['files:write'] },
  'files.getUploadURLExternal': { needs: ['files:write'] },
  'files.info': { needs: ['files:read'] },
  'oauth.v2.access': nothing,
  'reactions.add': { needs: ['reactions:write'] },
  'team.info': { needs: ['team:read'] },
  'usergroups.list': { needs: ['usergroups:read'] },
  'usergroups.users.list': { needs: ['usergroups:read'] },
  'users.conversations': conversationsRead,
  'users.info': { needs: ['users:read'], mayUse: ['users:read.email'] },
  'users.list': { needs: ['users:read'], mayUse: ['users:read.email'] },
  'users.lookupByEmail': { needs: ['users:read.email'] },
  'views.open': nothing,
  'views.publish': nothing,
  'views.push': nothing,
  'views.update': nothing,
};

/** Events that an app of this kind may come to take, and the bot scopes without which Slack does not send them. */
export const eventScopes: Readonly<
  Partial<Record<SlackEvent['type'] | 'message.channels' | 'message.groups', readonly BotScope[]>>
> = {
  app_home_opened: [],
  app_uninstalled: [],
  channel_archive: ['channels:read'],
  channel_deleted: ['channels:read'],
  channel_id_changed: ['channels:read', 'groups:read'],
  channel_rename: ['channels:read'],
  channel_unarchive: ['channels:read'],
  function_executed: [],
  group_archive: ['groups:read'],
  group_deleted: ['groups:read'],
  group_rename: ['groups:read'],
  group_unarchive: ['groups:read'],
  member_joined_channel: ['channels:read', 'groups:read'],
  member_left_channel: ['channels:read', 'groups:read'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  pin_added: ['pins:read'],
  reaction_added: ['reactions:read'],
  subteam_created: ['usergroups:read'],
  subteam_members_changed: ['usergroups:read'],
  subteam_updated: ['usergroups:read'],
  team_access_granted: [],
  team_access_revoked: [],
  team_join: ['users:read'],
  team_rename: ['team:read'],
  tokens_revoked: [],
  user_change: ['users:read'],
};

/** Events that a manifest names by the kinds of channels that they are wanted of; an app takes them under one name. */
export const subscribedAs: Readonly<Partial<Record<string, readonly string[]>>> = {
  message: ['message.channels', 'message.groups'],
};
