import type { Steps } from '../db/steps.ts';
import type { WorkspaceDb } from '../db/store.ts';
import type { ConnectedTool, Task } from '../domain/integrations/integration.ts';
import { statusField } from '../domain/integrations/status-field.ts';
import { fieldsOfTask, slackIdsOfTask, taskContent } from '../domain/integrations/task-content.ts';
import { fieldsOfRequest } from '../domain/requests/change-request.ts';
import type { KnownFile } from '../domain/requests/files.ts';
import type { Request } from '../domain/requests/request.ts';
import type { FieldDefinition } from '../domain/streams/field.ts';
import type { StatusSettings } from '../domain/streams/statuses.ts';
import type { TaskContent } from '../integrations/connector.ts';
import type { Job, Parts } from './handler.ts';
import { slackClient } from './slack-client.ts';
import { slackNames } from './slack-names.ts';

/** What a task is written from. */
export interface Source {
  request: Request;
  stream: string;
  fields: FieldDefinition[];
  /** Of the Stream. */
  settings: StatusSettings;
  /** Every field of the Stream that was not deleted, and its own statuses as one. */
  library: FieldDefinition[];
  tool: ConnectedTool;
  task: Task | undefined;
  slackUrl: string | null;
  files: readonly KnownFile[];
  /** Where a new task is put. */
  section: string | undefined;
}

/** Null: there is nothing to bring up to date any more. */
export function* sourceOf(db: WorkspaceDb, { work }: Job<'tool.task'>): Steps<Source | null> {
  const request = yield* db.requests.byId(work.requestId);
  const tool = yield* db.integrations.connectedTool(work.connectedToolId);
  const task = yield* db.integrations.task(work.requestId, work.connectedToolId);
  if (!request || request.deletedAt || !tool || tool.disconnected) return null;
  const stream = yield* db.streams.byId(request.streamId);
  const form = yield* db.streams.form(request.streamId, request.formVersion);
  if (!stream || !form) throw new Error('A Request without its Stream or form.');
  const library = yield* db.streams.everyField(request.streamId);
  const slackUrl = yield* channelPermalink(db, request.id);
  const { settings } = yield* db.sync.watch(tool.id);
  const own = statusField(stream);
  return {
    request,
    stream: stream.name,
    fields: fieldsOfTask(form.fields, library, request),
    settings: stream.settings,
    library: [...(yield* fieldsOfRequest(db, request)), ...(own ? [own] : [])],
    section: request.route?.sections[tool.id]?.id ?? settings.section?.id,
    tool,
    task,
    slackUrl,
    files: form.fields.some(({ type }) => type === 'files')
      ? yield* db.requestFiles.ofRequest(request.id)
      : [],
  };
}

export function* channelPermalink(db: WorkspaceDb, requestId: string): Steps<string | null> {
  const cards = yield* db.requests.cards(requestId);
  return cards.find((card) => card.place === 'channel')?.permalink ?? null;
}

/** All that the task says, with names asked of Slack. */
export async function contentOf(
  parts: Parts,
  job: Pick<Job, 'workspaceId'>,
  source: Source,
): Promise<TaskContent> {
  const client = await slackClient(parts, job);
  const ids = slackIdsOfTask(source.request, source.fields);
  const names = await slackNames(parts, client, job.workspaceId, ids);
  const files = new Map(source.files.map((file) => [file.id, file]));
  const content = taskContent({ ...source, names: { ...names, files } });
  return { ...content, ...(source.section === undefined ? {} : { section: source.section }) };
}
