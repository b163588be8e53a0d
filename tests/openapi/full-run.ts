import type { FieldBinding, TaskContent, ToolClient, WantedField } from '../../src/integrations/connector.ts';
import { ToolError, type ToolErrorKind } from '../../src/integrations/errors.ts';
import {
  allFields,
  type ContractTool,
  type ContractWorld,
  content,
  field,
  ordinaryValues,
  serviceClient,
  unlimited,
} from '../contracts/contract-world.ts';
import { inStatus, statusField } from '../contracts/status-contract.ts';
import { startWebhookTarget } from '../contracts/webhook-target.ts';

/** What a run takes of a stand-in. */
export type RunWorld = Pick<
  ContractWorld,
  | 'fail'
  | 'connector'
  | 'serviceUser'
  | 'componentId'
  | 'readOnlyComponentId'
  | 'noFieldsComponentId'
  | 'missingComponentId'
  | 'query'
  | 'members'
  | 'outsider'
  | 'deleteTask'
> &
  Pick<ContractTool, 'awaitsHandshake'>;

/** The Stream later: options changed, a field renamed, one taken off the form, one deleted, one added. */
const fieldsLater: readonly WantedField[] = [
  ...allFields.map((wanted): WantedField => {
    if (wanted.name === 'Size') return { ...wanted, options: ['Small', 'Huge'] };
    if (wanted.name === 'Colours') return { ...wanted, options: [...wanted.options, 'Grey'] };
    if (wanted.name === 'Details') return { ...wanted, name: 'What it is about' };
    if (wanted.name === 'When') return { ...wanted, state: 'off_form' };
    if (wanted.name === 'Expert') return { ...wanted, state: 'deleted' };
    return wanted;
  }),
  field('Budget code', 'text'),
];

/**
 * Calls every method of the service user's client: every type of field, values changed and cleared, fields that
 * come and go, and the refusals. Its point is the exchanges that the stand-in records of it; what the calls do is
 * the contract suite's business.
 */
export async function fullRun(world: RunWorld): Promise<void> {
  const client = serviceClient(world);
  const { componentId } = world;
  await client.whoAmI();
  await client.findComponents('');
  await client.findComponents(world.query);
  await client.checkAccess(componentId);
  await client.checkAccess(world.noFieldsComponentId);

  await client.describeFields(componentId, allFields, []);
  const first = await client.ensureFields(componentId, allFields, []);
  await taskRun(world, client, first, 'streamly-1');

  await client.describeFields(componentId, fieldsLater, first);
  const later = await client.ensureFields(componentId, fieldsLater, first);
  const again = await client.ensureFields(componentId, allFields, later);
  await taskRun(world, client, again, 'streamly-2');

  await statusRun(world, client, again);
  await changesRun(world, client, again);
  await refusals(world, client, again);
}

/** A Stream with statuses of its own. */
async function statusRun(world: RunWorld, client: ToolClient, known: readonly FieldBinding[]): Promise<void> {
  const bindings = await client.ensureFields(world.componentId, [...allFields, statusField()], known);
  const task = content(world, {}, { key: 'streamly-with-a-status' });
  const { id } = await client.create(world.componentId, inStatus(task, 'New'), bindings);
  await client.update(world.componentId, id, inStatus(task, 'Done'), bindings, new Set(['status']));
}

/** What people do in the tool, and how we hear of it. */
async function changesRun(
  world: RunWorld,
  client: ToolClient,
  bindings: readonly FieldBinding[],
): Promise<void> {
  const { componentId } = world;
  const target = await startWebhookTarget(world);
  try {
    const { externalId } = await client.registerWebhook(componentId, target.url, target.keep);
    await client.webhooks(componentId);
    await client.isWebhookAlive(componentId, externalId);
    const sections = (await client.sections?.(componentId)) ?? [];
    const section = sections[0] ? { section: sections[0].id } : {};
    const task = content(world, {}, { key: 'streamly-in-a-section', ...section });
    const { id } = await client.create(componentId, task, bindings);
    await client.update(componentId, id, task, bindings, new Set(['subject']));
    await client.changedSince(componentId, new Date(Date.now() - 60_000), bindings);
    await client.openTasks(componentId);
    await client.removeWebhook(componentId, externalId);
    await client.isWebhookAlive(componentId, externalId);
  } finally {
    await target.close();
  }
  if (world.awaitsHandshake !== false) {
    await refused(['rejected'], client.registerWebhook(componentId, target.url, target.keep));
  }
}

