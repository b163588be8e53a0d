import type { Exchange } from '../../sandbox/exchange.ts';
import type { Fault } from '../../sandbox/stand-in-server.ts';
import type {
  CallControl,
  Connector,
  FieldBinding,
  TaskContent,
  TaskPerson,
  TaskValue,
  ToolClient,
  ToolFieldType,
  WantedField,
} from '../../src/integrations/connector.ts';
import type { OAuthApp } from '../../src/integrations/sign-in.ts';

export interface ContractAccount {
  /** The tool's id of it. */
  id: string;
  token: string;
  name: string;
  email: string;
}

/** A tool's stand-in, freshly started, as the contract suite sees it. */
export interface ContractWorld {
  /** Oldest first. */
  exchanges: readonly Exchange[];
  fail(fault: Fault): void;
  clearFaults(): void;
  close(): Promise<void>;
  /** The connector under test, at this stand-in. */
  connector(options?: { timeoutMs?: number; oauthApp?: OAuthApp | null }): Connector;
  /** What the connector is to the tool unless told otherwise. */
  oauthApp: OAuthApp;
  redirectUrl: string;
  /** What a browser brings back when the account of this e-mail has consented; null: when somebody has not. */
  consent(authorizeUrl: string, email: string | null): Promise<URLSearchParams>;
  expireTokens(email: string): void;
  /** The account takes back what it let us do. */
  withdraw(email: string): void;
  /** An account that is less than a full one. */
  limitedEmail: string;
  serviceUser: ContractAccount;
  /** Somebody with a token of their own who may write in the same component. */
  person: ContractAccount;
  /** A component without tasks where the service user may do everything. */
  componentId: string;
  /** Where the service user may look only. */
  readOnlyComponentId: string;
  /** Where the service user may write tasks but make no fields. */
  noFieldsComponentId: string;
  /** A component that does not exist, in the tool's form of an id. */
  missingComponentId: string;
  /** Part of the name of one component only, in another case than the name has. */
  query: string;
  /** Two whom the tool knows, and one whom it does not. */
  members: readonly [TaskPerson, TaskPerson];
  outsider: TaskPerson;
  /** Names of the fields or columns of a component, as a person reads them there. */
  fieldNames(componentId: string): string[];
  taskIds(componentId: string): string[];
  links(componentId: string, taskId: string): { url: string; name: string }[];
  deleteTask(componentId: string, taskId: string): void;
  /** `person` comments on a task. @returns the comment's id. */
  say(componentId: string, taskId: string, text: string): string;
  /** A person changes a task's name. */
  editSubject(componentId: string, taskId: string, subject: string): void;
  /** A person takes away the field or column of this name. */
  deleteField(componentId: string, name: string): void;
  /** What the tool gives back of a value that it was given: its limits and its cleaning, nothing else. */
  kept(value: TaskValue): TaskValue | null;
}

export interface ContractTool {
  name: string;
  start(): Promise<ContractWorld>;
  /** Statuses that a refused field is no error of: it then lives in the description. */
  fieldRefusals: readonly number[];
  /** False: a file of the Request is a link to it. */
  takesFiles?: boolean;
  /** Types that a component has no fields for: their answers stand in the text of each task. */
  inText?: readonly ToolFieldType[];
  /** False: a webhook is made whether or not its address answers. */
  awaitsHandshake?: boolean;
  /** How a link comes to a task. */
  linkMethod?: 'POST' | 'PATCH';
  /** A signature in hexadecimal digits, as its header has it. */
  signatureOf?: (digits: string) => string;
}

export const unlimited: CallControl = { spend: async () => undefined };

/** A client of the service user. */
export function serviceClient(
  world: Pick<ContractWorld, 'connector' | 'serviceUser'>,
  call: CallControl = unlimited,
): ToolClient {
  return world.connector().connect({ accessToken: world.serviceUser.token }, call);
}

export function field(name: string, type: WantedField['type'], more: Partial<WantedField> = {}): WantedField {
  return { fieldId: `f-${name}`, name, type, role: null, options: [], state: 'on_form', ...more };
}

/** Every type that a form can have as the tools know them, in form order. */
export const plainFields: readonly WantedField[] = [
  field('Details', 'text', { multiline: true }),
  field('Count', 'number', { decimals: false }),
  field('Share', 'number', { decimals: true }),
  field('Agreed', 'checkbox'),
  field('When', 'date'),
  field('Size', 'select', { options: ['Small', 'Medium, or so', 'Large'] }),
  field('Colours', 'multi_select', { options: ['Red', 'Green', 'Blue & white'] }),
  field('Expert', 'user'),
  field('Reviewers', 'multi_user'),
  field('Home channel', 'channel'),
  field('Channels', 'multi_channel'),
];

/** Every field that a Stream can have: those that it begins with and one of each type. */
export const allFields: readonly WantedField[] = [
  field('Complete', 'checkbox', { role: 'complete' }),
  field('Requester', 'user', { role: 'requester' }),
  field('Subject', 'text', { role: 'subject' }),
  field('Assignee', 'user', { role: 'assignee' }),
  field('Due date', 'date', { role: 'due_date' }),
  ...plainFields,
];

export type Values = Record<string, TaskValue | null>;

/** A Request's content; `values` are keyed by field id, those not named are not answered. */
export function content(
  world: Pick<ContractWorld, 'members'>,
  values: Values = {},
  more: Partial<TaskContent> = {},
): TaskContent {
  return {
    key: 'streamly-request-1',
    number: 1,
    stream: 'IT help',
    subject: 'A new laptop',
    complete: false,
    requester: world.members[0],
    assignee: null,
    dueDate: null,
    slackUrl: null,
    answers: plainFields.map(({ fieldId, name }) => ({ fieldId, name, value: values[fieldId] ?? null })),
    ...more,
  };
}

/** One ordinary answer of every type. */
export function ordinaryValues(world: Pick<ContractWorld, 'members'>): Values {
  const [ada, grace] = world.members;
  return {
    'f-Details': { type: 'text', text: 'Two lines,\nof which this is one.' },
    'f-Count': { type: 'number', number: '-120' },
    'f-Share': { type: 'number', number: '12.345678' },
    'f-Agreed': { type: 'checked', checked: true },
    'f-When': { type: 'date', date: '2026-12-24' },
    'f-Size': { type: 'options', labels: ['Medium, or so'] },
    'f-Colours': { type: 'options', labels: ['Red', 'Blue & white'] },
    'f-Expert': { type: 'people', people: [ada] },
    'f-Reviewers': { type: 'people', people: [ada, grace] },
    'f-Home channel': { type: 'channels', names: ['it-help'] },
    'f-Channels': { type: 'channels', names: ['it-help', 'design'] },
  };
}

/** What `read` should give back of these values. */
export function keptValues(world: ContractWorld, values: Values): Values {
  return Object.fromEntries(
    plainFields.map(({ fieldId }) => {
      const value = values[fieldId];
      return [fieldId, value ? world.kept(value) : null];
    }),
  );
}

/** Values with people by e-mail and in one order: names and order are the tool's business. */
export function comparable(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([fieldId, value]) => {
      if (value?.type !== 'people') return [fieldId, value];
      const people = value.people.map(({ email }) => ({ name: '', email }));
      return [fieldId, { type: 'people', people: people.sort(byEmail) } satisfies TaskValue];
    }),
  );
}

function byEmail(a: TaskPerson, b: TaskPerson): number {
  return (a.email ?? '').localeCompare(b.email ?? '');
}

export function ensured(world: ContractWorld): Promise<FieldBinding[]> {
  return serviceClient(world).ensureFields(world.componentId, allFields, []);
}
