import type { Block, Option, RichText } from './blocks.ts';
import type { Workspace } from './world.ts';

/** All that a stand-in Slack holds; JSON throughout, so that it can be kept in a file and shown on a page. */
export interface SlackState {
  workspaces: Workspace[];
  tokens: Token[];
  codes: OAuthCode[];
  /** By channel id, then by ts, in the order of posting. */
  messages: Record<string, Record<string, Message>>;
  /** What only one person sees, oldest first. By `teamId/userId`. */
  ephemerals: Record<string, Ephemeral[]>;
  /** Modals that are open, the root first. By `teamId/userId`. */
  stacks: Record<string, View[]>;
  /** By `teamId/userId`. */
  homes: Record<string, View>;
  /** What somebody has chosen in a message's own elements. By `teamId/userId/channel/ts`. */
  messageForms: Record<string, FormValues>;
  triggers: Record<string, Trigger>;
  responseUrls: Record<string, ResponseUrl>;
  files: Record<string, StoredFile>;
  /** Links on top of a channel, in the order they were added. By channel id; absent in older files. */
  bookmarks?: Record<string, Bookmark[]>;
  /** By id; absent in older files. */
  executions?: Record<string, Execution>;
}

export interface Bookmark {
  id: string;
  title: string;
  link: string;
  /** Such as `:ticket:`; absent: none. */
  emoji?: string;
  /** Seconds since the epoch, like `updated`; absent in older files. */
  created?: number;
  updated?: number;
  /** Who changed it last. */
  by?: string;
}

/** One run of a step that the app offers to Workflow Builder. */
export interface Execution {
  /** `Fx…` */
  id: string;
  /** `Wx…` */
  workflowId: string;
  callbackId: string;
  teamId: string;
  /** Who ran the workflow. */
  userId: string;
  inputs: Record<string, unknown>;
  state: 'running' | 'completed' | 'failed';
  outputs: Record<string, unknown>;
  /** Why it failed, in the app's words. */
  error: string | null;
}

export interface Token {
  token: string;
  teamId: string;
  scopes: string[];
  state: 'active' | 'revoked' | 'uninstalled';
  /** Of the step that it was given for; absent: the bot token of the workspace. */
  executionId?: string;
}

export interface OAuthCode {
  code: string;
  teamId: string;
  userId: string;
  scopes: string[];
  redirectUri: string | null;
  /** Milliseconds since the epoch. */
  at: number;
  used: boolean;
}

export interface Message {
  ts: string;
  channel: string;
  /** The person, or the bot user. */
  user: string;
  /** Null: written by a person. */
  botId: string | null;
  text: string;
  blocks: Block[];
  attachments: unknown[];
  metadata: MessageMetadata | null;
  threadTs: string | null;
  editedTs: string | null;
  /** Absent: none. */
  reactions?: Reaction[];
  /** Ids. Absent: none. */
  files?: string[];
  /** What Slack itself says of the channel, such as `channel_join`; absent: somebody wrote it. */
  notice?: Notice;
}

export interface Notice {
  subtype:
    | 'channel_join'
    | 'channel_leave'
    | 'channel_name'
    | 'channel_archive'
    | 'channel_unarchive'
    | 'tombstone';
  /** What else such messages carry, such as `inviter` or `old_name`. */
  facts: Record<string, unknown>;
}

export interface Reaction {
  /** Without colons. */
  name: string;
  /** Who put it there, the first one first; never empty. */
  users: string[];
}

export interface MessageMetadata {
  event_type: string;
  event_payload: Record<string, unknown>;
}

export interface Ephemeral {
  ts: string;
  channel: string;
  text: string;
  blocks: Block[];
  /** `slackbot` for what Slack itself says. */
  from: 'app' | 'slackbot';
}

/** The value of one element, in the shape of `view.state.values[block_id][action_id]`. */
export interface FormValue {
  type: string;
  value?: string | null;
  selected_option?: Option | null;
  selected_options?: Option[];
  selected_date?: string | null;
  selected_time?: string | null;
  selected_date_time?: number | null;
  selected_user?: string | null;
  selected_users?: string[];
  selected_channel?: string | null;
  selected_channels?: string[];
  selected_conversation?: string | null;
  selected_conversations?: string[];
  rich_text_value?: RichText | null;
  files?: unknown[];
}

/** block_id → action_id → value */
export type FormValues = Record<string, Record<string, FormValue>>;

export interface View {
  id: string;
  type: 'modal' | 'home';
  /** The workspace where the app is installed. */
  teamId: string;
  userId: string;
  callbackId: string;
  title: { type: 'plain_text'; text: string; emoji?: boolean } | null;
  blocks: Block[];
  submit: { type: 'plain_text'; text: string; emoji?: boolean } | null;
  close: { type: 'plain_text'; text: string; emoji?: boolean } | null;
  privateMetadata: string;
  externalId: string;
  hash: string;
  rootViewId: string;
  previousViewId: string | null;
  clearOnClose: boolean;
  notifyOnClose: boolean;
  values: FormValues;
  /** What is shown in red under inputs. By block_id. */
  errors: Record<string, string>;
  /** What Slack says on top of the modal when the app did not answer, or not well. */
  trouble: string | null;
}

export interface Trigger {
  /** Milliseconds since the epoch. */
  at: number;
  used: boolean;
  teamId: string;
  userId: string;
  /** The modal that the interaction happened in. */
  viewId: string | null;
}

export interface ResponseUrl {
  at: number;
  uses: number;
  teamId: string;
  userId: string;
  channel: string;
  /** The message that was acted on; null for a command. */
  messageTs: string | null;
}

export interface StoredFile {
  id: string;
  name: string;
  mimetype: string;
  /** Base64; empty as long as it is not uploaded, and once it is deleted. */
  content: string;
  userId: string;
  teamId: string;
  /** Absent: its name. */
  title?: string;
  /** Seconds since the epoch. */
  created?: number;
  /** `asked`: there is an address to upload it to; `uploaded`: the app has yet to complete it. Absent: `ready`. */
  state?: 'asked' | 'uploaded' | 'ready' | 'deleted';
  /** Of the address to upload it to. */
  uploadKey?: string;
  /** Ids of the channels that it was shared in. Absent: none. */
  channels?: string[];
}

export function newState(workspaces: Workspace[]): SlackState {
  return {
    workspaces,
    tokens: [],
    codes: [],
    messages: {},
    ephemerals: {},
    stacks: {},
    homes: {},
    messageForms: {},
    triggers: {},
    responseUrls: {},
    files: {},
    bookmarks: {},
  };
}

/** Who acts: a person, in the workspace where the app is installed. */
export interface Actor {
  teamId: string;
  userId: string;
}

export const actorKey = ({ teamId, userId }: Actor): string => `${teamId}/${userId}`;

/** Throws when there is none: only ids that the state itself handed out are asked for. */
export function workspaceOf(state: SlackState, teamId: string): Workspace {
  const found = state.workspaces.find((workspace) => workspace.id === teamId);
  if (!found) throw new Error(`no workspace ${teamId}`);
  return found;
}
