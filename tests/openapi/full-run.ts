import type {
  FieldBinding,
  TaskContent,
  TaskValue,
  ToolClient,
  WantedField,
} from '../../src/integrations/connector.ts';
import { ToolError, type ToolErrorKind } from '../../src/integrations/errors.ts';

function field(fieldId: string, type: WantedField['type'], more: Partial<WantedField> = {}): WantedField {
  return { fieldId, name: fieldId, type, role: null, options: [], state: 'on_form', ...more };
}

/** A Stream with a field of every role and every type. */
const wanted: readonly WantedField[] = [
  field('Complete', 'checkbox', { role: 'complete' }),
  field('Requester', 'user', { role: 'requester' }),
  field('Subject', 'text', { role: 'subject' }),
  field('Assignee', 'user', { role: 'assignee' }),
  field('Due', 'date', { role: 'due_date', name: 'Due date' }),
  field('Details', 'text', { multiline: true }),
  field('Code', 'text'),
  field('Event', 'date'),
  field('Size', 'select', { options: ['Small', 'Large'] }),
  field('Colours', 'multi_select', { options: ['Red', 'Green, pale'] }),
  field('Expert', 'user'),
  field('Experts', 'multi_user'),
  field('Channel', 'channel'),
  field('Channels', 'multi_channel'),
];

/** The same Stream later: options changed, a field renamed, one taken off the form, one deleted. */
const wantedLater: readonly WantedField[] = wanted.map((f) => {
  if (f.fieldId === 'Size') return { ...f, options: ['Small', 'Huge'] };
  if (f.fieldId === 'Code') return { ...f, name: 'Cost centre' };
  if (f.fieldId === 'Event') return { ...f, state: 'off_form' };
  if (f.fieldId === 'Channel') return { ...f, state: 'deleted' };
  return f;
});

const values: Record<string, TaskValue> = {
  Details: { type: 'text', text: `It <b>&</b> "that"\n=1+1 ${'long '.repeat(1000)}` },
  Code: { type: 'text', text: 'C-1' },
  Event: { type: 'date', date: '2026-12-24' },
  Size: { type: 'options', labels: ['Large'] },
  Colours: { type: 'options', labels: ['Red', 'Green, pale'] },
  Channel: { type: 'channels', names: ['it'] },
  Channels: { type: 'channels', names: ['it', 'design'] },
};

/** What a run needs to know of the stand-in that it is held at. */
export interface RunPlan {
  /** Acts as the service user. */
  client: ToolClient;
  /** Acts with a token that nobody has. */
  stranger: ToolClient;
  componentId: string;
  /** A component that does not exist, in the tool's form of an id. */
  missingComponentId: string;
  /** Somebody whom the tool knows, and somebody whom it does not. */
  member: { name: string; email: string };
  outsider: { name: string; email: string | null };
}

/**
 * Calls every method of a client, with every type of field, empty values, values changed and cleared, and the
 * refusals that are met without a fault. Its point is the exchanges that the stand-in records; what the calls mean
 * is the contract suite's business.
 */
export async function fullRun(plan: RunPlan): Promise<void> {
  const { client, componentId } = plan;
  await client.whoAmI();
  await client.findComponents('');
  await client.findComponents('a');
  await client.checkAccess(componentId);

  await client.describeFields(componentId, wanted, []);
  const first = await client.ensureFields(componentId, wanted, []);
  await runTask(plan, first, 'first');

  await client.describeFields(componentId, wantedLater, first);
  const later = await client.ensureFields(componentId, wantedLater, first);
  const back = await client.ensureFields(componentId, wanted, later);
  await runTask(plan, back, 'later');

  await refused('unauthorized', plan.stranger.whoAmI());
  await refused('missing', client.checkAccess(plan.missingComponentId));
  await refused('missing', client.create(plan.missingComponentId, content(plan, 'nowhere'), back));
}

async function runTask(plan: RunPlan, bindings: readonly FieldBinding[], key: string): Promise<void> {
  const { client, componentId } = plan;
  const since = new Date(Date.now() - 60_000);
  const full = content(plan, key);
  const { id } = await client.create(componentId, full, bindings);
  await client.read(componentId, id, bindings);
  await client.update(componentId, id, { ...full, complete: true, assignee: plan.outsider }, bindings);
  await client.update(componentId, id, cleared(full), bindings);
  await client.read(componentId, id, bindings);
  await client.findByKey(componentId, key, since);
  await client.findByKey(componentId, `${key}-of-nobody`, since);
  const link = { url: 'https://acme.slack.com/archives/C1/p1', name: 'Open in Slack' };
  await client.attach(componentId, id, link);
  await client.attach(componentId, id, link);
  await client.create(componentId, { ...cleared(full), key: `${key}-empty` }, bindings);
}

function content(plan: RunPlan, key: string): TaskContent {
  const people: Record<string, TaskValue> = {
    Expert: { type: 'people', people: [plan.member] },
    Experts: { type: 'people', people: [plan.member, plan.outsider] },
  };
  return {
    key,
    number: 7,
    stream: 'IT help',
    subject: 'A laptop for <Ada> & "Co"',
    complete: false,
    requester: plan.member,
    assignee: plan.member,
    dueDate: '2026-12-01',
    slackUrl: 'https://acme.slack.com/archives/C1/p1',
    answers: wanted
      .filter(({ role }) => role === null)
      .map(({ fieldId, name }) => ({ fieldId, name, value: values[fieldId] ?? people[fieldId] ?? null })),
  };
}

function cleared(task: TaskContent): TaskContent {
  return {
    ...task,
    assignee: null,
    dueDate: null,
    slackUrl: null,
    answers: task.answers.map((answer) => ({ ...answer, value: null })),
  };
}

/** Awaits the refusal of this kind; a run in which the call passes, or fails otherwise, proves nothing. */
async function refused(kind: ToolErrorKind, call: Promise<unknown>): Promise<void> {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof ToolError && error.kind === kind) return;
  throw new Error(`Expected a refusal of kind ${kind}`, { cause: error });
}
