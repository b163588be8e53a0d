/** All that the stand-in holds; written to disk as it is. */
export interface GitHubState {
  nextId: number;
  users: GitHubUser[];
  repositories: GitHubRepository[];
  labels: GitHubLabel[];
  issues: GitHubIssue[];
  comments: GitHubComment[];
  hooks: GitHubHook[];
  codes: GitHubCode[];
  grants: GitHubGrant[];
}

/** What a browser brings back to an app; good once. */
export interface GitHubCode {
  code: string;
  user: number;
  redirectUri: string;
  challenge: string | null;
  /** Milliseconds since the epoch, as below. */
  at: number;
}

/** The tokens that an app holds by a sign-in. */
export interface GitHubGrant {
  user: number;
  accessToken: string;
  refreshToken: string;
  expiresAt: number;
}

export interface GitHubUser {
  id: number;
  login: string;
  name: string;
  /** Shown in the profile; null: to nobody. */
  email: string | null;
  token: string;
  /** The token was deleted by its owner. */
  tokenRefused?: boolean;
}

export type Role = 'admin' | 'write' | 'triage' | 'read';

export interface GitHubRepository {
  id: number;
  owner: string;
  name: string;
  isPrivate: boolean;
  isArchived: boolean;
  hasIssues: boolean;
  members: { user: number; role: Role }[];
  /** Issues that were made so far, deleted ones too. */
  issuesMade: number;
  deletedIssues: number[];
}

export interface GitHubLabel {
  id: number;
  repository: number;
  name: string;
  color: string;
  description: string | null;
}

export interface GitHubIssue {
  id: number;
  repository: number;
  number: number;
  title: string;
  body: string | null;
  isOpen: boolean;
  stateReason: 'completed' | 'not_planned' | 'duplicate' | 'reopened' | null;
  user: number;
  assignees: number[];
  labels: number[];
  createdAt: string;
  updatedAt: string;
  closedAt: string | null;
}

export interface GitHubComment {
  id: number;
  issue: number;
  user: number;
  body: string;
  createdAt: string;
  updatedAt: string;
}

export interface GitHubHook {
  id: number;
  repository: number;
  user: number;
  url: string;
  secret: string | null;
  contentType: string;
  events: string[];
  isActive: boolean;
  createdAt: string;
  last: { code: number | null; status: string; message: string | null };
}

export function takeId(state: GitHubState): number {
  state.nextId += 1;
  return state.nextId;
}

/** Seconds are as fine as GitHub's times are. */
export function now(): string {
  return new Date().toISOString().replace(/\.\d+Z$/, 'Z');
}
