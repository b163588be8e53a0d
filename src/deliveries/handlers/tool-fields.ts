import type { Handler } from '../handler.ts';
import { nothing } from '../handler.ts';
import { bindFields, toolClient } from '../tool-client.ts';

/** Makes the fields or columns of a component fit the Stream's. */
export const toolFields: Handler<'tool.fields'> = {
  async carryOut(parts, job) {
    const { connectedToolId } = job.work;
    const tool = await parts.store
      .in(job.workspaceId)
      .read((db) => db.integrations.connectedTool(connectedToolId));
    if (!tool || tool.disconnected) return nothing;
    const client = await toolClient(parts, job, tool);
    if (client) await bindFields(parts, job, client, tool);
    return nothing;
  },
  tell({ connectors }, { work }, { reason, gaveUp }) {
    if (!gaveUp) return nothing;
    return function* (db) {
      const tool = yield* db.integrations.connectedTool(work.connectedToolId);
      const stream = tool && (yield* db.streams.byId(tool.streamId));
      if (!tool || !stream) return;
      const { words } = connectors.of(tool.tool);
      const text = `The fields of “${stream.name}” could not be made in ${words.tool} (“${tool.componentName}”). ${reason}`;
      for (const admin of stream.admins) {
        yield* db.deliveries.oweNoticeOfTrouble(admin, `fields/${tool.id}`, text);
      }
    };
  },
};
