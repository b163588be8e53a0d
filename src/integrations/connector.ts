import type { ChangeClient, ConnectorWebhooks, TaskSnapshot } from './changes.ts';
import type { CommentClient } from './comments.ts';
import type { FileClient } from './files.ts';
import type { SignIn } from './sign-in.ts';

/**
 * The contract between Streamly and a tool. A tool implements all of it in a folder of its own; nothing outside
 * that folder knows the tool. Every call may throw a `ToolError` and nothing else.
 */
export interface Connector {
  /** Stable id, stored in the database and used in URLs: the name of the tool's folder. */
  readonly tool: string;
  readonly words: ConnectorWords;
  /** Names that the tool keeps for itself; a Stream's field may not take one (compared without regard to case). */
  readonly reservedFieldNames: readonly string[];
  readonly quota: ConnectorQuota;
  /** The longest text that a field of the tool holds, and what stands at the end of one that was cut. */
  readonly longText: { most: number; mark: string };
  /** The longest comment, in UTF-16 units. */
  longestComment: number;
  /** The largest file that a task takes, in bytes; null: it takes links alone, and a file is linked in Slack. */
  largestFile: number | null;
  /** Whether a task has a description in which all of a Request is written again. */
  readonly describes: boolean;
  readonly webhooks: ConnectorWebhooks;
  /** Signing in by OAuth in a browser; null where this server is no app of the tool's. */
  readonly signIn: SignIn | null;
  /** A client that acts as one account. Cheap; opens no connection. */
  connect(credentials: Credentials, call: CallControl): ToolClient;
}

/** The tool's own words, for sentences such as "Open in Asana" and "Choose a project". */
export interface ConnectorWords {
  tool: string;
  component: string;
  components: string;
  task: string;
  /** What the parts of a component are called that a task can be put into; absent where there are none. */
  section?: string;
  /** Where an admin finds a token to paste, in one sentence. */
  whereIsTheToken: string;
  /** What becomes of a field's place there when the field is deleted, in one sentence. */
  deletedField: string;
}

export interface ConnectorQuota {
  requestsPerMinute: number;
  /** Requests in flight at once, per Integration and process. */
  concurrent: number;
  /** True where the tool accepts only one write at a time in one component. */
  serialPerComponent: boolean;
  /** After an unknown outcome a task made by us can be found by its key no later than this. */
  findableAfterMs: number;
}

/** What a client signs its calls with. */
export interface Credentials {
  accessToken: string;
}

export interface CallControl {
  /**
   * Called before every HTTP request with the requests it counts for in the tool's quota.
   * Throws `ToolError('rate_limited')` where none is left.
   */
  spend(requests: number): Promise<void>;
}

/** What one account does. Files are left out by a tool that takes links alone. */
export interface ToolClient extends ChangeClient, CommentClient, Partial<FileClient> {
  /** Who the tool says that we are. */
  whoAmI(): Promise<Account>;
  /** Components whose name contains the query (all for ''), at most 100, for a picker. */
  findComponents(query: string): Promise<Component[]>;
  /** What the account may do in a component; `missing` is thrown where it cannot see it. */
  checkAccess(componentId: string): Promise<ComponentAccess>;
  /** What `ensureFields` would do, in words, without doing it. */
  describeFields(
    componentId: string,
    wanted: readonly WantedField[],
    known: readonly FieldBinding[],
  ): Promise<FieldPlan[]>;
  /**
   * Makes the component fit the wanted fields and returns the bindings that hold from now on. Idempotent: a
   * second call with its result changes nothing, and a call after a crash finds what the first one had made.
   * Bindings of fields that are no longer wanted are kept with the state that they were left in.
   */
  ensureFields(
    componentId: string,
    wanted: readonly WantedField[],
    known: readonly FieldBinding[],
  ): Promise<FieldBinding[]>;
  create(componentId: string, task: TaskContent, bindings: readonly FieldBinding[]): Promise<TaskSnapshot>;
  /**
   * Writes what a task says; `missing` is thrown where it is gone.
   *
   * @param only the fields to write, by role or field id; all without. What the tool has for reading alone, such
   * as a description, is written always.
   * @returns the task as it is after that. A field that somebody else wrote at the same moment is left out of it.
   */
  update(
    componentId: string,
    taskId: string,
    task: TaskContent,
    bindings: readonly FieldBinding[],
    only?: ReadonlySet<string>,
  ): Promise<TaskSnapshot>;
  read(componentId: string, taskId: string, bindings: readonly FieldBinding[]): Promise<TaskSnapshot>;
  /** Parts of the component that a new task can be put into, in their order; absent where the tool has none. */
  sections?(componentId: string): Promise<Section[]>;
  /** The task made for this key no earlier than `since`, or null. */
  findByKey(componentId: string, key: string, since: Date): Promise<CreatedTask | null>;
  /** Attaches a link unless the task has it already. */
  attach(componentId: string, taskId: string, link: { url: string; name: string }): Promise<void>;
}

