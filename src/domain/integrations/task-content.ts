import type { TaskContent, TaskPerson, TaskValue } from '../../integrations/connector.ts';
import { type Answer, answerList } from '../requests/answers.ts';
import type { Request } from '../requests/request.ts';
import type { FieldDefinition, FieldType } from '../streams/field.ts';

/** Names of what a Request holds the Slack ids of. An id that is not in here is shown as it is. */
export interface SlackNames {
  people: ReadonlyMap<string, TaskPerson>;
  channels: ReadonlyMap<string, string>;
}

export interface TaskSource {
  request: Request;
  /** The Stream's name. */
  stream: string;
  fields: readonly FieldDefinition[];
  names: SlackNames;
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
  ].filter((field) => field.role === null);
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
  const people = [request.requesterId, request.assigneeId ?? [], answered(['user', 'multi_user'])].flat();
  return {
    people: [...new Set(people)],
    channels: [...new Set(answered(['channel', 'multi_channel']))],
  };
}

/** All that a task says about a Request, in the tools' terms. Pure. */
export function taskContent({ request, stream, fields, names, slackUrl }: TaskSource): TaskContent {
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
    answers: fields.map((field) => {
      const answer = request.answers[field.id];
      const value = answer === undefined ? null : taskValue[field.type](answer, field, names);
      return { fieldId: field.id, name: field.name, value };
    }),
  };
}

function personNamed(userId: string, { people }: SlackNames): TaskPerson {
  return people.get(userId) ?? { name: userId, email: null };
}

type ToValue = (answer: Answer, field: FieldDefinition, names: SlackNames) => TaskValue;

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

const taskValue: Record<FieldType, ToValue> = {
  text: (answer) => ({ type: 'text', text: String(answer) }),
  date: (answer) => ({ type: 'date', date: String(answer) }),
  select: options,
  multi_select: options,
  user: people,
  multi_user: people,
  channel: channels,
  multi_channel: channels,
};
