import { and, eq } from 'drizzle-orm';
import type { Delivery } from '../deliveries/kinds.ts';
import type { ConnectedTool } from '../domain/integrations/integration.ts';
import { inState } from './delivery-records.ts';
import type { Owed, Owing } from './owe.ts';
import type { Steps } from './steps.ts';
import type { TenantQueries } from './tenant.ts';

/** What one workspace owes to its connected tools. */
export function toolDeliveryQueries(q: TenantQueries, { owe, laneOf }: Owing) {
  const { deliveries } = q.schema;

  return {
    /** Whether a Request's task waits to be read and written, or is just then. */
    *isTaskOwed(requestId: string, tool: ConnectedTool): Steps<boolean> {
      const { lane } = taskOf(requestId, tool);
      const owed = yield* q.first(
        deliveries,
        and(eq(deliveries.lane, laneOf(lane)), inState(q.schema, 'waiting')),
      );
      return owed !== undefined;
    },
    *oweTask(requestId: string, tool: ConnectedTool): Steps<void> {
      yield* owe(taskOf(requestId, tool));
    },
    *oweLink(requestId: string, tool: ConnectedTool): Steps<void> {
      const work: Delivery = { kind: 'tool.link', requestId, connectedToolId: tool.id };
      const lane = `${requestId}/${tool.id}`;
      yield* owe({ work, lane, target: tool.integrationId, serial: serialOf(tool) });
    },
    /** In a lane of its own: what people say holds up no task, and waits for none. */
    *oweComments(requestId: string, tool: ConnectedTool): Steps<void> {
      const work: Delivery = { kind: 'tool.comment', requestId, connectedToolId: tool.id };
      const lane = `${requestId}/${tool.id}/comments`;
      yield* owe({ work, lane, target: tool.integrationId, serial: serialOf(tool) });
    },
    /** In a lane of its own: a large file holds up nothing else of the Request. */
    *oweFiles(requestId: string, tool: ConnectedTool): Steps<void> {
      const work: Delivery = { kind: 'tool.file', requestId, connectedToolId: tool.id };
      const lane = `${requestId}/${tool.id}/files`;
      yield* owe({ work, lane, target: tool.integrationId, serial: serialOf(tool) });
    },
    *owePull(tool: ConnectedTool): Steps<void> {
      const work: Delivery = { kind: 'tool.pull', connectedToolId: tool.id };
      yield* owe({ work, lane: `${tool.id}/pull`, target: tool.integrationId, serial: null });
    },
    *oweWebhook(tool: ConnectedTool): Steps<void> {
      const work: Delivery = { kind: 'tool.webhook', connectedToolId: tool.id };
      yield* owe({ work, lane: `${tool.id}/webhook`, target: tool.integrationId, serial: null });
    },
    *oweFields(tool: ConnectedTool): Steps<void> {
      const work: Delivery = { kind: 'tool.fields', connectedToolId: tool.id };
      const lane = `${tool.id}/fields`;
      yield* owe({ work, lane, target: tool.integrationId, serial: serialOf(tool) });
    },
  };
}

const serialOf = (tool: ConnectedTool) => (tool.serial ? `${tool.tool}/${tool.componentId}` : null);

/** The Request's task in a connected tool. */
export const taskOf = (requestId: string, tool: ConnectedTool): Owed => ({
  work: { kind: 'tool.task', requestId, connectedToolId: tool.id },
  lane: `${requestId}/${tool.id}`,
  target: tool.integrationId,
  serial: serialOf(tool),
});
