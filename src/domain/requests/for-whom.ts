import { type FieldDefinition, type Form, newField } from '../streams/field.ts';
import { type Answers, answerList } from './answers.ts';

/** Asks for whom a Request is (R1), like a field of the form. No real field has this id. */
const forWhom: FieldDefinition = newField({
  id: 'for',
  name: 'For',
  type: 'user',
  hint: 'Leave empty where the Request is your own.',
});

/** The form as it is for people who may submit for someone else. */
export function askingForWhom(form: Form): Form {
  return { ...form, fields: [forWhom, ...form.fields] };
}

/** The answers to the form's own fields, and the Slack id of whom the Request is for; null: of the one who submits it. */
export function withoutForWhom(given: Answers): { answers: Answers; forWhom: string | null } {
  const { [forWhom.id]: someone, ...answers } = given;
  return { answers, forWhom: answerList(someone)[0] ?? null };
}
