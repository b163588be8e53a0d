import { type FieldDefinition, isAnswered } from '../streams/field.ts';
import { isBlankText } from '../text/visible-text.ts';
import { type Answer, type Answers, holdsList } from './answers.ts';
import { checkRules, type Here } from './check-rules.ts';
import { checkType } from './check-types.ts';

/** What the checks need to know beyond the form: of the Stream, and of the person who answers. */
export interface CheckContext extends Here {
  /** Slack ids of those of the Stream's team who can be assigned. */
  team: readonly string[];
}

/**
 * Checks what a person submitted.
 *
 * @param fields those that are shown for the answers, see `shownFields`: a hidden field is never required.
 * @returns field id → message to show under it; empty where all is well.
 */
export function checkAnswers(
  fields: readonly FieldDefinition[],
  answers: Answers,
  context: CheckContext,
): Record<string, string> {
  const messages: Record<string, string> = {};
  for (const field of fields.filter(isAnswered)) {
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
  return (
    checkType[field.type](field, answer) ??
    checkRules(field, answer, context) ??
    checkRole(field, answer, context)
  );
}

/** Only what shows as nothing is no answer. */
export function isBlank(answer: Answer): boolean {
  return Array.isArray(answer) ? answer.every(isBlankText) : isBlankText(answer);
}

function checkRole(field: FieldDefinition, answer: Answer, context: CheckContext): string | null {
  if (field.role === 'assignee' && !context.team.includes(String(answer))) {
    return 'The assignee must be in the team of this Stream, and active in Slack. Choose someone of the team, or leave it empty.';
  }
  if (field.role === 'subject' && /[\r\n]/.test(String(answer))) return 'Subject must be one line.';
  return null;
}
