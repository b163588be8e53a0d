import type { FieldBinding, FieldPlan, WantedField } from '../connector.ts';
import { ToolError } from '../errors.ts';
import { accessOf } from './access.ts';
import type { GitHubApi } from './client.ts';
import { bindingOf, type FieldStep, planFields, planOf } from './fields.ts';

const mayNot = 'The account may make no labels there.';

/** See `ToolClient.describeFields`. */
export async function describeFields(
  api: GitHubApi,
  repository: string,
  wanted: readonly WantedField[],
  known: readonly FieldBinding[],
): Promise<FieldPlan[]> {
  return (await stepsFor(api, repository, wanted, known)).map(planOf);
}

/** See `ToolClient.ensureFields`. One label after the other, each looked for by our mark before it is made. */
export async function ensureFields(
  api: GitHubApi,
  repository: string,
  wanted: readonly WantedField[],
  known: readonly FieldBinding[],
): Promise<FieldBinding[]> {
  const bindings: FieldBinding[] = [];
  for (const step of await stepsFor(api, repository, wanted, known)) {
    const binding = await carryOut(api, repository, step);
    if (binding) bindings.push(binding);
  }
  const unasked = known.filter(({ fieldId }) => !wanted.some((field) => field.fieldId === fieldId));
  return [...bindings, ...unasked];
}

/** Whether we may make labels is asked only where some are missing. */
async function stepsFor(
  api: GitHubApi,
  repository: string,
  wanted: readonly WantedField[],
  known: readonly FieldBinding[],
): Promise<FieldStep[]> {
  const steps = planFields(wanted, known, await api.labels(repository));
  const isMissing = (step: FieldStep) => step.action === 'labels' && step.missing.length > 0;
  if (!steps.some(isMissing) || accessOf(await api.repository(repository)).canMakeFields) return steps;
  return steps.map((step) => (isMissing(step) ? { action: 'text', field: step.field, note: mayNot } : step));
}

async function carryOut(api: GitHubApi, repository: string, step: FieldStep): Promise<FieldBinding | null> {
  if (step.action === 'leave') return step.known && { ...step.known, state: step.field.state };
  if (step.action !== 'labels') return bindingOf(step);
  const there = { ...step.there };
  try {
    for (const { option, ...label } of step.missing) {
      there[option] = String((await api.makeLabel(repository, label)).id);
    }
  } catch (error) {
    // A label that GitHub refuses is no reason to lose the answer.
    const isRefusal = error instanceof ToolError && ['forbidden', 'rejected'].includes(error.kind);
    if (!isRefusal) throw error;
    return bindingOf({ action: 'text', field: step.field, note: error.message });
  }
  return bindingOf({ ...step, there });
}
