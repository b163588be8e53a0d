import type { StepFunction, StepParameter } from './app-settings.ts';
import type { Core } from './core.ts';
import type { Delivery } from './deliver.ts';
import { tell } from './events.ts';
import { newTrigger } from './handles.ts';
import { newId, newSecret } from './ids.ts';
import { activeToken } from './oauth.ts';
import type { Actor, Execution } from './state.ts';

/** The steps that the app offers to Workflow Builder. https://docs.slack.dev/reference/events/function_executed */

/** Runs a step whose inputs have been found good. */
export async function startStep(
  core: Core,
  actor: Actor,
  step: StepFunction,
  inputs: Record<string, unknown>,
): Promise<{ execution: Execution; told: Delivery[] }> {
  const execution: Execution = {
    id: newId('Fx'),
    workflowId: newId('Wx'),
    callbackId: step.callbackId,
    ...actor,
    inputs,
    state: 'running',
    outputs: {},
    error: null,
  };
  core.state.executions = { ...core.state.executions, [execution.id]: execution };
  // The token of a step can what the bot's can, until the step has ended.
  const token = `xwfp-${actor.teamId}-${newSecret(12)}`;
  core.state.tokens.push({
    token,
    teamId: actor.teamId,
    scopes: activeToken(core, actor.teamId)?.scopes ?? [],
    state: 'active',
    executionId: execution.id,
  });
  core.changed();
  const told = await tell(core, actor.teamId, 'function_executed', {
    function: stepOutput(core, step),
    inputs,
    function_execution_id: execution.id,
    workflow_execution_id: execution.workflowId,
    bot_access_token: token,
  });
  return { execution, told };
}

/** What an input of this type holds that a person's click gave rise to. */
export function interactivity(core: Core, actor: Actor): Record<string, unknown> {
  return {
    interactivity_pointer: newTrigger(core, actor, null),
    interactor: { id: actor.userId, secret: newSecret(8) },
  };
}

/** The step's token dies with it. */
export function endStep(core: Core, execution: Execution, end: Partial<Execution>): void {
  Object.assign(execution, end);
  for (const token of core.state.tokens) {
    if (token.executionId === execution.id) token.state = 'revoked';
  }
  core.changed();
}

function stepOutput(core: Core, { callbackId, title, description, inputs, outputs }: StepFunction) {
  return {
    id: `Fn${callbackId
      .toUpperCase()
      .replaceAll(/[^A-Z0-9]/g, '')
      .slice(0, 10)}`,
    callback_id: callbackId,
    title,
    description,
    type: 'app',
    input_parameters: inputs.map(parameterOutput),
    output_parameters: outputs.map(parameterOutput),
    app_id: core.app.appId,
    date_created: 0,
    date_released: 0,
    date_updated: 0,
    date_deleted: 0,
    form_enabled: false,
  };
}

const parameterOutput = ({ name, type, title, description, isRequired }: StepParameter) => ({
  type,
  name,
  description,
  title,
  is_required: isRequired,
});
