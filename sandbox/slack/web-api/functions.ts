import { isShape } from '../block-kit/rules.ts';
import type { Execution } from '../state.ts';
import { parameterProblems } from '../workflow-values.ts';
import { endStep } from '../workflows.ts';
import { type Answer, ApiError, type Call } from './call.ts';

export function functionsCompleteSuccess(call: Call): Answer {
  const { core, workspace, args } = call;
  const execution = running(call);
  const outputs = args.json('outputs') ?? {};
  const step = core.app.functions.find(({ callbackId }) => callbackId === execution.callbackId);
  const problems = isShape(outputs)
    ? parameterProblems(step?.outputs ?? [], outputs, workspace)
    : ['outputs: must be an object'];
  if (problems.length > 0) {
    throw new ApiError('parameter_validation_failed', { response_metadata: { messages: problems } });
  }
  endStep(core, execution, { state: 'completed', outputs: outputs as Record<string, unknown> });
  core.activity.sign();
  return {};
}

export function functionsCompleteError(call: Call): Answer {
  const execution = running(call);
  endStep(call.core, execution, { state: 'failed', error: call.args.required('error') });
  call.core.activity.sign();
  return {};
}

function running({ core, workspace, token, args }: Call): Execution {
  const execution = core.state.executions?.[args.required('function_execution_id')];
  if (execution?.teamId !== workspace.id) throw new ApiError('function_execution_not_found');
  if (token.executionId !== undefined && token.executionId !== execution.id) {
    throw new ApiError('access_denied');
  }
  if (execution.state !== 'running') throw new ApiError('execution_not_in_running_state');
  return execution;
}
