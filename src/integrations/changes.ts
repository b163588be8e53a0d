import type { FieldBinding, TaskPerson, TaskValue } from './connector.ts';

/**
 * The part of a tool's contract that leads from the tool to Slack: what a tool says by itself, and how it is asked
 * for what it did not say. What a webhook brings is a hint and nothing more: the task is read before anything is
 * believed of it.
 */

/** A call to one of our webhooks, as it came. */
export interface WebhookCall {
  /** Lower-cased names. */
  headers: Readonly<Record<string, string | undefined>>;
  /** Byte for byte: signatures are made of it. */
  body: Buffer;
}

/** What we know of the webhook that was called. */
export interface KnownWebhook {
  /** Null: the tool has not told one yet. */
  secret: string | null;
  /** The tool's id of it; null: not known yet. */
  externalId: string | null;
  /** Whether its registration is under way: a handshake at any other time may be anybody's. */
  isPending: boolean;
  /** Of the service user, to tell our own changes from people's. */
  accountId: string;
}

/** What a call says. Pure readers give it; nothing is done by them. */
export type Heard =
  /** Answer 200 with these headers; a secret is to be kept. */
  | { kind: 'handshake'; headers: Record<string, string>; secret: string | null }
  | { kind: 'hints'; hints: ToolHint[] }
  /** The tool sends no more to this webhook. */
  | { kind: 'ended' }
  /** Not from the tool, or not readable; `why` is for the log. */
  | { kind: 'refused'; status: 400 | 401; why: string };

/** Something may have changed. */
export interface ToolHint {
  /** A task, what is said at one, or the fields of the component. */
  about: 'task' | 'comments' | 'fields';
  /** Of the task; null for fields, and where the tool does not say at which task something was said. */
  taskId: string | null;
  /** Whether the tool says that we did it ourselves. */
  isOurs: boolean;
}

/** Webhooks of a tool, as far as they need no account. */
export interface ConnectorWebhooks {
  /** Reads a call: verifies it on its bytes, and says what it means. Pure, and never throws. */
  hear(call: WebhookCall, known: KnownWebhook): Heard;
}

export interface RegisteredWebhook {
  /** The tool's id of it. */
  externalId: string;
  secret: string;
}

/** What one account asks about changes in a component. Every call may throw a `ToolError`. */
export interface ChangeClient extends WebhookClient {
  /**
   * Tasks that were changed since a time by the tool's own clock, by whomever; and until when this answer holds, by
   * the same clock, for the next time.
   */
  changedSince(
    componentId: string,
    since: Date,
    bindings: readonly FieldBinding[],
  ): Promise<{ tasks: TaskSnapshot[]; until: Date }>;
  /** Ids of the tasks that are there; completed ones may be left out. */
  openTasks(componentId: string): Promise<string[]>;
}

/** What one account does about webhooks of a component. */
export interface WebhookClient {
  /**
   * Has the tool call the address after each change. The tool may call it with a handshake before this returns.
   *
   * @param onMade told before a handshake is waited for, where the tool says id and secret first
   */
  registerWebhook(
    componentId: string,
    url: string,
    onMade: (made: RegisteredWebhook) => Promise<void>,
  ): Promise<RegisteredWebhook>;
  /** Webhooks of this account and component, of whatever address. */
  webhooks(componentId: string): Promise<{ externalId: string; url: string }[]>;
  /** Whether the tool still sends to it. */
  isWebhookAlive(componentId: string, externalId: string): Promise<boolean>;
  /** One that is gone already is no error. */
  removeWebhook(componentId: string, externalId: string): Promise<void>;
}

/** What the tool holds now. A field that the task has no place for any more is left out. */
export interface TaskSnapshot {
  id: string;
  url: string;
  /** Milliseconds since its last change, by the tool's own clock. */
  age: number;
  subject?: string;
  complete?: boolean;
  assignee?: TaskPerson | null;
  dueDate?: string | null;
  /** By field id, the status and fields without a role. */
  values: Record<string, TaskValue | null>;
}
