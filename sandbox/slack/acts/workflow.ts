import type { StepFunction } from '../app-settings.ts';
import type { Core } from '../core.ts';
import { isOk } from '../deliver.ts';
import type { Actor } from '../state.ts';
import { parameterProblems } from '../workflow-values.ts';
import { interactivity, startStep } from '../workflows.ts';
import { acting } from './member.ts';
import { type ActResult, Refused } from './result.ts';

/** Runs a workflow of one step, as Workflow Builder would with a link to start it. */
export interface WorkflowAct {
  kind: 'run_workflow';
  /** Of the step. */
  callbackId: string;
  /** By the parameter's name, in its type. What a person's click gives rise to need not be given. */
  inputs: Record<string, unknown>;
}

export async function runWorkflow(
  core: Core,
  actor: Actor,
  { callbackId, inputs: given }: WorkflowAct,
): Promise<ActResult> {
  const { workspace, person } = acting(core, actor);
  if (person.role === 'stranger') throw new Refused('people of other workspaces have no workflows here');
  const step = core.app.functions.find((each) => each.callbackId === callbackId);
  if (!step) throw new Refused(`the app offers no step ${callbackId}`);
  const { functionsTrouble: trouble } = core.app;
  if (trouble !== null) throw new Refused(`Slack offers no step of this app: ${trouble}`);
  const inputs = { ...clicked(core, actor, step), ...given };
  const problems = parameterProblems(step.inputs, inputs, workspace);
  if (problems.length > 0) throw new Refused(problems.join('; '));
  const { execution, told } = await startStep(core, actor, step, inputs);
  return { deliveries: told, expectMore: told.some(isOk), execution: execution.id };
}

function clicked(core: Core, actor: Actor, { inputs }: StepFunction): Record<string, unknown> {
  const wanted = inputs.filter(({ type }) => type === 'slack#/types/interactivity');
  return Object.fromEntries(wanted.map(({ name }) => [name, interactivity(core, actor)]));
}
