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
}

export interface AsanaUser {
  gid: string;
  name: string;
  email: string;
  /** A personal access token; null for people who never made one. */
  token: string | null;
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
  url: string;
  createdAt: string;
}

/** Takes the next gid. */
export function newGid(state: AsanaState): string {
  state.nextGid += 1;
  return String(state.nextGid);
}
