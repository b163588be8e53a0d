import { isMatch } from 'date-fns';
import type { FieldDefinition, FieldType, Form } from '../streams/field.ts';
import { type Answer, type Answers, answerList, holdsList } from './answers.ts';

/** What the checks need to know of the Stream beyond its form. */
export interface CheckContext {
  /** Slack ids of the Stream's team. */
  team: readonly string[];
}

/**
 * Checks what a requester submitted against the form that was shown.
 *
 * @returns field id → message to show under it; empty where all is well.
 */
export function checkAnswers(form: Form, answers: Answers, context: CheckContext): Record<string, string> {
  const messages: Record<string, string> = {};
  for (const field of form.fields) {
    const message = checkAnswer(field, answers[field.id], context);
    if (message !== null) messages[field.id] = message;
  }
  return messages;
}

/** What is wrong with one answer, in words; null: nothing. */
export function checkAnswer(
  field: FieldDefinition,
  answer: Answer | undefined,
  context: CheckContext,
): string | null {
  if (answer === undefined || isBlank(answer)) {
    return field.required ? `${field.name} is required.` : null;
  }
  if (Array.isArray(answer) !== holdsList(field)) return `${field.name} has a value of another kind.`;
  return checkType[field.type](field, answer) ?? checkRole(field, answer, context);
}

/** Only spaces is no answer. */
export function isBlank(answer: Answer): boolean {
  return Array.isArray(answer) ? answer.length === 0 : answer.trim() === '';
}

type TypeCheck = (field: FieldDefinition, answer: Answer) => string | null;

const checkOptions: TypeCheck = (field, answer) => {
  const known = new Set(field.options.map((option) => option.id));
  return answerList(answer).every((id) => known.has(id))
    ? null
    : `${field.name} has an option that is not offered any more. Choose again.`;
};

const checkIds: TypeCheck = (field, answer) =>
  answerList(answer).every((id) => /^[A-Z0-9]{3,}$/.test(id)) ? null : `Choose ${field.name} from the list.`;

const checkType: Record<FieldType, TypeCheck> = {
  text: (field, answer) => {
    const length = String(answer).length;
    return length <= field.maxLength
      ? null
      : `${field.name} may have at most ${field.maxLength} characters; this has ${length}.`;
  },
  date: (field, answer) =>
    /^\d{4}-\d{2}-\d{2}$/.test(String(answer)) && isMatch(String(answer), 'yyyy-MM-dd')
      ? null
      : `${field.name} must be a date.`,
  select: checkOptions,
  multi_select: checkOptions,
  user: checkIds,
  multi_user: checkIds,
  channel: checkIds,
  multi_channel: checkIds,
};

function checkRole(field: FieldDefinition, answer: Answer, context: CheckContext): string | null {
  if (field.role === 'assignee' && !context.team.includes(String(answer))) {
    return 'The assignee must be in the team of this Stream. Choose someone of the team, or leave it empty.';
  }
  if (field.role === 'subject' && /[\r\n]/.test(String(answer))) return 'Subject must be one line.';
  return null;
}