export interface Account {
  id: string;
  name: string;
  email: string | null;
  /** What it can reach, for people to read: workspaces in Asana, plan in Smartsheet. May be empty. */
  reaches: string[];
  /** Why the tool gives this account less than a full one, in one sentence; absent: it is a full one. */
  limited?: string;
}

export interface Component {
  id: string;
  name: string;
  url: string | null;
  /** Where it lives (workspace, folder), to tell two of one name apart. */
  place: string | null;
}

export interface Section {
  id: string;
  name: string;
}

export interface ComponentAccess {
  component: Component;
  /** False where the account can write tasks but cannot make fields or columns. */
  canMakeFields: boolean;
  canWriteTasks: boolean;
  /** Said to the admin when something is missing; null when all is well. */
  problem: string | null;
}

export type ToolFieldType =
  | 'text'
  | 'number'
  | 'date'
  | 'select'
  | 'multi_select'
  | 'user'
  | 'multi_user'
  | 'channel'
  | 'multi_channel'
  | 'checkbox';

/** What a field is to the connector. `role` marks those that tools may have a place of their own for. */
export interface WantedField {
  fieldId: string;
  name: string;
  type: ToolFieldType;
  /** Present on text fields: more than one line. */
  multiline?: boolean;
  /** Present on number fields: whether it may have decimals, at most six of them. */
  decimals?: boolean;
  /** A `status` is a select, answered among the others. */
  role: 'complete' | 'status' | 'requester' | 'subject' | 'assignee' | 'due_date' | null;
  /** Labels, in order; empty for other types. */
  options: readonly string[];
  /** `on_form`: shown or always there. `off_form`: kept in the library only. `deleted`: gone from the library. */
  state: 'on_form' | 'off_form' | 'deleted';
}

/** What a field has become in the tool. Stored with the connected tool as JSON. */
export interface FieldBinding {
  fieldId: string;
  /** Custom field gid or column id; null where the field lives in the description only. */
  externalId: string | null;
  /** The tool's type of it, in the tool's words. */
  externalType: string;
  /** What the field was wanted as, kept by a tool whose own type does not tell: a channel is text in a sheet. */
  type?: ToolFieldType;
  role?: WantedField['role'];
  /** The name it was last given in the tool. */
  name: string;
  /** Option label to the tool's id of it, where the tool has ids. */
  options?: Record<string, string>;
  state: 'on_form' | 'off_form' | 'deleted';
  /** Why the field lives in the description only, in words. */
  note?: string;
}

export interface FieldPlan {
  fieldId: string;
  name: string;
  action: 'make' | 'use' | 'rename' | 'move_right' | 'take_back' | 'leave' | 'description_only';
  /** One sentence, such as "A new column of type Dropdown". */
  words: string;
}

export interface TaskPerson {
  name: string;
  email: string | null;
}

/** A value as tools understand it: users are people with e-mails, channels are names, options are labels. */
export type TaskValue =
  /**
   * `html`: the same text with its structure, for tools that show it: well-formed XML of the tags
   * `strong em u s code a ul ol li blockquote pre`, with everything else escaped.
   */
  | { type: 'text'; text: string; html?: string }
  /** A decimal of at most 15 digits, such as `-12.5`. */
  | { type: 'number'; number: string }
  | { type: 'checked'; checked: boolean }
  | { type: 'date'; date: string }
  | { type: 'options'; labels: string[] }
  | { type: 'people'; people: TaskPerson[] }
  | { type: 'channels'; names: string[] };

/** All that a task says about one Request. */
export interface TaskContent {
  /** Unique, and findable in the tool: `findByKey` looks for it. */
  key: string;
  number: number;
  /** The Stream's name. */
  stream: string;
  subject: string;
  complete: boolean;
  requester: TaskPerson;
  assignee: TaskPerson | null;
  /** `YYYY-MM-DD` or null. */
  dueDate: string | null;
  /** Id of the section that a new task is put into; none: wherever the tool puts it. */
  section?: string;
  /** Permalink of the Request's message, once it is known. */
  slackUrl: string | null;
  /** The status, where there is one, then fields without a role, in form order; null: not answered. */
  answers: readonly { fieldId: string; name: string; value: TaskValue | null }[];
}

export interface CreatedTask {
  id: string;
  /** Opens the task in the tool. */
  url: string;
}
