import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import type { ConnectedTool, Task } from '../../domain/integrations/integration.ts';
import { fieldsOfTask, slackIdsOfTask, taskContent } from '../../domain/integrations/task-content.ts';
import type { KnownFile } from '../../domain/requests/files.ts';
import { oweCards } from '../../domain/requests/owe-everywhere.ts';
import type { Request } from '../../domain/requests/request.ts';
import type { FieldDefinition } from '../../domain/streams/field.ts';
import type { FieldBinding, TaskContent, ToolClient } from '../../integrations/connector.ts';
import { ToolError } from '../../integrations/errors.ts';
import { type Handler, type Job, nothing, type Parts, type Write } from '../handler.ts';
import { slackClient } from '../slack-client.ts';
import { slackNames } from '../slack-names.ts';
import { bindFields, toolClient } from '../tool-client.ts';

/** Clocks of ours and the tool's may differ by so many milliseconds. */
const clockTolerance = 60_000;

/** Makes the Request's task in a connected tool, or brings it up to date. */
export const toolTask: Handler<'tool.task'> = {
  async carryOut(parts, job) {
    const source = await parts.store.in(job.workspaceId).read((db) => sourceOf(db, job));
    if (!source) return nothing;
    const client = await toolClient(parts, job, source.tool);
    if (!client) return nothing;
    const bindings = await bindFields(parts, job, client, source.tool);
    const content = await contentOf(parts, job, source);
    return source.task
      ? update(client, { source, task: source.task, content, bindings, job, parts })
      : make(client, { source, content, bindings, job, parts });
  },
  tell:
    (_parts, { work }) =>
    (db) =>
      oweCards(db, work.requestId),
};

interface Source {
  request: Request;
  stream: string;
  fields: FieldDefinition[];
  tool: ConnectedTool;
  task: Task | undefined;
  slackUrl: string | null;
  files: readonly KnownFile[];
}

/** Null: there is nothing to bring up to date any more. */
function* sourceOf(db: WorkspaceDb, { work }: Job<'tool.task'>): Steps<Source | null> {
  const request = yield* db.requests.byId(work.requestId);
  const tool = yield* db.integrations.connectedTool(work.connectedToolId);
  const task = yield* db.integrations.task(work.requestId, work.connectedToolId);
  if (!request || request.deletedAt || !tool || tool.disconnected || task?.missingSince) return null;
  const stream = yield* db.streams.byId(request.streamId);
  const form = yield* db.streams.form(request.streamId, request.formVersion);
  if (!stream || !form) throw new Error('A Request without its Stream or form.');
  const library = yield* db.streams.everyField(request.streamId);
  const slackUrl = yield* channelPermalink(db, request.id);
  return {
    request,
    stream: stream.name,
    fields: fieldsOfTask(form.fields, library, request),
    tool,
    task,
    slackUrl,
    files: form.fields.some(({ type }) => type === 'files')
      ? yield* db.requestFiles.ofRequest(request.id)
      : [],
  };
}

function* channelPermalink(db: WorkspaceDb, requestId: string): Steps<string | null> {
  const cards = yield* db.requests.cards(requestId);
  return cards.find((card) => card.place === 'channel')?.permalink ?? null;
}

async function contentOf(parts: Parts, job: Job<'tool.task'>, source: Source): Promise<TaskContent> {
  const client = await slackClient(parts, job);
  const ids = slackIdsOfTask(source.request, source.fields);
  const names = await slackNames(parts, client, job.workspaceId, ids);
  const files = new Map(source.files.map((file) => [file.id, file]));
  return taskContent({ ...source, names: { ...names, files } });
}

interface Work {
  source: Source;
  content: TaskContent;
  bindings: readonly FieldBinding[];
  job: Job<'tool.task'>;
  parts: Parts;
}

/** An earlier attempt may have made it already: then it is found by its key, and there is no second one. */
async function make(client: ToolClient, { source, content, bindings, job, parts }: Work): Promise<Write> {
  const { componentId } = source.tool;
  const since = new Date(job.createdAt.getTime() - clockTolerance);
  const mayExist = job.maybeDone || job.attempts > 1;
  const found = mayExist ? await client.findByKey(componentId, content.key, since) : null;
  if (found) await client.update(componentId, found.id, content, bindings);
  const made = found ?? (await client.create(componentId, content, bindings));
  return function* (db) {
    const { requestId, connectedToolId } = job.work;
    // The card's first post writes under the same lock: one of the two sees what the other wrote.
    yield* db.requests.byId(requestId, { lock: true });
    yield* db.integrations.addTask(
      { requestId, connectedToolId, taskId: made.id, url: made.url },
      parts.clock(),
    );
    yield* oweCards(db, requestId);
    yield* oweWhatTheLinkNeeds(db, source);
  };
}

/** The card may have been posted while the task was written. */
function* oweWhatTheLinkNeeds(db: WorkspaceDb, { request, tool, slackUrl }: Source): Steps<void> {
  if ((yield* channelPermalink(db, request.id)) === null) return;
  const task = yield* db.integrations.task(request.id, tool.id);
  if (slackUrl === null) yield* db.deliveries.oweTask(request.id, tool);
  if (task && !task.linked) yield* db.deliveries.oweLink(request.id, tool);
}

async function update(
  client: ToolClient,
  { source, task, content, bindings, job, parts }: Work & { task: Task },
): Promise<Write> {
  const { requestId, connectedToolId } = job.work;
  try {
    await client.update(source.tool.componentId, task.taskId, content, bindings);
  } catch (error) {
    if (!(error instanceof ToolError && error.kind === 'missing')) throw error;
    return function* (db) {
      yield* db.integrations.markMissing(requestId, connectedToolId, parts.clock());
      yield* oweCards(db, requestId);
    };
  }
  return function* (db) {
    // The card may show the trouble that is over now.
    if (job.lastError !== null) yield* oweCards(db, requestId);
    yield* db.requests.byId(requestId, { lock: true });
    yield* oweWhatTheLinkNeeds(db, source);
  };
}
