/** The bot scopes that the app asks for; `manifest.json` has the same, and a test holds the two together. */
export const botScopes = [
  'channels:history',
  'channels:join',
  'channels:manage',
  'channels:read',
  'chat:write',
  'chat:write.public',
  'commands',
  'files:read',
  'files:write',
  'groups:history',
  'groups:read',
  'groups:write',
  'usergroups:read',
  'users:read',
  'users:read.email',
] as const;
