import { cleanLine } from '../clean-text.ts';
import type { FieldBinding, WantedField } from '../connector.ts';
import type { CustomFieldAnswer } from './answers.ts';
import { type OptionChange, optionChanges, optionsOf } from './options.ts';

/**
 * What a binding says of its custom field: Asana's subtype, and after it what we keep in a text field where Asana
 * has no type of its own for it.
 */
export const fieldTypes = {
  text: { subtype: 'text', words: 'Text' },
  'text (channels)': { subtype: 'text', words: 'Text' },
  'text (requester)': { subtype: 'text', words: 'Text' },
  number: { subtype: 'number', words: 'Number' },
  'number (decimals)': { subtype: 'number', words: 'Number' },
  date: { subtype: 'date', words: 'Date' },
  enum: { subtype: 'enum', words: 'Single-select' },
  'enum (yes or no)': { subtype: 'enum', words: 'Single-select' },
  multi_enum: { subtype: 'multi_enum', words: 'Multi-select' },
  people: { subtype: 'people', words: 'People' },
} as const;

export type FieldType = keyof typeof fieldTypes;

/** Asana has no checkbox among its custom fields. */
export const yesOrNo = { yes: 'Yes', no: 'No' } as const;

/** What has to be done for one wanted field; `externalType` of a property of the task is `property`. */
export type FieldStep =
  | { action: 'property'; field: WantedField; property: string }
  | { action: 'sections'; field: WantedField }
  | { action: 'make'; field: WantedField; type: FieldType; name: string }
  | {
      action: 'use';
      field: WantedField;
      type: FieldType;
      present: CustomFieldAnswer;
      /** The name that the binding keeps; differs from Asana's where people renamed the field. */
      name: string;
      isRenamed: boolean;
      options: OptionChange[];
    }
  | { action: 'leave'; field: WantedField; known: FieldBinding | null }
  | { action: 'describe'; field: WantedField; note: string };

/** Roles that a task has a property of its own for. */
const properties: Readonly<Partial<Record<NonNullable<WantedField['role']>, string>>> = {
  complete: 'completed',
  subject: 'name',
  assignee: 'assignee',
  due_date: 'due_on',
};

/** Names of task properties, which a custom field may not have (custom fields guide). */
export const reservedFieldNames: readonly string[] = [
  'Name',
  'Task name',
  'Assignee',
  'Due date',
  'Start date',
  'Created by',
  'Created on',
  'Completed on',
  'Last modified on',
  'Collaborators',
  'Projects',
  'Tags',
  'Dependencies',
];

/** Disabled ones count too (enum options reference). */
const mostOptions = 500;

/**
 * What has to be done so that the project fits the wanted fields, in their order.
 *
 * A field is ours when a binding names it or its description bears our mark, which a crash before the binding was
 * stored leaves behind. Fields that people made are never taken over, also not those of the same name.
 */
export function planFields(
  wanted: readonly WantedField[],
  known: readonly FieldBinding[],
  present: readonly CustomFieldAnswer[],
): FieldStep[] {
  const taken = new Set([...reservedFieldNames, ...present.map(({ name }) => name)].map(folded));
  return wanted.map((field) => {
    const binding = known.find(({ fieldId }) => fieldId === field.fieldId) ?? null;
    const property = field.role === null ? undefined : properties[field.role];
    if (property !== undefined) return { action: 'property', field, property };
    if (field.role === 'status' && field.state === 'on_form') return { action: 'sections', field };
    if (field.state !== 'on_form' && (field.role === null || field.role === 'status'))
      return { action: 'leave', field, known: binding };
    return planField(field, binding, present, taken);
  });
}

function planField(
  field: WantedField,
  binding: FieldBinding | null,
  present: readonly CustomFieldAnswer[],
  taken: Set<string>,
): FieldStep {
  const type = typeOf(field);
  const { subtype } = fieldTypes[type];
  const ours = present.find(
    ({ gid, description, resource_subtype }) =>
      resource_subtype === subtype &&
      (gid === binding?.externalId || description?.includes(markOf(field.fieldId))),
  );
  const isSelect = hasOptions(type);
  const labels = labelsOf(field);
  const options = isSelect ? optionChanges(labels, ours?.enum_options ?? []) : [];
  const optionCount = (ours?.enum_options?.length ?? 0) + options.filter((o) => o.change === 'add').length;
  if (isSelect && labels.length === 0) {
    return { action: 'describe', field, note: 'A select without options has no custom field in Asana.' };
  }
  if (optionCount > mostOptions) {
    return { action: 'describe', field, note: `A custom field of Asana has at most ${mostOptions} options.` };
  }
  if (ours) taken.delete(folded(ours.name));
  const name = freeName(field.name, taken);
  taken.add(folded(name));
  if (!ours) return { action: 'make', field, type, name };
  taken.add(folded(ours.name));
  const isRenamedByPeople = binding !== null && binding.name !== ours.name && ours.name !== name;
  return {
    action: 'use',
    field,
    type,
    present: ours,
    name: isRenamedByPeople ? binding.name : name,
    isRenamed: !isRenamedByPeople && ours.name !== name,
    options,
  };
}

/** The binding of a custom field as it stands after a step. */
export function bindingOf(
  field: WantedField,
  type: FieldType,
  name: string,
  custom: CustomFieldAnswer,
): FieldBinding {
  return {
    fieldId: field.fieldId,
    externalId: custom.gid,
    externalType: type,
    name,
    ...(custom.enum_options ? { options: optionsOf(labelsOf(field), custom.enum_options) } : {}),
    state: field.state,
  };
}

export function propertyBinding(field: WantedField, property: string): FieldBinding {
  const { fieldId, name, state } = field;
  return { fieldId, externalId: property, externalType: 'property', name, state };
}

/** The binding of a field that lives in the description only. */
export function describedBinding(field: WantedField, note: string): FieldBinding {
  const { fieldId, name, state } = field;
  return { fieldId, externalId: null, externalType: 'description', name, state, note };
}

/** Stands in the description of a custom field, so that it is known as ours without a binding. */
export function markOf(fieldId: string): string {
  return `Kept by Streamly [${fieldId}]`;
}

/** Asana's type for a field. The requester is text: most requesters have no account in Asana. */
export function typeOf(field: WantedField): FieldType {
  if (field.role === 'requester') return 'text (requester)';
  switch (field.type) {
    case 'text':
      return 'text';
    case 'number':
      return field.decimals ? 'number (decimals)' : 'number';
    case 'checkbox':
      return 'enum (yes or no)';
    case 'date':
      return 'date';
    case 'select':
      return 'enum';
    case 'multi_select':
      return 'multi_enum';
    case 'user':
    case 'multi_user':
      return 'people';
    case 'channel':
    case 'multi_channel':
      return 'text (channels)';
  }
}

export function hasOptions(type: FieldType): boolean {
  const { subtype } = fieldTypes[type];
  return subtype === 'enum' || subtype === 'multi_enum';
}

/** Labels of the options that the field's custom field is to have. */
export function labelsOf({ type, options }: Pick<WantedField, 'type' | 'options'>): readonly string[] {
  return type === 'checkbox' ? [yesOrNo.yes, yesOrNo.no] : options;
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  const name = cleanLine(wanted);
  if (!taken.has(folded(name))) return name;
  for (let n = 1; ; n += 1) {
    const other = n === 1 ? `${name} (Streamly)` : `${name} (Streamly ${n})`;
    if (!taken.has(folded(other))) return other;
  }
}

function folded(name: string): string {
  return name.trim().toLowerCase();
}
