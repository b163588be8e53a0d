import type { Act } from '../slack/acts/act.ts';
import type { CommandHint, Shortcut, StepFunction } from '../slack/app-settings.ts';
import type { Block, Option, OptionGroup } from '../slack/blocks.ts';
import type { Bookmark, Execution, FormValues, Notice, Reaction, View } from '../slack/state.ts';
import type { ChannelKind, Role } from '../slack/world.ts';
import type { StageVersions } from './stage-api.ts';

/**
 * What the page and its server say to each other, all of it JSON.
 *
 * | request | answer |
 * |---|---|
 * | `GET /api/cast` | `Cast` |
 * | `GET /api/in/:workspace/:person/directory` | `Directory` |
 * | `GET …/conversations/:channelId` | `Conversation` |
 * | `GET …/home` | `View`, or null |
 * | `GET …/modals` | `View[]`, the root first |
 * | `GET …/live` | server-sent events `versions`, each a `Versions` |
 * | `GET …/files/:id` | a file that the person can see, as bytes |
 * | `POST …/acts` with an `Act` | `ActAnswer`; 409 with a `Refusal` for what Slack would not let one do |
 * | `POST …/files` with `NewFile[]` | `StoredFileFace[]` |
 *
 * `:workspace` is its domain, `:person` a handle. What stands around Slack is in `stage-api.ts`.
 */

/** Everybody one may be, and the app. */
export interface Cast {
  app: AppFace;
  workspaces: WorkspaceFace[];
}

export interface AppFace {
  /** `A…` */
  id: string;
  name: string;
  homeTab: boolean;
  messagesTab: boolean;
  messagesReadOnly: boolean;
  commands: CommandHint[];
  shortcuts: Shortcut[];
  /** What it offers to Workflow Builder. */
  steps: StepFunction[];
}

export interface WorkspaceFace {
  id: string;
  name: string;
  domain: string;
  people: PersonFace[];
}

export interface PersonFace {
  id: string;
  handle: string;
  realName: string;
  role: Role;
  tz: string;
}

/** Whom and what one person can name. */
export interface Directory {
  me: PersonFace;
  /** The bot user of the app. */
  appUserId: string;
  people: PersonFace[];
  userGroups: UserGroupFace[];
  /** Public ones and those that the person is in. */
  channels: ChannelFace[];
  /** The direct message with the app; null where the app has no Messages tab. */
  appChannelId: string | null;
  /** What was said last to this person alone; null: nothing yet. */
  newestEphemeral: { ts: string; channelId: string; text: string } | null;
  /** Of the workflow that they ran last; null: none yet. */
  newestRun: Pick<Execution, 'id' | 'callbackId' | 'state' | 'outputs' | 'error'> | null;
}

export interface UserGroupFace {
  id: string;
  /** Without `@`. */
  handle: string;
  name: string;
  users: string[];
  isDisabled: boolean;
}

export interface ChannelFace {
  id: string;
  /** Without `#`; of a direct message the id of the person. */
  name: string;
  kind: ChannelKind;
  archived: boolean;
  isMember: boolean;
  hasApp: boolean;
  memberCount: number;
  /** Of its newest message; null: none yet. */
  lastTs: string | null;
}

export interface Conversation {
  channel: ChannelFace;
  /** User ids, the app's bot user among them where it is a member. */
  members: string[];
  /** Oldest first, replies among them; the newest 300 at most. */
  messages: MessageFace[];
  /** What only this person sees here, oldest first. */
  ephemerals: EphemeralFace[];
  bookmarks: Bookmark[];
}

export interface MessageFace {
  ts: string;
  /** A person, or the bot user of the app. */
  user: string;
  byApp: boolean;
  text: string;
  blocks: Block[];
  /** Of the thread it is a reply in. */
  threadTs: string | null;
  edited: boolean;
  reactions: Reaction[];
  files: FileFace[];
  /** What Slack itself says of the channel; null: somebody wrote it. */
  notice: Notice['subtype'] | null;
  /** What this person has chosen in the message's own elements. */
  values: FormValues;
}

export interface FileFace {
  id: string;
  name: string;
  mimetype: string;
  /** In bytes. */
  size: number;
  isDeleted: boolean;
}

export interface EphemeralFace {
  ts: string;
  from: 'app' | 'slackbot';
  text: string;
  blocks: Block[];
  values: FormValues;
}

/** One word each for how a region stands; another word: it has changed. */
export interface Versions extends SlackVersions {
  /** Of what stands around Slack, where there is something. */
  stage?: StageVersions;
}

export interface SlackVersions {
  cast: string;
  directory: string;
  home: string;
  modals: string;
  /** By channel id, of the channels that the person is in. */
  conversations: Record<string, string>;
}

export interface ActAnswer {
  /** What an external select offers. */
  options: Option[];
  groups: OptionGroup[];
  /** Null: the app took it, or was not asked. Else what went wrong, such as `http_timeout`. */
  trouble: string | null;
}

export interface Refusal {
  /** In words, for the person. */
  refused: string;
}

export interface NewFile {
  name: string;
  mimetype: string;
  base64: string;
}

/** A stored file as form values and payloads carry it. */
export interface StoredFileFace {
  id: string;
  name: string;
  size: number;
  [fact: string]: unknown;
}

export type { Act, View };
