import { oweCards } from '../../domain/requests/owe-everywhere.ts';
import { ToolError } from '../../integrations/errors.ts';
import { type Handler, nothing } from '../handler.ts';
import { toolClient } from '../tool-client.ts';

/** Attaches the link to the Request's message to its task. */
export const toolLink: Handler<'tool.link'> = {
  async carryOut(parts, job) {
    const { requestId, connectedToolId } = job.work;
    const source = await parts.store.in(job.workspaceId).read(function* (db) {
      const request = yield* db.requests.byId(requestId);
      const tool = yield* db.integrations.connectedTool(connectedToolId);
      const task = yield* db.integrations.task(requestId, connectedToolId);
      const cards = yield* db.requests.cards(requestId);
      const url = cards.find((card) => card.place === 'channel')?.permalink ?? null;
      return request && !request.deletedAt && tool && task && url ? { request, tool, task, url } : null;
    });
    if (!source || source.tool.disconnected || source.task.linked || source.task.missingSince) return nothing;
    const { request, tool, task, url } = source;
    const client = await toolClient(parts, job, tool);
    if (!client) return nothing;
    try {
      await client.attach(tool.componentId, task.taskId, {
        url,
        name: `Request #${request.number} in Slack`,
      });
    } catch (error) {
      if (!(error instanceof ToolError && error.kind === 'missing')) throw error;
      return function* (db) {
        yield* db.integrations.markMissing(requestId, connectedToolId, parts.clock());
        yield* oweCards(db, requestId);
      };
    }
    return function* (db) {
      yield* db.integrations.markLinked(requestId, connectedToolId);
      if (job.lastError !== null) yield* oweCards(db, requestId);
    };
  },
  tell:
    (_parts, { work }) =>
    (db) =>
      oweCards(db, work.requestId),
};
