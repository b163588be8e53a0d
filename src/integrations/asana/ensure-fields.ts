import { cleanLine } from '../clean-text.ts';
import type { FieldBinding, FieldPlan, WantedField } from '../connector.ts';
import { ToolError } from '../errors.ts';
import { fieldAccess } from './access.ts';
import type { CustomFieldAnswer } from './answers.ts';
import type { AsanaApi } from './client.ts';
import { fieldPlan } from './field-words.ts';
import {
  bindingOf,
  describedBinding,
  type FieldStep,
  fieldTypes,
  hasOptions,
  labelsOf,
  markOf,
  planFields,
  propertyBinding,
} from './fields.ts';
import { optionChanges } from './options.ts';
import { ensureSections } from './statuses.ts';

/** Decimals that a number can have (custom fields reference). */
const mostPrecision = 6;
const noPlan = 'The plan of this Asana workspace has no custom fields.';

/** What `ensureFields` would do; asks also whether we may, so that a refusal is said before. */
export async function describeFields(
  api: AsanaApi,
  projectId: string,
  wanted: readonly WantedField[],
  known: readonly FieldBinding[],
): Promise<FieldPlan[]> {
  const access = await fieldAccess(api, projectId);
  if (access.fields === null) return describeOnly(wanted, known, access.note).map(fieldPlan);
  const { fields, note } = access;
  const steps = planFields(wanted, known, fields);
  return steps.map((step) => {
    const isRefused = note !== null && step.action === 'make';
    return fieldPlan(isRefused ? { action: 'describe', field: step.field, note } : step);
  });
}

/** See `ToolClient.ensureFields`. One field after the other, each looked for by our mark before it is made. */
export async function ensureFields(
  api: AsanaApi,
  projectId: string,
  wanted: readonly WantedField[],
  known: readonly FieldBinding[],
): Promise<FieldBinding[]> {
  const present = await customFieldsOf(api, projectId);
  const steps = present === null ? describeOnly(wanted, known, noPlan) : planFields(wanted, known, present);
  const bindings: FieldBinding[] = [];
  for (const step of steps) {
    const binding = await carryOut(api, projectId, step);
    if (binding) bindings.push(binding);
  }
  const unasked = known.filter(({ fieldId }) => !wanted.some((field) => field.fieldId === fieldId));
  return [...bindings, ...unasked];
}

async function carryOut(api: AsanaApi, projectId: string, step: FieldStep): Promise<FieldBinding | null> {
  switch (step.action) {
    case 'property':
      return propertyBinding(step.field, step.property);
    case 'sections':
      return orDescribed(step.field, () => ensureSections(api, projectId, step.field));
    case 'leave':
      return step.known && { ...step.known, state: step.field.state };
    case 'describe':
      return describedBinding(step.field, step.note);
    case 'make':
      return orDescribed(step.field, () => make(api, projectId, step));
    case 'use':
      return orDescribed(step.field, () => use(api, step));
  }
}

async function make(api: AsanaApi, projectId: string, step: Extract<FieldStep, { action: 'make' }>) {
  const { field, type, name } = step;
  const options = optionChanges(labelsOf(field), []).map((option) => ({ name: option.name }));
  const custom = await api.makeCustomField(projectId, {
    name,
    resource_subtype: fieldTypes[type].subtype,
    description: `${markOf(field.fieldId)}: answers to ${cleanLine(field.name)}`,
    ...(hasOptions(type) ? { enum_options: options } : {}),
    ...(type === 'number' ? { precision: 0 } : {}),
    ...(type === 'number (decimals)' ? { precision: mostPrecision } : {}),
  });
  return bindingOf(field, type, name, custom);
}

async function use(api: AsanaApi, step: Extract<FieldStep, { action: 'use' }>) {
  const { field, type, name, present } = step;
  if (step.isRenamed) await api.renameCustomField(present.gid, name);
  const options = new Map((present.enum_options ?? []).map((option) => [option.gid, option]));
  for (const change of step.options) {
    const option =
      change.change === 'add'
        ? await api.addOption(present.gid, change.name)
        : await api.enableOption(change.gid, change.change === 'enable');
    options.set(option.gid, option);
  }
  const custom: CustomFieldAnswer = hasOptions(type)
    ? { ...present, enum_options: [...options.values()] }
    : present;
  return bindingOf(field, type, name, custom);
}

/** A field that Asana refuses (its name, its count, its plan, our rights) is no reason to lose the answer. */
async function orDescribed(field: WantedField, act: () => Promise<FieldBinding>): Promise<FieldBinding> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof ToolError) || !isFieldRefusal(error)) throw error;
    return describedBinding(field, error.message);
  }
}

function isFieldRefusal({ status }: ToolError): boolean {
  return status === 400 || status === 402 || status === 403;
}

function describeOnly(
  wanted: readonly WantedField[],
  known: readonly FieldBinding[],
  note: string,
): FieldStep[] {
  return planFields(wanted, known, []).map((step) =>
    step.action === 'make' ? { action: 'describe', field: step.field, note } : step,
  );
}

async function customFieldsOf(api: AsanaApi, projectId: string): Promise<CustomFieldAnswer[] | null> {
  try {
    return await api.customFields(projectId);
  } catch (error) {
    if (error instanceof ToolError && error.status === 402) return null;
    throw error;
  }
}
