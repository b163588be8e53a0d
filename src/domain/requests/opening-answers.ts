import { TZDate } from '@date-fns/tz';
import { dayOf, daysAfter } from '../days.ts';
import type { DefaultAnswer, FieldDefinition } from '../streams/field.ts';
import { type Answer, type Answers, answerList, holdsList } from './answers.ts';
import { type CheckContext, checkAnswer } from './check-answers.ts';

/** Who opens a form, and what can be chosen in it. */
export interface Opening extends CheckContext {
  requesterId: string;
}

/**
 * What stands in a form when it opens: the default of each field that has one (S14). A default that could not be
 * submitted, such as an option that was taken away, is left out. Pure.
 */
export function openingAnswers(fields: readonly FieldDefinition[], opening: Opening): Answers {
  return Object.fromEntries(
    fields.flatMap((field): [string, Answer][] => {
      const answer = field.default && defaultOf(field, field.default, opening);
      return answer && checkAnswer(field, answer, opening) === null ? [[field.id, answer]] : [];
    }),
  );
}

function defaultOf(field: FieldDefinition, given: DefaultAnswer, opening: Opening): Answer | null {
  switch (given.kind) {
    case 'requester':
      return asAnswer(field, [opening.requesterId]);
    case 'today':
      return inDays(field, given.days, opening);
    case 'fixed':
      return asAnswer(field, answerList(given.value));
  }
}

function asAnswer(field: FieldDefinition, values: string[]): Answer | null {
  const [first] = values;
  if (first === undefined) return null;
  return holdsList(field) ? [...new Set(values)] : first;
}

/** A date; with a time, the same time of the clock so many days on, to the full hour. */
function inDays({ type }: FieldDefinition, days: number, { now, timeZone }: Opening): string | null {
  const day = daysAfter(dayOf(now, timeZone), days);
  if (type === 'date') return day;
  if (type !== 'datetime') return null;
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const here = new TZDate(now, timeZone ?? 'UTC');
  const hour = Number.isNaN(here.getTime()) ? now.getUTCHours() : here.getHours();
  const zone = Number.isNaN(here.getTime()) ? 'UTC' : (timeZone ?? 'UTC');
  return new Date(new TZDate(year, month - 1, date, hour, zone).getTime()).toISOString();
}
