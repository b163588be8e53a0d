/** All that the stand-in holds, as plain JSON. Gids are strings, as in Asana. */
export interface AsanaState {
  /** The number of the next gid. */
  nextGid: number;
  users: AsanaUser[];
  workspaces: AsanaWorkspace[];
  projects: AsanaProject[];
  fields: AsanaField[];
  tasks: AsanaTask[];
  attachments: AsanaAttachment[];
  /** In the order of the board. A task that is in none of its project's is above the first one. */
  sections: AsanaSection[];
  /** Codes that were given out, oldest first. */
  codes: AsanaCode[];
  grants: AsanaGrant[];
  /** What has changed, oldest first: what webhooks would tell. */
  changes: AsanaChange[];
  webhooks: AsanaWebhook[];
  /** What people wrote at tasks, oldest first; what Asana says by itself is not kept. */
  stories: AsanaStory[];
  /** Deleted tasks, with what hung on them. */
  trash: { task: AsanaTask; attachments: AsanaAttachment[] }[];
}

/** The parts of the state that a file of an earlier version lacks. */
export function laterParts(): Pick<
  AsanaState,
  'sections' | 'codes' | 'grants' | 'changes' | 'webhooks' | 'stories' | 'trash'
> {
  return { sections: [], codes: [], grants: [], changes: [], webhooks: [], stories: [], trash: [] };
}

export interface AsanaUser {
  gid: string;
  name: string;
  email: string;
  /** A personal access token; null for people who never made one. */
  token: string | null;
  /** A deleted token is refused like one that never was. */
  tokenRefused?: boolean;
}

/** `free`: without custom fields. */
export type AsanaPlan = 'free' | 'paid';

export interface AsanaWorkspace {
  gid: string;
  name: string;
  plan: AsanaPlan;
  members: { user: string; guest: boolean }[];
}

export type ProjectAccess = 'admin' | 'editor' | 'commenter' | 'viewer';

export interface AsanaProject {
  gid: string;
  name: string;
  workspace: string;
  /** Who is not here cannot see it. */
  members: { user: string; access: ProjectAccess }[];
  /** In the order of the columns. */
  settings: { gid: string; field: string; important: boolean }[];
}

export type FieldSubtype = 'text' | 'number' | 'enum' | 'multi_enum' | 'date' | 'people';

export interface AsanaField {
  gid: string;
  name: string;
  subtype: FieldSubtype;
  workspace: string;
  description: string;
  /** True for a field of the workspace's library, false for one that lives in its project. */
  global: boolean;
  options: AsanaOption[];
}

export interface AsanaOption {
  gid: string;
  name: string;
  enabled: boolean;
  color: string;
}

/** By the field's subtype: text, number, option gid, option gids, `{ date }`, user gids. */
export type FieldValue = string | number | string[] | { date: string };

export interface AsanaTask {
  gid: string;
  name: string;
  htmlNotes: string;
  completed: boolean;
  completedAt: string | null;
  assignee: string | null;
  dueOn: string | null;
  workspace: string;
  projects: string[];
  values: Record<string, FieldValue>;
  createdBy: string;
  createdAt: string;
  modifiedAt: string;
}

export interface AsanaAttachment {
  gid: string;
  parent: string;
  name: string;
  /** Of a link; of a file where it is downloaded, which nobody does here. */
  url: string;
  /** Of a file, in bytes; absent: it is a link. */
  size?: number;
  createdAt: string;
}

export interface AsanaStory {
  gid: string;
  task: string;
  /** Who wrote it. */
  user: string;
  text: string;
  createdAt: string;
}

export interface AsanaSection {
  gid: string;
  name: string;
  project: string;
  /** In their order. */
  tasks: string[];
}

/** What the consent page gives an app, to be exchanged once. */
export interface AsanaCode {
  code: string;
  user: string;
  redirectUri: string;
  /** Of PKCE, by S256; null: the app asked for none. */
  challenge: string | null;
  /** Milliseconds since the epoch. */
  at: number;
  used: boolean;
}

/** That a person lets the app in; taken back by removing it. */
export interface AsanaGrant {
  user: string;
  refreshToken: string;
  /** `expiresAt` in milliseconds since the epoch. */
  accessTokens: { token: string; expiresAt: number }[];
}

/** An event as webhooks send it, and the projects that hear of it. */
export interface AsanaChange {
  /** null: nobody in particular. */
  user: { gid: string; resource_type: 'user' } | null;
  created_at: string;
  action: 'added' | 'changed' | 'removed' | 'deleted' | 'undeleted';
  resource: ChangedResource;
  parent: ChangedResource | null;
  change?: { field: string; action: 'changed'; new_value?: ChangedResource };
  projects: string[];
}

export interface ChangedResource {
  gid: string;
  resource_type: 'task' | 'project' | 'section' | 'custom_field' | 'attachment' | 'story' | 'user';
  resource_subtype?: string;
}

/** What lets a change through to a webhook; what is left out lets all through. */
export interface WebhookFilter {
  resource_type?: string;
  resource_subtype?: string;
  action?: string;
  fields?: string[];
}

export interface AsanaWebhook {
  gid: string;
  /** Of the project. */
  resource: string;
  target: string;
  filters: WebhookFilter[];
  secret: string;
  active: boolean;
  /** Whose token made it. */
  user: string;
  createdAt: string;
  lastAttemptAt: string | null;
  lastSuccessAt: string | null;
  lastFailureAt: string | null;
  lastFailureContent: string | null;
  /** Failures since the last success. */
  retries: number;
  nextAttemptAfter: string | null;
}

/** Takes the next gid. */
export function newGid(state: AsanaState): string {
  state.nextGid += 1;
  return String(state.nextGid);
}