async function taskRun(
  world: RunWorld,
  client: ToolClient,
  bindings: readonly FieldBinding[],
  key: string,
): Promise<void> {
  const { componentId } = world;
  const since = new Date(Date.now() - 60_000);
  const values = ordinaryValues(world);
  const full = content(world, values, {
    key,
    subject: 'A laptop for <Ada> & "Co"',
    assignee: world.members[1],
    dueDate: '2026-12-01',
    slackUrl: 'https://acme.slack.com/archives/C1/p1',
  });
  const empty = content(world, {}, { key });
  const long = content(
    world,
    { ...values, 'f-Details': { type: 'text', text: `=1+1 <b>\n${'long '.repeat(1500)}` } },
    { key, complete: true, assignee: world.outsider },
  );

  const { id } = await client.create(componentId, full, bindings);
  for (const next of [long, empty, full] satisfies TaskContent[]) {
    await client.update(componentId, id, next, bindings);
    await client.read(componentId, id, bindings);
  }
  await client.create(componentId, { ...empty, key: `${key}-empty` }, bindings);
  await client.findByKey(componentId, key, since);
  await client.findByKey(componentId, `${key}-of-nobody`, since);
  const link = { url: 'https://acme.slack.com/archives/C1/p1', name: 'Open in Slack' };
  await client.attach(componentId, id, link);
  await client.attach(componentId, id, link);
  const comment = await client.addComment(componentId, id, 'Maya: is it <this>?');
  await client.addComment(componentId, id, 'Bob: it is');
  await client.changeComment(componentId, comment, 'Maya: is it that?');
  await client.comments(componentId, [id]);
  await client.saidIn?.(componentId);
  await client.attachFile?.(componentId, id, { name: 'a.txt', content: new Blob(['Hello']) });
  await client.files?.(componentId, id);
  await client.removeComment(componentId, comment);
  await client.removeComment(componentId, comment);
  world.deleteTask(componentId, id);
  await refused(['missing'], client.update(componentId, id, full, bindings));
}

async function refusals(
  world: RunWorld,
  client: ToolClient,
  bindings: readonly FieldBinding[],
): Promise<void> {
  const { componentId, missingComponentId, readOnlyComponentId } = world;
  const task = content(world, {}, { key: 'streamly-3' });
  // Where fields cannot be made, they live in the description of a task; a row has none, so a sheet refuses.
  const unmade = await client.ensureFields(world.noFieldsComponentId, allFields, []).catch(orForbidden);
  if (unmade) await client.create(world.noFieldsComponentId, task, unmade);
  const stranger = world.connector().connect({ accessToken: 'nobody' }, unlimited);
  await refused(['unauthorized'], stranger.whoAmI());
  await refused(['missing'], client.checkAccess(missingComponentId));
  // Refused by the tool, or by the connector that misses its fields there.
  await refused(['forbidden', 'rejected'], client.create(readOnlyComponentId, task, bindings));
  world.fail({ kind: 'status', status: 429, retryAfter: 30, times: 1 });
  await refused(['rate_limited'], client.whoAmI());
  for (const status of [500, 503]) {
    world.fail({ kind: 'status', status, times: 1 });
    await refused(['unavailable'], client.checkAccess(componentId));
  }
}

function orForbidden(error: unknown): null {
  if (error instanceof ToolError && error.kind === 'forbidden') return null;
  throw error;
}

/** Awaits a refusal of one of these kinds; a run in which the call passes, or fails otherwise, is no proof. */
async function refused(kinds: readonly ToolErrorKind[], call: Promise<unknown>): Promise<void> {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof ToolError && kinds.includes(error.kind)) return;
  throw new Error(`Expected a refusal: ${kinds.join(' or ')}`, { cause: error });
}
