import type { FieldDefinition, FieldType } from '../streams/field.ts';

/**
 * A value as a Request keeps it. Text and dates (`YYYY-MM-DD`) as they are; a select holds an option's id, users
 * and channels hold Slack ids; the multi types hold lists without repetition, never empty.
 */
export type Answer = string | string[];

/** Answers by field id. A field that was left empty has no entry. */
export type Answers = Readonly<Record<string, Answer>>;

const isMulti: Record<FieldType, boolean> = {
  text: false,
  date: false,
  select: false,
  multi_select: true,
  user: false,
  multi_user: true,
  channel: false,
  multi_channel: true,
};

/** Whether answers to the field are lists. */
export function holdsList(field: Pick<FieldDefinition, 'type'>): boolean {
  return isMulti[field.type];
}

/** The answer as a list, for code that treats one and many alike. */
export function answerList(answer: Answer | undefined): string[] {
  if (answer === undefined) return [];
  return Array.isArray(answer) ? answer : [answer];
}
