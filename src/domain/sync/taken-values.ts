import type { TaskPerson, TaskValue } from '../../integrations/connector.ts';
import { isStatusField } from '../integrations/status-field.ts';
import type { Answer } from '../requests/answers.ts';
import type { RequestChanges } from '../requests/check-changes.ts';
import { canonicalNumber } from '../requests/numbers.ts';
import { printRichText } from '../requests/rich-text.ts';
import { type FieldDefinition, longestSubject } from '../streams/field.ts';
import { tidy } from './canonical.ts';
import type { Values } from './task-values.ts';

/** Slack's ids of what a tool names. */
export interface Known {
  /** By e-mail in small letters. */
  people: ReadonlyMap<string, string>;
  /** By name without the #. */
  channels: ReadonlyMap<string, string>;
}

/** What a tool changed, as changes of the Request; what Slack has no word for is said by key. */
export interface Taken {
  changes: RequestChanges;
  /** Key → why it is not taken over, in words. */
  refused: Record<string, string>;
}

/** Why a value is not taken over. */
class NotTaken extends Error {}

/** Turns a tool's values into changes of a Request. Pure. @param fields by key. */
export function changesOf(taken: Values, fields: ReadonlyMap<string, FieldDefinition>, known: Known): Taken {
  const changes: RequestChanges = {};
  const answers: Record<string, Answer | null> = {};
  const refused: Record<string, string> = {};
  for (const [key, value] of taken) {
    try {
      if (key === 'complete') changes.isOpen = !(value?.type === 'checked' && value.checked);
      else if (isStatusField(key)) changes.statusId = statusOf(value, fields.get(key));
      else if (key === 'subject') changes.subject = subjectOf(value);
      else if (key === 'assignee') changes.assigneeId = one(peopleOf(value, known));
      else if (key === 'due_date') changes.dueDate = value?.type === 'date' ? value.date : null;
      else answers[key] = answerOf(value, fields.get(key), known);
    } catch (error) {
      if (!(error instanceof NotTaken)) throw error;
      refused[key] = error.message;
    }
  }
  return { changes: { ...changes, ...(Object.keys(answers).length > 0 ? { answers } : {}) }, refused };
}

/** People and channels that the values name, to be looked up first. Pure. */
export function namedIn(taken: Values): { emails: string[]; channels: string[] } {
  const values = [...taken.values()].filter((value) => value !== null);
  const people = values.flatMap((value) => (value.type === 'people' ? value.people : []));
  return {
    emails: [...new Set(people.flatMap(({ email }) => (email === null ? [] : [email.toLowerCase()])))],
    channels: [...new Set(values.flatMap((value) => (value.type === 'channels' ? value.names : [])))],
  };
}

function statusOf(value: TaskValue | null, field: FieldDefinition | undefined): string {
  const id = value && field ? one(optionsOf(value, field)) : null;
  if (id === null) throw new NotTaken('A Request has a status.');
  return id;
}

function subjectOf(value: TaskValue | null): string {
  const text = value?.type === 'text' ? tidy(value.text).replaceAll(/\s*\n\s*/g, ' ') : '';
  if (text === '') throw new NotTaken('A Request has a Subject.');
  return text.length <= longestSubject ? text : `${text.slice(0, longestSubject - 1).trimEnd()}…`;
}

function answerOf(value: TaskValue | null, field: FieldDefinition | undefined, known: Known): Answer | null {
  if (!field) throw new NotTaken('This field was deleted.');
  if (value === null) return null;
  switch (field.type) {
    case 'select':
    case 'radio':
      return one(optionsOf(value, field));
    case 'multi_select':
    case 'checkboxes':
      return some(optionsOf(value, field));
    case 'user':
      return one(peopleOf(value, known));
    case 'multi_user':
      return some(peopleOf(value, known));
    case 'channel':
      return one(channelsOf(value, known));
    case 'multi_channel':
      return some(channelsOf(value, known));
    case 'checkbox':
      return value.type === 'checked' && value.checked ? 'yes' : null;
    case 'number':
      return numberOf(value);
    case 'datetime':
      return timeOf(value);
    case 'rich_text':
      return richTextOf(value);
    case 'files':
      throw new NotTaken('Files are attached in Slack.');
    case 'date':
      return value.type === 'date' ? value.date : wordsOf(value);
    case 'text':
    case 'email':
    case 'url':
    case 'time':
    case 'section':
      return wordsOf(value) || null;
  }
}

function optionsOf(value: TaskValue, { options }: FieldDefinition): string[] {
  const labels = value.type === 'options' ? value.labels : [wordsOf(value)];
  return labels.map((label) => {
    const found = options.find((option) => tidy(option.label) === tidy(label));
    if (!found) throw new NotTaken(`“${label}” is not one of its options.`);
    return found.id;
  });
}

function peopleOf(value: TaskValue | null, { people }: Known): string[] {
  if (value === null) return [];
  if (value.type !== 'people') throw new NotTaken(`“${wordsOf(value)}” is nobody in Slack.`);
  return value.people.map((person) => {
    const id = people.get(person.email?.toLowerCase() ?? '');
    if (id === undefined) throw new NotTaken(`${nameOf(person)} is nobody in Slack.`);
    return id;
  });
}

function channelsOf(value: TaskValue, { channels }: Known): string[] {
  const names = value.type === 'channels' ? value.names : [wordsOf(value)];
  return names.map((name) => {
    const id = channels.get(name.replace(/^#/, ''));
    if (id === undefined) throw new NotTaken(`#${name} is no channel that Streamly sees.`);
    return id;
  });
}

function numberOf(value: TaskValue): string {
  const words = wordsOf(value);
  const number = canonicalNumber(words);
  if (number === null) throw new NotTaken(`“${words}” is no number.`);
  return number;
}

/** As it is written into tools: `2026-12-04 17:30 UTC`. */
function timeOf(value: TaskValue): string {
  const words = wordsOf(value);
  const read = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(?: UTC|:00(?:\.000)?Z)?$/.exec(words);
  if (!read) throw new NotTaken(`“${words}” is no date and time such as 2026-12-04 17:30 UTC.`);
  return `${read[1]}T${read[2]}:00.000Z`;
}

function richTextOf(value: TaskValue): string | null {
  const text = wordsOf(value);
  if (text === '') return null;
  return printRichText({
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
  });
}

/** A value as one reads it. */
export function wordsOf(value: TaskValue | null): string {
  if (value === null) return '';
  switch (value.type) {
    case 'text':
      return tidy(value.text);
    case 'number':
      return value.number;
    case 'date':
      return value.date;
    case 'checked':
      return value.checked ? 'yes' : 'no';
    case 'options':
      return value.labels.join(', ');
    case 'people':
      return value.people.map(nameOf).join(', ');
    case 'channels':
      return value.names.map((name) => `#${name}`).join(', ');
  }
}

const nameOf = ({ name, email }: TaskPerson) => name || (email ?? 'Somebody');

function one(ids: readonly string[]): string | null {
  if (ids.length > 1) throw new NotTaken('It takes one value only.');
  return ids[0] ?? null;
}

const some = (ids: readonly string[]): string[] | null => (ids.length === 0 ? null : [...new Set(ids)]);
