import type { Account, FieldBinding } from '../../integrations/connector.ts';

/** A workspace's connection to one tool, acting as one account. Its credentials are read apart. */
export interface Integration {
  id: string;
  tool: string;
  account: Account;
  /** Why nothing is delivered at present, in words; null: it works. */
  pausedBecause: string | null;
  /** Who holds it back: an admin, or the tool that refused the account. */
  pausedBy: 'admin' | 'tool' | null;
  /** What the workspace calls it; null: the tool's name. */
  label: string | null;
  addedBy: string;
  addedAt: Date;
}

/** A Stream's use of an Integration: the tool plus one component. */
export interface ConnectedTool {
  id: string;
  streamId: string;
  integrationId: string;
  tool: string;
  componentId: string;
  componentName: string;
  componentUrl: string | null;
  /** The tool takes only one write at a time in a component. */
  serial: boolean;
  bindings: readonly FieldBinding[];
  /** Fingerprint of the fields that the bindings were made for; null: never made. */
  boundFor: string | null;
}

/** Requests made to a tool in the second that begins at a time. */
export interface Spending {
  at: Date;
  requests: number;
}

/** The task that a connected tool has of a Request. */
export interface Task {
  requestId: string;
  connectedToolId: string;
  taskId: string;
  url: string;
  /** The link to the Slack message is attached. */
  linked: boolean;
  missingSince: Date | null;
}
