import { cleanLine, cutInSight } from '../clean-text.ts';
import type { FieldBinding, FieldPlan, WantedField } from '../connector.ts';
import type { LabelAnswer } from './answers.ts';

/**
 * Where a field has its place, as bindings keep it: a property of the issue, labels of ours, one for each option,
 * or a part of the issue's text.
 */
export const places = { property: 'property', labels: 'labels', text: 'text' } as const;

/** What has to be done for one wanted field. */
export type FieldStep =
  | { action: 'property'; field: WantedField; property: string }
  | { action: 'text'; field: WantedField; note: string | null }
  | { action: 'labels'; field: WantedField; there: Record<string, string>; missing: NewLabel[] }
  | { action: 'leave'; field: WantedField; known: FieldBinding | null };

export interface NewLabel {
  option: string;
  name: string;
  color: string;
  description: string;
}

/** Names of labels have at most 50 characters, their descriptions 100 (labels reference). */
const longestName = 50;
const longestDescription = 100;
/** A select with more options stands in the text: a list of labels has to stay readable. */
const mostLabels = 30;
const color = 'c5def5';
const tooMany = `It has more than ${mostLabels} options.`;

const properties: Readonly<Partial<Record<NonNullable<WantedField['role']>, string>>> = {
  complete: 'state',
  requester: 'introduction',
  subject: 'title',
  assignee: 'assignees',
};

/** What has to be done so that the repository fits the wanted fields, in their order. Pure. */
export function planFields(
  wanted: readonly WantedField[],
  known: readonly FieldBinding[],
  labels: readonly LabelAnswer[],
): FieldStep[] {
  const taken = new Set<number>();
  return wanted.map((field): FieldStep => {
    const bound = known.find(({ fieldId }) => fieldId === field.fieldId) ?? null;
    const property = field.role && properties[field.role];
    if (property) return { action: 'property', field, property };
    if (field.state !== 'on_form') return { action: 'leave', field, known: bound };
    if (field.type !== 'select' && field.type !== 'multi_select')
      return { action: 'text', field, note: null };
    if (field.options.length > mostLabels) return { action: 'text', field, note: tooMany };
    return labelStep(field, bound, labels, taken);
  });
}

/** The binding that a step leads to, once its labels are made; null: there is none. Pure. */
export function bindingOf(step: Exclude<FieldStep, { action: 'leave' }>): FieldBinding {
  const { fieldId, name, type, role, state } = step.field;
  const common = { fieldId, name: cleanLine(name), type, role, state };
  switch (step.action) {
    case 'property':
      return { ...common, externalId: step.property, externalType: places.property };
    case 'text':
      return {
        ...common,
        externalId: fieldId,
        externalType: places.text,
        ...(step.note === null ? {} : { note: step.note }),
      };
    case 'labels':
      return { ...common, externalId: fieldId, externalType: places.labels, options: step.there };
  }
}

/** Pure. */
export function planOf(step: FieldStep): FieldPlan {
  const { fieldId, name } = step.field;
  switch (step.action) {
    case 'property':
      return { fieldId, name, action: 'use', words: `The ${step.property} of the issue.` };
    case 'leave':
      return { fieldId, name, action: 'leave', words: 'Stays as it is.' };
    case 'text': {
      const why = step.note === null ? '' : ` ${step.note}`;
      return { fieldId, name, action: 'use', words: `A part of the text of each issue.${why}` };
    }
    case 'labels': {
      const isNew = Object.keys(step.there).length === 0;
      const [first] = step.missing;
      const words = first ? `Labels such as “${first.name}”.` : 'Labels that are there already.';
      return { fieldId, name, action: isNew && first ? 'make' : 'use', words };
    }
  }
}

/**
 * A label is ours where a binding names it, or its description bears our mark, which a crash before the binding was
 * stored leaves behind. Labels that people made are never taken over: beside one of the same name, ours has a number.
 */
function labelStep(
  field: WantedField,
  bound: FieldBinding | null,
  labels: readonly LabelAnswer[],
  taken: Set<number>,
): FieldStep {
  const byId = new Map(labels.map((label) => [String(label.id), label]));
  const before = Object.entries(bound?.options ?? {}).filter(([, id]) => byId.has(id));
  const there: Record<string, string> = Object.fromEntries(before);
  for (const [, id] of before) taken.add(Number(id));
  const names = new Set<string>();
  const missing: NewLabel[] = [];
  for (const option of field.options) {
    if (there[option] !== undefined) continue;
    for (let n = 1; ; n += 1) {
      const name = labelName(field.name, option, n);
      const present = labels.find((label) => label.name.toLowerCase() === name.toLowerCase());
      if (names.has(name.toLowerCase()) || (present && taken.has(present.id))) continue;
      if (present && !present.description?.endsWith(markOf(field))) continue;
      names.add(name.toLowerCase());
      if (present) {
        there[option] = String(present.id);
        taken.add(present.id);
      } else {
        missing.push({ option, name, color, description: describedAs(field) });
      }
      break;
    }
  }
  return { action: 'labels', field, there, missing };
}

function labelName(field: string, option: string, n: number): string {
  const ending = n === 1 ? '' : ` (${n})`;
  return `${cutInSight(`${cleanLine(field)}: ${cleanLine(option)}`, longestName - ending.length)}${ending}`;
}

const markOf = ({ fieldId }: WantedField) => `[${fieldId}]`;

function describedAs(field: WantedField): string {
  const words = `Answer to ${cleanLine(field.name)}`;
  return `${cutInSight(words, longestDescription - markOf(field).length - 1)} ${markOf(field)}`;
}
