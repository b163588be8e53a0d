import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import { oweCards } from '../../domain/requests/owe-everywhere.ts';
import { withAgreement } from '../../domain/sync/plan.ts';
import { neverSynced } from '../../domain/sync/synced.ts';
import { valuesOfContent, valuesOfTask } from '../../domain/sync/task-values.ts';
import type { FieldBinding, ToolClient } from '../../integrations/connector.ts';
import { createTask, tellSectionGone } from '../create-task.ts';
import { type Handler, type Job, nothing, type Parts, type Write } from '../handler.ts';
import { keepInAgreement } from '../keep-in-agreement.ts';
import { fingerprintOf, placesIn } from '../task-sides.ts';
import { channelPermalink, contentOf, type Source, sourceOf } from '../task-source.ts';
import { bindFields, toolClient } from '../tool-client.ts';

/** Clocks of ours and the tool's may differ by so many milliseconds. */
const clockTolerance = 60_000;

/** Makes the Request's task in a connected tool, or brings the two into agreement. */
export const toolTask: Handler<'tool.task'> = {
  async carryOut(parts, job) {
    const source = await parts.store.in(job.workspaceId).read((db) => sourceOf(db, job));
    if (!source) return nothing;
    const client = await toolClient(parts, job, source.tool);
    if (!client) return nothing;
    const bindings = await bindFields(parts, job, client, source.tool);
    const { task } = source;
    const write = task
      ? await keepInAgreement(client, { parts, job, source: { ...source, task }, bindings })
      : await make(client, { parts, job, source, bindings });
    return function* (db) {
      // The card's first post writes under the same lock: one of the two sees what the other wrote.
      yield* db.requests.byId(job.work.requestId, { lock: true });
      yield* write(db);
      yield* oweWhatTheLinkNeeds(db, source);
      yield* oweWhatWasSaid(db, source);
      yield* oweNewFiles(db, source);
    };
  },
  tell:
    (_parts, { work }) =>
    (db) =>
      oweCards(db, work.requestId),
};

interface Work {
  parts: Parts;
  job: Job<'tool.task'>;
  source: Source;
  bindings: readonly FieldBinding[];
}

/** An earlier attempt may have made it already: then it is found by its key, and there is no second one. */
async function make(client: ToolClient, { parts, job, source, bindings }: Work): Promise<Write> {
  const { componentId } = source.tool;
  const content = await contentOf(parts, job, source);
  const since = new Date(job.createdAt.getTime() - clockTolerance);
  const mayExist = job.maybeDone || job.attempts > 1;
  const found = mayExist ? await client.findByKey(componentId, content.key, since) : null;
  const { made, isSectionGone } = found
    ? { made: await client.update(componentId, found.id, content, bindings), isSectionGone: false }
    : await createTask(client, componentId, content, bindings);
  const ours = valuesOfContent(content);
  const theirs = valuesOfTask(made);
  const sides = { ours, theirs, places: placesIn(source, bindings) };
  const synced = withAgreement(neverSynced, sides, theirs.keys());
  const written = fingerprintOf(parts.connectors.of(source.tool.tool), content);
  return function* (db) {
    const { requestId, connectedToolId } = job.work;
    const task = { requestId, connectedToolId, taskId: made.id, url: made.url };
    yield* db.integrations.addTask(task, parts.clock());
    yield* db.sync.putSynced(requestId, connectedToolId, { ...synced, written });
    yield* oweCards(db, requestId);
    // The tool may have told of comments at it before it was known, which nobody could place then.
    if (found) yield* db.deliveries.oweComments(requestId, source.tool);
    if (isSectionGone) {
      yield* tellSectionGone(db, source, parts.connectors.of(source.tool.tool).words.tool, parts.clock());
    }
  };
}

/** Files that the form asked for, or that were edited into it. */
function* oweNewFiles(db: WorkspaceDb, { request, tool }: Source): Steps<void> {
  const files = yield* db.requestFiles.ofRequest(request.id);
  if (files.length === 0) return;
  const known = yield* db.requestFiles.copies(request.id, tool.id);
  const isNew = ({ id }: { id: string }) => !known.some(({ fileId }) => fileId === id);
  if (files.some(isNew)) yield* db.deliveries.oweFiles(request.id, tool);
}

/** What was said before there was a task, or while it was gone, waits for it. */
function* oweWhatWasSaid(db: WorkspaceDb, { request, tool, task }: Source): Steps<void> {
  if (task && !task.missingSince) return;
  if ((yield* db.comments.ofRequest(request.id)).length > 0)
    yield* db.deliveries.oweComments(request.id, tool);
}

/** The card may have been posted while the task was written. */
function* oweWhatTheLinkNeeds(db: WorkspaceDb, { request, tool, slackUrl }: Source): Steps<void> {
  if ((yield* channelPermalink(db, request.id)) === null) return;
  const task = yield* db.integrations.task(request.id, tool.id);
  if (!task || task.missingSince) return;
  if (slackUrl === null) yield* db.deliveries.oweTask(request.id, tool);
  if (!task.linked) yield* db.deliveries.oweLink(request.id, tool);
}
