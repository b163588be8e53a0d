/** The people, channels and workspaces that a stand-in Slack holds. Plain data, kept as JSON. */

export type Role = 'owner' | 'admin' | 'member' | 'guest' | 'stranger' | 'deactivated';

export interface Person {
  /** `U…` */
  id: string;
  /** The name that people call each other by, also Slack's `name`. */
  handle: string;
  realName: string;
  email: string;
  /** IANA name. */
  tz: string;
  /** Seconds east of UTC, as `tz_offset` has it. */
  tzOffset: number;
  role: Role;
  /** The workspace that the account belongs to; for a stranger another one than where they are met. */
  teamId: string;
}

export type ChannelKind = 'public' | 'private' | 'im';

export interface Channel {
  /** `C…` public, `G…` private, `D…` direct message. */
  id: string;
  /** Without `#`; of a direct message the id of the person. */
  name: string;
  kind: ChannelKind;
  archived: boolean;
  /** User ids, the app's bot user among them where it is a member. */
  members: string[];
  /** Seconds since the epoch. */
  created: number;
  creator: string;
}

/** People who are mentioned together. */
export interface UserGroup {
  /** `S…` */
  id: string;
  /** Without `@`. */
  handle: string;
  name: string;
  description: string;
  /** User ids. */
  users: string[];
  /** Seconds since the epoch; 0: it is in use. */
  disabled: number;
  created: number;
  updated: number;
  createdBy: string;
  updatedBy: string;
}

export interface Workspace {
  /** `T…` */
  id: string;
  name: string;
  /** Of `https://domain.slack.com/`; also the word that the driver calls the workspace by. */
  domain: string;
  people: Person[];
  channels: Channel[];
  /** Absent in older files. */
  userGroups?: UserGroup[];
  bot: { userId: string; botId: string };
}

export const isAdmin = (person: Person): boolean => person.role === 'admin' || person.role === 'owner';

/** Null when nobody in the workspace has that id. */
export function personById(workspace: Workspace, id: string): Person | null {
  return workspace.people.find((person) => person.id === id) ?? null;
}

/** By handle, e-mail or id, as a person would name somebody. */
export function personByName(workspace: Workspace, name: string): Person | null {
  const wanted = name.replace(/^@/, '');
  return workspace.people.find((p) => p.handle === wanted || p.id === wanted || p.email === wanted) ?? null;
}

export function channelById(workspace: Workspace, id: string): Channel | null {
  return workspace.channels.find((channel) => channel.id === id) ?? null;
}

/** By id or name, with or without `#`. */
export function channelByName(workspace: Workspace, name: string): Channel | null {
  const wanted = name.replace(/^#/, '');
  return workspace.channels.find((c) => c.id === wanted || (c.kind !== 'im' && c.name === wanted)) ?? null;
}

/** By id, handle or name, with or without `@`. */
export function userGroupByName(workspace: Workspace, name: string): UserGroup | null {
  const wanted = name.replace(/^@/, '');
  const groups = workspace.userGroups ?? [];
  return groups.find(({ id, handle, name: called }) => [id, handle, called].includes(wanted)) ?? null;
}

export const hasBot = (workspace: Workspace, channel: Channel): boolean =>
  channel.members.includes(workspace.bot.userId);

/** Slack takes a deactivated person out of every channel; the direct message stays. */
export function leaveChannels(workspace: Workspace, userId: string): void {
  for (const channel of workspace.channels) {
    if (channel.kind !== 'im') channel.members = channel.members.filter((member) => member !== userId);
  }
}
