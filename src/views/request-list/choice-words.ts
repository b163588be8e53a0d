import type { FieldChoice, ListChoice } from '../../domain/requests/list-choice.ts';
import type { FieldDefinition } from '../../domain/streams/field.ts';
import { channelLink, join, type Mrkdwn, md, mention } from '../mrkdwn.ts';
import { count, cut, dateWords } from '../text.ts';
import { createdNames, dueNames } from './filter.ts';

/** What the words of a choice name. A Stream or field that is gone has no name. */
export interface ChoiceNames {
  stream: string | null;
  fields: readonly FieldDefinition[];
}

const longestText = 60;
/** Values of one field that are named. */
const mostValues = 3;

/** What a choice lets pass, in words: “Open · in IT help · assigned to nobody”. */
export function choiceWords(choice: ListChoice, names: ChoiceNames): Mrkdwn {
  const { status, streamId, assignee, requester, due, created, text, fields } = choice;
  const parts: Mrkdwn[] = [
    ...(text.trim() === '' ? [] : [md`“${cut(text.trim(), longestText)}”`]),
    ...(status === 'any' ? [] : [md`${status === 'open' ? 'Open' : 'Closed'}`]),
    ...(streamId === null
      ? []
      : [names.stream === null ? md`in a Stream that is gone` : md`in ${names.stream}`]),
    ...(assignee.who === 'anyone' ? [] : [md`assigned to ${whoWords(assignee)}`]),
    ...(requester.who === 'anyone' ? [] : [md`submitted by ${whoWords(requester)}`]),
    ...dueWords(due),
    ...createdWords(created),
    ...fields.map((field) => fieldWords(field, names.fields)),
  ];
  return parts.length === 0 ? md`All Requests` : join(parts, ' · ');
}

function whoWords(chosen: ListChoice['assignee']): Mrkdwn {
  return chosen.who === 'person' ? mention(chosen.userId) : md`${chosen.who}`;
}

function dueWords(due: ListChoice['due']): Mrkdwn[] {
  switch (due.when) {
    case 'any':
      return [];
    case 'overdue':
      return [md`overdue`];
    case 'none':
      return [md`without a due date`];
    case 'range':
      return [md`due ${rangeWords(due)}`];
    default:
      return [md`due ${dueNames[due.when].toLowerCase()}`];
  }
}

function createdWords(created: ListChoice['created']): Mrkdwn[] {
  if (created.when === 'any') return [];
  const words = created.when === 'range' ? rangeWords(created) : createdNames[created.when].toLowerCase();
  return [md`submitted ${words}`];
}

function rangeWords({ from, to }: { from: string | null; to: string | null }): string {
  if (from !== null && to !== null) return `${dateWords(from)} to ${dateWords(to)}`;
  if (from !== null) return `from ${dateWords(from)}`;
  return to === null ? 'at any time' : `until ${dateWords(to)}`;
}

function fieldWords(choice: FieldChoice, fields: readonly FieldDefinition[]): Mrkdwn {
  const field = fields.find(({ id }) => id === choice.fieldId);
  const name = field?.name ?? 'a field that is gone';
  switch (choice.kind) {
    case 'any_of':
      return md`${name}: ${valueWords(choice.values, field)}`;
    case 'dates':
      return md`${name}: ${rangeWords(choice)}`;
    case 'numbers':
      return md`${name}: ${choice.from ?? '…'} to ${choice.to ?? '…'}`;
  }
}

function valueWords(values: readonly string[], field: FieldDefinition | undefined): Mrkdwn {
  const labels = new Map(field?.options.map(({ id, label }) => [id, label]));
  const words = values.slice(0, mostValues).map((value) => {
    if (field?.type === 'user' || field?.type === 'multi_user') return mention(value);
    if (field?.type === 'channel' || field?.type === 'multi_channel') return channelLink(value);
    return md`${labels.get(value) ?? 'an option that is gone'}`;
  });
  const rest = values.length - words.length;
  return join([...words, ...(rest > 0 ? [md`${count(rest, 'more', 'more')}`] : [])], ', ');
}
