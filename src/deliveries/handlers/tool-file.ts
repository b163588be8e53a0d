import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import type { ConnectedTool, Task } from '../../domain/integrations/integration.ts';
import type { FileCopy, KnownFile } from '../../domain/requests/files.ts';
import { oweCards } from '../../domain/requests/owe-everywhere.ts';
import type { Request } from '../../domain/requests/request.ts';
import type { ToolClient } from '../../integrations/connector.ts';
import { ToolError } from '../../integrations/errors.ts';
import { FileIsLink, FileRefused } from '../../slack/download.ts';
import { rememberOfTool } from '../commit-agreement.ts';
import { tooLarge, withFile } from '../fetch-file.ts';
import { type Handler, type Job, nothing, type Parts } from '../handler.ts';
import { slackClient } from '../slack-client.ts';
import { toolClient } from '../tool-client.ts';

/**
 * Attaches files of the form and the thread to the Request's task (R9), each once. One that is gone, too large or
 * refused is said in the thread, once, and holds up nothing.
 */
export const toolFile: Handler<'tool.file'> = {
  async carryOut(parts, job) {
    const source = await parts.store.in(job.workspaceId).read((db) => sourceOf(db, job));
    if (!source || source.left.length === 0) return nothing;
    const client = await toolClient(parts, job, source.tool);
    if (!client) return nothing;
    for (const file of source.left) {
      try {
        await attach(client, { parts, job, source }, file);
      } catch (error) {
        // The task is gone: its own delivery says so.
        if (error instanceof ToolError && error.kind === 'missing') return nothing;
        throw error;
      }
    }
    return job.lastError === null ? nothing : (db) => oweCards(db, job.work.requestId);
  },
  tell:
    (_parts, { work }) =>
    (db) =>
      oweCards(db, work.requestId),
};

interface Source {
  request: Request;
  tool: ConnectedTool;
  task: Task;
  copies: FileCopy[];
  /** Files that are not settled yet. */
  left: KnownFile[];
}

/** Null: there is no task; when there is one, its files are owed again. */
function* sourceOf(db: WorkspaceDb, { work }: Job<'tool.file'>): Steps<Source | null> {
  const request = yield* db.requests.byId(work.requestId);
  const tool = yield* db.integrations.connectedTool(work.connectedToolId);
  const task = yield* db.integrations.task(work.requestId, work.connectedToolId);
  if (!request || request.deletedAt || !tool || tool.disconnected || !task || task.missingSince) return null;
  const copies = yield* db.requestFiles.copies(request.id, tool.id);
  const settled = copies.filter(({ externalId, refusedBecause }) => externalId ?? refusedBecause);
  const files = yield* db.requestFiles.ofRequest(request.id);
  const left = files.filter(({ id }) => !settled.some(({ fileId }) => fileId === id));
  return { request, tool, task, copies, left };
}

interface Work {
  parts: Parts;
  job: Job<'tool.file'>;
  source: Source;
}

async function attach(client: ToolClient, { parts, job, source }: Work, file: KnownFile): Promise<void> {
  const { request, tool, task } = source;
  const own = parts.store.in(job.workspaceId);
  const most = parts.connectors.of(tool.tool).largestFile;
  const { attachFile } = client;
  const keep = (externalId: string | null) =>
    own.transaction((db) =>
      db.requestFiles.putCopy(request.id, tool.id, { fileId: file.id, externalId, refusedBecause: null }),
    );
  const found = await findOurs(client, source, file);
  if (found !== null) return keep(found);
  const attachLink = async () => {
    await client.attach(tool.componentId, task.taskId, { url: file.permalink, name: file.name });
    await keep(file.permalink);
  };
  try {
    if (most === null || !attachFile) return await attachLink();
    if (file.size > most) throw new FileRefused(tooLarge(most));
    const slack = await slackClient(parts, job);
    const id = await withFile(slack, file.id, most, async (content) => {
      await keep(null);
      return attachFile(tool.componentId, task.taskId, { name: file.name, content });
    }).catch((error: unknown) => {
      if (error instanceof FileIsLink) return null;
      throw error;
    });
    await (id === null ? attachLink() : keep(id));
  } catch (error) {
    const isFinal = error instanceof FileRefused || (error instanceof ToolError && error.kind === 'rejected');
    if (!isFinal) throw error;
    const why = error.message;
    await own.transaction(function* (db) {
      const copy = { fileId: file.id, externalId: null, refusedBecause: why };
      yield* db.requestFiles.putCopy(request.id, tool.id, copy);
      yield* rememberOfTool(db, source, { kind: 'file_left_out', name: file.name, why }, parts.clock());
    });
  }
}

/** What an earlier attempt has left there, of which we saw no answer: a file of this name that is no other's. */
async function findOurs(client: ToolClient, source: Source, file: KnownFile): Promise<string | null> {
  const { tool, task, copies } = source;
  if (!copies.some(({ fileId }) => fileId === file.id)) return null;
  const known = new Set(copies.map(({ externalId }) => externalId));
  const there = (await client.files?.(tool.componentId, task.taskId)) ?? [];
  return there.find(({ id, name }) => name === file.name && !known.has(id))?.id ?? null;
}
