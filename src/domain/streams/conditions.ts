import { type Answers, answerList } from '../requests/answers.ts';
import { parseRichText } from '../requests/rich-text.ts';
import { plainRichText } from '../requests/rich-text-forms.ts';
import { isBlankText } from '../text/visible-text.ts';
import { type Condition, type FieldDefinition, nameKey } from './field.ts';

/**
 * The fields that are shown for these answers, in form order. A hidden field counts as empty for the conditions of
 * others, whatever its answer; so does one that is not on the form. The Subject is always shown. Pure.
 */
export function shownFields(fields: readonly FieldDefinition[], answers: Answers): FieldDefinition[] {
  const byId = new Map(fields.map((field) => [field.id, field]));
  const decided = new Map<string, boolean>();

  function isShown(field: FieldDefinition): boolean {
    const before = decided.get(field.id);
    if (before !== undefined) return before;
    // A field that depends on itself is not asked for. Editors refuse such forms; see `circularCondition`.
    decided.set(field.id, false);
    const shown = field.role === 'subject' || field.showWhen.every(holds);
    decided.set(field.id, shown);
    return shown;
  }

  function holds(condition: Condition): boolean {
    const field = byId.get(condition.fieldId);
    return meets(condition, field && isShown(field) ? field : undefined, answers);
  }

  return fields.filter(isShown);
}

/** Whether a condition holds for the answer to its field; undefined: it is not shown, which counts as empty. Pure. */
export function meets(
  { test, values }: Condition,
  field: FieldDefinition | undefined,
  answers: Answers,
): boolean {
  const given = field ? givenValues(field, answers) : [];
  if (test === 'is_empty') return given.length === 0;
  if (test === 'is_not_empty') return given.length > 0;
  const wanted = new Set(values.map(nameKey));
  return given.some((value) => wanted.has(nameKey(value))) === (test === 'has');
}

/** What a condition compares: text without regard to case and outer spaces, rich text as plain text. */
function givenValues(field: FieldDefinition, answers: Answers): string[] {
  const values = answerList(answers[field.id]);
  if (field.type !== 'rich_text') return values.filter((value) => !isBlankText(value));
  return values.flatMap((value) => {
    const text = parseRichText(value);
    return text ? [plainRichText(text)] : [];
  });
}

/** Ids of the fields whose answers decide whether others are shown. */
export function decidingFields(fields: readonly FieldDefinition[]): Set<string> {
  return new Set(fields.flatMap(({ showWhen }) => showWhen.map(({ fieldId }) => fieldId)));
}

/** The fields that are shown or hidden by the answer to this one, itself not through others. */
export function fieldsDecidedBy(fields: readonly FieldDefinition[], fieldId: string): FieldDefinition[] {
  return fields.filter(({ showWhen }) => showWhen.some((condition) => condition.fieldId === fieldId));
}

/**
 * Fields whose conditions go round in a circle, each depending on the next and the last on the first; null where
 * there is no circle. Conditions on fields that are not in the list go nowhere. Pure.
 */
export function circularCondition(fields: readonly FieldDefinition[]): FieldDefinition[] | null {
  const byId = new Map(fields.map((field) => [field.id, field]));
  const done = new Set<string>();

  function follow(field: FieldDefinition, path: readonly FieldDefinition[]): FieldDefinition[] | null {
    const start = path.indexOf(field);
    if (start >= 0) return path.slice(start);
    if (done.has(field.id)) return null;
    for (const { fieldId } of field.showWhen) {
      const next = byId.get(fieldId);
      const circle = next ? follow(next, [...path, field]) : null;
      if (circle) return circle;
    }
    done.add(field.id);
    return null;
  }

  for (const field of fields) {
    const circle = follow(field, []);
    if (circle) return circle;
  }
  return null;
}
