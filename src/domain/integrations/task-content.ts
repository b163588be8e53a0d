import type { TaskContent, TaskPerson, TaskValue } from '../../integrations/connector.ts';
import { type Answer, answerList } from '../requests/answers.ts';
import type { KnownFile } from '../requests/files.ts';
import type { Request } from '../requests/request.ts';
import { mentionedIn, parseRichText } from '../requests/rich-text.ts';
import { htmlRichText, plainRichText } from '../requests/rich-text-forms.ts';
import { type FieldDefinition, type FieldType, isAnswered } from '../streams/field.ts';
import { type StatusSettings, statusOf } from '../streams/statuses.ts';
import { statusField } from './status-field.ts';

/** Names of what a Request holds the Slack ids of. An id that is not in here is shown as it is. */
export interface SlackNames {
  people: ReadonlyMap<string, TaskPerson>;
  channels: ReadonlyMap<string, string>;
}

/** Slack's names, and the files of the Request by id. */
export interface AnswerNames extends SlackNames {
  files: ReadonlyMap<string, KnownFile>;
}

export interface TaskSource {
  request: Request;
  /** The Stream's name. */
  stream: string;
  fields: readonly FieldDefinition[];
  settings: StatusSettings;
  names: AnswerNames;
  /** Permalink of the Request's message, once it is known. */
  slackUrl: string | null;
}

/**
 * The fields that a Request's task speaks of: those of the form that it was made with, in order, then every other
 * one that it has an answer to, deleted or not. Pure.
 *
 * @param form of the Request's own version.
 * @param library every field that the Stream ever had.
 */
export function fieldsOfTask(
  form: readonly FieldDefinition[],
  library: readonly FieldDefinition[],
  { answers }: Pick<Request, 'answers'>,
): FieldDefinition[] {
  const onForm = new Set(form.map((field) => field.id));
  const present = new Map(library.map((field) => [field.id, field]));
  // The library's definition counts, where there is one: it has today's name and every option.
  const own = form.map((field) => withEveryOption(present.get(field.id) ?? field, field));
  return [
    ...own,
    ...library.filter((field) => !onForm.has(field.id) && answers[field.id] !== undefined),
  ].filter((field) => field.role === null && isAnswered(field));
}

/** An answer may hold an option that has been taken off the field since. */
function withEveryOption(present: FieldDefinition, before: FieldDefinition): FieldDefinition {
  const ids = new Set(present.options.map((option) => option.id));
  const gone = before.options.filter((option) => !ids.has(option.id));
  return gone.length === 0 ? present : { ...present, options: [...present.options, ...gone] };
}

/** Slack ids of the people and channels that a Request's task names. Pure. */
export function slackIdsOfTask(
  request: Pick<Request, 'requesterId' | 'assigneeId' | 'answers'>,
  fields: readonly FieldDefinition[],
): { people: string[]; channels: string[] } {
  const answered = (types: readonly FieldType[]) =>
    fields
      .filter((field) => types.includes(field.type))
      .flatMap((field) => answerList(request.answers[field.id]));
  const mentioned = answered(['rich_text']).flatMap((answer) => {
    const text = parseRichText(answer);
    return text ? [mentionedIn(text)] : [];
  });
  const people = [
    request.requesterId,
    request.assigneeId ?? [],
    answered(['user', 'multi_user']),
    mentioned.flatMap((some) => some.people),
  ];
  const channels = [answered(['channel', 'multi_channel']), mentioned.flatMap((some) => some.channels)];
  return { people: [...new Set(people.flat())], channels: [...new Set(channels.flat())] };
}

/** All that a task says about a Request, in the tools' terms. Pure. */
export function taskContent({ request, stream, fields, settings, names, slackUrl }: TaskSource): TaskContent {
  const answers = fields.map((field) => {
    const answer = request.answers[field.id];
    const value = answer === undefined ? null : taskValue[field.type](answer, field, names);
    return { fieldId: field.id, name: field.name, value };
  });
  return {
    key: request.id,
    number: request.number,
    stream,
    subject: request.subject,
    complete: !request.isOpen,
    requester: personNamed(request.requesterId, names),
    assignee: request.assigneeId === null ? null : personNamed(request.assigneeId, names),
    dueDate: request.dueDate,
    slackUrl,
    answers: [...statusAnswer(request, settings), ...answers],
  };
}

/** Tools do not know a withdrawn Request from one that is closed. */
function statusAnswer(request: Request, settings: StatusSettings): TaskContent['answers'][number][] {
  const field = statusField({ id: request.streamId, settings });
  if (!field) return [];
  const { name } = statusOf({ ...request, withdrawnAt: null }, settings);
  return [{ fieldId: field.id, name: field.name, value: { type: 'options', labels: [name] } }];
}

function personNamed(userId: string, { people }: SlackNames): TaskPerson {
  return people.get(userId) ?? { name: userId, email: null };
}

type ToValue = (answer: Answer, field: FieldDefinition, names: AnswerNames) => TaskValue;

const text: ToValue = (answer) => ({ type: 'text', text: String(answer) });
const options: ToValue = (answer, field) => {
  const labels = new Map(field.options.map((option) => [option.id, option.label]));
  return { type: 'options', labels: answerList(answer).map((id) => labels.get(id) ?? id) };
};
const people: ToValue = (answer, _field, names) => ({
  type: 'people',
  people: answerList(answer).map((id) => personNamed(id, names)),
});
const channels: ToValue = (answer, _field, names) => ({
  type: 'channels',
  names: answerList(answer).map((id) => names.channels.get(id) ?? id),
});

const richText: ToValue = (answer, _field, names) => {
  const content = parseRichText(String(answer));
  if (content === null) return { type: 'text', text: '' };
  const mentions = {
    person: (id: string) => personNamed(id, names).name,
    channel: (id: string) => names.channels.get(id) ?? id,
  };
  return {
    type: 'text',
    text: plainRichText(content, mentions),
    html: htmlRichText(content, mentions),
  };
};

/** A line for each file: its name and where it is. */
const files: ToValue = (answer, _field, names) => ({
  type: 'text',
  text: answerList(answer)
    .map((id) => names.files.get(id))
    .map((file) => (file ? `${file.name} (${file.permalink})` : 'A file in Slack'))
    .join('\n'),
});

const taskValue: Record<FieldType, ToValue> = {
  text,
  rich_text: richText,
  number: (answer) => ({ type: 'number', number: String(answer) }),
  email: text,
  url: text,
  date: (answer) => ({ type: 'date', date: String(answer) }),
  datetime: (answer) => ({ type: 'text', text: dateTimeText(String(answer)) }),
  time: text,
  select: options,
  multi_select: options,
  radio: options,
  checkboxes: options,
  checkbox: () => ({ type: 'checked', checked: true }),
  user: people,
  multi_user: people,
  channel: channels,
  multi_channel: channels,
  files,
  section: text,
};

/** `2026-12-04T17:30:00.000Z` → `2026-12-04 17:30 UTC`: the people of a tool are in many time zones. */
function dateTimeText(iso: string): string {
  return iso.replace(/^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}).*$/, '$1 $2 UTC');
}
