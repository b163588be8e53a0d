import { dayOf, daysAfter, dayWords } from '../days.ts';
import type { Bound, FieldDefinition } from '../streams/field.ts';
import { matchesPattern } from '../streams/pattern.ts';
import { isBlankText } from '../text/visible-text.ts';
import type { Answer } from './answers.ts';
import { parseRichText } from './rich-text.ts';
import { plainRichText } from './rich-text-forms.ts';

/** When and where a person answers: what “today” is for them. */
export interface Here {
  now: Date;
  /** IANA name; null: UTC. */
  timeZone: string | null;
}

/** Which of the rules that a Stream admin set an answer of the right type breaks (S14), in words; null: none. */
export function checkRules(field: FieldDefinition, answer: Answer, here: Here): string | null {
  const value = String(answer);
  switch (field.type) {
    case 'text':
      return checkText(field, value);
    case 'rich_text': {
      const text = parseRichText(value);
      return text && checkShortest(field, plainRichText(text));
    }
    case 'number':
      return checkNumber(field, Number(value));
    case 'date':
      return checkDay(field, value, here);
    case 'datetime':
      return checkDay(field, dayOf(new Date(value), here.timeZone), here);
    default:
      return null;
  }
}

function checkText(field: FieldDefinition, text: string): string | null {
  const { name, pattern } = field;
  if (pattern && !matchesPattern(pattern.source, text)) {
    return isBlankText(pattern.message)
      ? `${name} does not have the form that is asked for.`
      : pattern.message;
  }
  return checkShortest(field, text);
}

function checkShortest({ name, minLength }: FieldDefinition, text: string): string | null {
  return text.length >= minLength
    ? null
    : `${name} must have at least ${minLength} ${minLength === 1 ? 'character' : 'characters'}; this has ${text.length}.`;
}

function checkNumber({ name, min, max }: FieldDefinition, number: number): string | null {
  if (min?.kind === 'fixed' && number < Number(min.value)) return `${name} must be ${min.value} or more.`;
  if (max?.kind === 'fixed' && number > Number(max.value)) return `${name} must be ${max.value} or less.`;
  return null;
}

function checkDay({ name, min, max }: FieldDefinition, day: string, here: Here): string | null {
  const today = dayOf(here.now, here.timeZone);
  if (min && day < boundDay(min, today)) {
    if (min.kind === 'today' && min.days === 0) return `${name} must not be before today.`;
    return `${name} must be ${dayWords(boundDay(min, today))} or later.`;
  }
  if (max && day > boundDay(max, today)) {
    if (max.kind === 'today' && max.days === 0) return `${name} must not be after today.`;
    return `${name} must be ${dayWords(boundDay(max, today))} or earlier.`;
  }
  return null;
}

function boundDay(bound: Bound, today: string): string {
  return bound.kind === 'fixed' ? bound.value : daysAfter(today, bound.days);
}
