import { InvalidInput, PeopleError } from '../../errors.ts';
import { checkType } from '../requests/check-types.ts';
import { canonicalNumber } from '../requests/numbers.ts';
import { trimText } from '../text/visible-text.ts';
import {
  changeDraft,
  type DraftParts,
  type DraftPlace,
  type DraftWork,
  fieldOfDraft,
} from './change-draft.ts';
import { saveField } from './change-field.ts';
import { circularCondition } from './conditions.ts';
import { type Draft, formOf, libraryOf } from './draft.ts';
import { type Condition, type FieldDefinition, isAnswered, takesOptions } from './field.ts';
import { conditionWords, printsOf } from './field-differences.ts';

export const mostConditions = 5;

/** Fields whose answers can decide whether this one is shown: those asked before it, or all where it is not on the form. */
export function fieldsThatCanDecide(draft: Draft, fieldId: string): FieldDefinition[] {
  const form = formOf(draft);
  const at = form.findIndex(({ id }) => id === fieldId);
  const before = at === -1 ? form : form.slice(0, at);
  return before.filter((field) => field.id !== fieldId && isAnswered(field));
}

/** How a condition compares answers to a field: `null`: it can only be empty or not. */
export function comparedAs(field: FieldDefinition): 'options' | 'people' | 'channels' | 'text' | null {
  if (takesOptions(field.type)) return 'options';
  switch (field.type) {
    case 'user':
    case 'multi_user':
      return 'people';
    case 'channel':
    case 'multi_channel':
      return 'channels';
    case 'checkbox':
    case 'files':
    case 'rich_text':
    case 'datetime':
      return null;
    default:
      return 'text';
  }
}

/**
 * Adds a condition on which a field is shown (S13). All of a field's conditions must hold.
 *
 * @throws InvalidInput by `conditionField`, `conditionValues`, a circle named; PeopleError `not_found`, `not_allowed`.
 */
export function addCondition(
  parts: DraftParts,
  where: DraftPlace,
  fieldId: string,
  condition: Condition,
): Promise<void> {
  return changeDraft(parts, where, function* (work) {
    const { definition: field } = fieldOfDraft(work.draft, fieldId);
    const library = libraryOf(work.draft);
    const deciding = library.find(({ id }) => id === condition.fieldId);
    if (!deciding) throw new InvalidInput({ conditionField: 'Choose the field that decides.' });
    const whole = { ...condition, values: readValues(condition, deciding) };
    const next = { ...field, showWhen: [...field.showWhen, whole] };
    const circle = circularCondition(library.map((other) => (other.id === fieldId ? next : other)));
    if (circle) {
      const start = circle.findIndex(({ id }) => id === fieldId);
      const fromHere = [...circle.slice(start), ...circle.slice(0, start)];
      throw new InvalidInput({ conditionField: circleWords(fromHere) });
    }
    if (!fieldsThatCanDecide(work.draft, fieldId).some(({ id }) => id === deciding.id)) {
      throw new InvalidInput({
        conditionField: `“${deciding.name}” is not asked before “${field.name}”. Move it up on the form first.`,
      });
    }
    if (field.showWhen.length >= mostConditions) {
      throw new InvalidInput({ conditionField: `A field can have at most ${mostConditions} conditions.` });
    }
    const find = (id: string) => library.find((other) => other.id === id);
    if (field.showWhen.some((other) => conditionWords(other, find) === conditionWords(whole, find))) {
      throw new InvalidInput({ conditionField: 'This condition is there already.' });
    }
    return yield* save(work, field, next);
  });
}

/**
 * @param revision of the field, as the person saw it.
 * @throws PeopleError `changed_meanwhile`, `not_found`, `not_allowed`.
 */
export function removeCondition(
  parts: DraftParts,
  where: DraftPlace,
  { fieldId, revision }: { fieldId: string; revision: number },
  place: number,
): Promise<void> {
  return changeDraft(parts, where, function* (work) {
    const { definition: field, revision: now } = fieldOfDraft(work.draft, fieldId);
    if (now !== revision || !field.showWhen[place]) {
      throw new PeopleError(
        'changed_meanwhile',
        'Another admin changed this field meanwhile. Close this window and open it again.',
      );
    }
    return yield* save(work, field, { ...field, showWhen: field.showWhen.toSpliced(place, 1) });
  });
}

function* save(work: DraftWork, field: FieldDefinition, next: FieldDefinition) {
  const { revision } = fieldOfDraft(work.draft, field.id);
  const opened = { fieldId: field.id, revision, prints: printsOf(field) };
  const { acts } = yield* saveField(work, opened, next);
  return { result: undefined, acts };
}

/** The values as answers hold them. @throws InvalidInput by `conditionValues`. */
export function readValues({ test, values }: Condition, deciding: FieldDefinition): string[] {
  if (test === 'is_empty' || test === 'is_not_empty') return [];
  const kind = comparedAs(deciding);
  const given = [...new Set(values.map((value) => trimText(value)).filter((value) => value !== ''))];
  if (given.length === 0 || kind === null) {
    throw new InvalidInput({ conditionValues: 'Give at least one value.' });
  }
  if (kind !== 'text') return given;
  const typed = deciding.type === 'number' ? given.map((value) => canonicalNumber(value) ?? value) : given;
  const wrong = typed.find((value) => !isPossible(value, deciding));
  if (wrong !== undefined) {
    throw new InvalidInput({ conditionValues: `“${wrong}” can be no answer to “${deciding.name}”.` });
  }
  return typed;
}

/** Dates, times and numbers have one way to be written; other text is compared as it comes. */
function isPossible(value: string, field: FieldDefinition): boolean {
  const exact = field.type === 'date' || field.type === 'time' || field.type === 'number';
  return !exact || checkType[field.type](field, value) === null;
}

/** `“A” would be shown by “B”, “B” by “C” and “C” by “A”: the conditions go round in a circle.` */
export function circleWords(circle: readonly FieldDefinition[]): string {
  const steps = circle.map((field, i) => {
    const next = circle[(i + 1) % circle.length];
    return `“${field.name}” ${i === 0 ? 'would be shown ' : ''}by “${next?.name}”`;
  });
  const last = steps.pop();
  const words = steps.length > 0 ? `${steps.join(', ')} and ${last}` : last;
  return `${words}: the conditions go round in a circle.`;
}
