import { shownFields } from '../streams/conditions.ts';
import type { FieldDefinition } from '../streams/field.ts';
import { type StatusSettings, statusOf } from '../streams/statuses.ts';
import type { Answers } from './answers.ts';
import { changedAnswers, type FittingChanges } from './check-changes.ts';
import { valuesOf } from './edit-fields.ts';
import type { Request } from './request.ts';

export interface WithoutHidden {
  changes: FittingChanges;
  /** Ids of fields that lose the answer that they have, since the changes hide them. */
  emptied: string[];
  /** Ids of fields that are given an answer though the form does not ask for them then. */
  notAsked: string[];
}

/**
 * Changes with what follows from the form's conditions: a hidden field is not saved (S13). A field that the changes
 * hide loses its answer, and one that is hidden after them gets none. Files stay, since nobody can give them again;
 * so do the Assignee and the Due date, which the team also sets where no form asks for them. A field that was hidden
 * already keeps what it has.
 *
 * @param form the fields of the Request's own version of the form.
 */
export function withoutHidden(
  request: Request,
  changes: FittingChanges,
  form: readonly FieldDefinition[],
  settings: StatusSettings,
): WithoutHidden {
  const nothing = { changes, emptied: [], notAsked: [] };
  const conditional = form.filter(
    ({ role, type, showWhen }) => role === null && type !== 'files' && showWhen.length > 0,
  );
  if (conditional.length === 0) return nothing;
  const before = valuesOf(request, form, settings);
  const shownBefore = idsOf(shownFields(form, before));
  const shownAfter = idsOf(shownFields(form, valuesAfter(request, changes, form, settings)));
  const hidden = conditional.filter(({ id }) => !shownAfter.has(id));
  const given = changes.answers ?? {};
  const notAsked = hidden.flatMap(({ id }) => (given[id] === undefined || given[id] === null ? [] : [id]));
  const emptied = hidden.flatMap(({ id }) =>
    shownBefore.has(id) && before[id] !== undefined && given[id] !== null ? [id] : [],
  );
  if (notAsked.length === 0 && emptied.length === 0) return nothing;
  const kept = Object.entries(given).filter(([id]) => !notAsked.includes(id));
  const answers = Object.fromEntries([...kept, ...emptied.map((id) => [id, null] as const)]);
  const { answers: _, ...others } = changes;
  const hasAnswers = Object.keys(answers).length > 0;
  return { changes: hasAnswers ? { ...others, answers } : others, emptied, notAsked };
}

function valuesAfter(
  request: Request,
  { status, answers = {}, ...changes }: FittingChanges,
  form: readonly FieldDefinition[],
  settings: StatusSettings,
): Answers {
  const after = { ...request, ...changes, answers: changedAnswers(request.answers, answers) };
  const values = valuesOf(after, form, settings);
  const complete = form.find(({ role }) => role === 'complete');
  return complete ? { ...values, [complete.id]: (status ?? statusOf(request, settings)).id } : values;
}

function idsOf(fields: readonly FieldDefinition[]): Set<string> {
  return new Set(fields.map(({ id }) => id));
}
