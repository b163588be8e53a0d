import type { FieldDefinition, FieldType } from '../streams/field.ts';

/**
 * A value as a Request keeps it. The multi types, checkboxes and files hold lists without repetition, never empty.
 *
 * | type | value |
 * |---|---|
 * | text, email, url | as typed |
 * | rich text | the JSON of Slack's block, see `parseRichText` |
 * | number | a canonical decimal, see `canonicalNumber` |
 * | date, time, date and time | `YYYY-MM-DD`, `HH:mm`, ISO 8601 in UTC |
 * | select, multi select, radio buttons, checkboxes | ids of options |
 * | checkbox | `yes`, or no answer |
 * | users, channels, files | Slack ids |
 * | section | never answered |
 */
export type Answer = string | string[];

/** Answers by field id. A field that was left empty has no entry. */
export type Answers = Readonly<Record<string, Answer>>;

const isMulti: Record<FieldType, boolean> = {
  text: false,
  rich_text: false,
  number: false,
  email: false,
  url: false,
  date: false,
  datetime: false,
  time: false,
  select: false,
  multi_select: true,
  radio: false,
  checkboxes: true,
  checkbox: false,
  user: false,
  multi_user: true,
  channel: false,
  multi_channel: true,
  files: true,
  section: false,
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
