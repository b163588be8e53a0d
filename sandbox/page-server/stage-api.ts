import type { Act as AsanaAct } from '../asana/acts.ts';
import type { ProjectLine, ProjectPage } from '../asana/project-page.ts';
import type { Progress } from '../demo/filling.ts';
import type { Act as GitHubAct } from '../github/acts.ts';
import type { RepositoryLine, RepositoryPage } from '../github/repository-page.ts';
import type { Act as SmartsheetAct } from '../smartsheet/acts.ts';
import type { SheetLine, SheetPage } from '../smartsheet/sheet-page.ts';
import type { CallbackTrouble } from '../webhooks/sender.ts';

/**
 * What the page and its server say to each other of what stands around Slack: the tools' own pages, what can be
 * made to go wrong, and the log.
 *
 * | request | answer |
 * |---|---|
 * | `GET /api/stage/:tool` | `ToolAccount[]` |
 * | `GET /api/stage/:tool/:account` | `ProjectLine[]`, `SheetLine[]` or `RepositoryLine[]` |
 * | `GET /api/stage/:tool/:account/:id` | `ProjectPage`, `SheetPage` or `RepositoryPage`; 409 with a `Refusal` where it is not seen |
 * | `POST /api/stage/:tool/:account` with an act of the tool | `Made`; 409 with a `Refusal` |
 * | `GET /api/stage/filling` | `Progress`, or null |
 * | `GET /api/stage/switches` | `Switches` |
 * | `POST /api/stage/switches` with a `SwitchOrder` | `Switches`; 409 with a `Refusal` where the app did not start |
 * | `GET /api/stage/log?since=<revision>` | `LogNews` |
 * | `GET /api/stage/log/search?text=…` | `number[]`, the ids of entries that hold the text anywhere |
 * | `GET /api/stage/log/:id` | `LogEntry` |
 *
 * As long as the world is being filled, everything but looking is a 409.
 */

export const toolNames = ['asana', 'smartsheet', 'github'] as const;
export type ToolName = (typeof toolNames)[number];

/** Somebody who can be at a tool's page. */
export interface ToolAccount {
  id: string;
  name: string;
  email: string;
}

/** The id of what an act has made. */
export interface Made {
  id: string | null;
}

export const faultNames = ['down', 'slow', 'rate_limited', 'losing'] as const;
export type FaultName = (typeof faultNames)[number];
/** `other`: one that the page cannot play, set by a script. */
export type FaultState = 'none' | FaultName | 'other';

/** What is wrong now, by intent. */
export interface Switches {
  slack: { fault: FaultState };
  asana: ToolSwitches;
  smartsheet: ToolSwitches & {
    /** Saving takes so long that two writes to one sheet meet, and the second is refused. */
    collisions: boolean;
  };
  github: ToolSwitches;
  app: {
    /** Null: it does not run. */
    pid: number | null;
    /** Whether it answers. */
    isReady: boolean;
  };
  /** Milliseconds ahead of real time; negative: behind. */
  clock: { offset: number };
}

export interface ToolSwitches {
  fault: FaultState;
  /** What happens to its calls to the app, on their way. */
  callbacks: CallbackTrouble;
  /** Of the service user. */
  access: {
    /** Whether the token is refused that the service user made by hand. */
    refused: boolean;
    /** Access tokens that the app holds by a sign-in, and how many of them have expired. */
    signedIn: number;
    expired: number;
  };
}

export type SwitchOrder =
  | { kind: 'fault'; side: 'slack' | ToolName; fault: 'none' | FaultName }
  /** `revoke` ends sign-ins too; they do not come back by `restore`. */
  | { kind: 'access'; tool: ToolName; change: 'revoke' | 'restore' | 'expire' }
  | { kind: 'callbacks'; tool: ToolName; trouble: CallbackTrouble }
  | { kind: 'collisions'; on: boolean }
  | { kind: 'app'; change: 'kill' | 'stop' | 'start' }
  | { kind: 'clock'; to: 'hour' | 'day' | 'monday' | 'now' }
  /** Back to how all of it was. */
  | { kind: 'clear' };

export const logSides = [
  'to_app',
  'to_slack',
  'to_asana',
  'to_smartsheet',
  'to_github',
  'from_asana',
  'from_smartsheet',
  'from_github',
  'app',
] as const;
/** Which way a message went, or that the app said it in its own log. */
export type LogSide = (typeof logSides)[number];

/** An entry in one line. */
export interface LogLine {
  /** In the order of their coming. */
  id: number;
  side: LogSide;
  /** Milliseconds since the epoch, by the sandbox's clock. */
  at: number;
  title: string;
  /** Such as a status; '' for none. */
  outcome: string;
  state: 'good' | 'bad' | 'open' | 'plain';
}

export interface LogNews {
  /** To be asked with next time. */
  revision: number;
  /** Entries before this one are forgotten. */
  oldest: number;
  /** New or changed since, by id. */
  lines: LogLine[];
}

export interface LogEntry extends LogLine {
  /** Null: a line of the app's log. */
  exchange: LoggedExchange | null;
  /** All that a line of the app's log says. */
  facts: Record<string, unknown> | null;
}

export interface LoggedExchange {
  method: string;
  /** With its query. */
  url: string;
  headers: Record<string, string>;
  /** Parsed. */
  body: unknown;
  /** Byte for byte where that is known, as signatures need it. */
  rawBody: string | null;
  status: number | null;
  answer: unknown;
  /** The fault that was played, or why no answer came. */
  trouble: string | null;
  /** Until the answer, where it was measured. */
  ms: number | null;
}

/** One word each for how a part stands; another word: it has changed. */
export interface StageVersions {
  asana: string;
  smartsheet: string;
  github: string;
  switches: string;
  log: string;
  filling: string;
}

export type {
  AsanaAct,
  CallbackTrouble,
  GitHubAct,
  Progress,
  ProjectLine,
  ProjectPage,
  RepositoryLine,
  RepositoryPage,
  SheetLine,
  SheetPage,
  SmartsheetAct,
};
