import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { workflowSteps } from '../../views/manifest-ids.ts';
import { tenantOf } from '../caller.ts';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

/** Names the run, and a lane of deliveries. */
const executionIdOf = z.string().min(1).max(100);

/** What Slack hands a step, as the manifest names it; Slack holds the types. */
const stepInputs = z.object({
  stream: text,
  requester: z.string(),
  subject: text,
  details: text,
  due_date: text,
  assignee: text,
});

/**
 * The step of Workflow Builder that submits a Request (R1). Slack gives a step no window to open, so it has what the
 * form needs as inputs. Slack has its answer once the run is kept: one that was not is sent again.
 */
export function workflowStepListeners(app: App, { store, clock }: Context): void {
  const options = { autoAcknowledge: false };
  app.function(workflowSteps.submitRequest, options, async ({ ack, event, context: bolt }) => {
    const workspaceId = tenantOf(bolt);
    const executionId = executionIdOf.parse(event.function_execution_id);
    const { due_date: dueDate, ...inputs } = stepInputs.parse(event.inputs);
    await store.system.transaction(function* (system) {
      if (!(yield* system.workspaces.firstTime(`step/${executionId}`, clock()))) return;
      yield* system.in(workspaceId).deliveries.oweStep(executionId, { ...inputs, dueDate });
    });
    await ack();
  });
}
