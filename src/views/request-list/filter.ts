import type { InputBlock, ModalView } from '@slack/types';
import type { FilterableField } from '../../domain/requests/filterable-fields.ts';
import type { ListChoice } from '../../domain/requests/list-choice.ts';
import { inputs } from '../block-ids.ts';
import { input, option, plain } from '../blocks.ts';
import { actions, modals } from '../ids.ts';
import { limits } from '../limits/numbers.ts';
import { modal } from '../modal.ts';
import { chosenOption, inputState, type ViewState } from '../view-state.ts';
import { fieldInputs, readFieldChoices } from './filter-fields.ts';

export interface RequestFilterForm {
  choice: ListChoice;
  /** The Stream of the choice; null: any. */
  stream: { id: string; name: string } | null;
  /** Those of the Stream; none where no Stream is chosen. */
  fields: readonly FilterableField[];
}

type Due = ListChoice['due']['when'];
type Created = ListChoice['created']['when'];

const statusNames: Record<ListChoice['status'], string> = { any: 'Any', open: 'Open', closed: 'Closed' };
export const dueNames: Record<Due, string> = {
  any: 'Any',
  overdue: 'Overdue',
  today: 'Today',
  this_week: 'This week',
  next_week: 'Next week',
  none: 'None',
  range: 'In a range…',
};
export const createdNames: Record<Created, string> = {
  any: 'Any time',
  today: 'Today',
  this_week: 'This week',
  last_30_days: 'In the last 30 days',
  range: 'In a range…',
};
const requesterNames: Record<ListChoice['requester']['who'], string> = {
  anyone: 'Anyone',
  me: 'Me',
  person: 'Someone else…',
};
const assigneeNames: Record<ListChoice['assignee']['who'], string> = { ...requesterNames, nobody: 'Nobody' };

/** The window in which a list's filter is chosen; what depends on a choice appears as soon as it is made. */
export function requestFilter({ choice, stream, fields }: RequestFilterForm): ModalView {
  return modal({
    title: 'Filter Requests',
    callbackId: modals.requestFilter,
    submit: 'Show',
    blocks: [
      select(inputs.status, 'Status', statusNames, choice.status),
      streamInput(stream),
      select(inputs.assignee, 'Assignee', assigneeNames, choice.assignee.who, true),
      ...personInput(inputs.assigneePerson, 'Assigned to', choice.assignee),
      select(inputs.requester, 'Requester', requesterNames, choice.requester.who, true),
      ...personInput(inputs.requesterPerson, 'Submitted by', choice.requester),
      select(inputs.due, 'Due date', dueNames, choice.due.when, true),
      ...(choice.due.when === 'range'
        ? [
            dayInput(inputs.dueFrom, 'Due from', choice.due.from),
            dayInput(inputs.dueTo, 'Due until', choice.due.to),
          ]
        : []),
      select(inputs.created, 'Submitted', createdNames, choice.created.when, true),
      ...(choice.created.when === 'range'
        ? [
            dayInput(inputs.createdFrom, 'Submitted from', choice.created.from),
            dayInput(inputs.createdTo, 'Submitted until', choice.created.to),
          ]
        : []),
      ...fieldInputs(fields, choice.fields),
    ],
  });
}

/** The choice that the window holds; what it does not ask for, text and order, stays as it was. */
export function readRequestFilter(
  state: ViewState,
  before: ListChoice,
  fields: readonly FilterableField[],
): ListChoice {
  const streamId = chosenOption(state, inputs.stream);
  const due = readOne(state, inputs.due, dueNames);
  const created = readOne(state, inputs.created, createdNames);
  return {
    ...before,
    status: readOne(state, inputs.status, statusNames) ?? 'any',
    streamId,
    assignee: withPerson(
      readOne(state, inputs.assignee, assigneeNames),
      inputState(state, inputs.assigneePerson).selected_user,
    ),
    requester: withPerson(
      readOne(state, inputs.requester, requesterNames),
      inputState(state, inputs.requesterPerson).selected_user,
    ),
    due:
      due === 'range'
        ? { when: 'range', from: dayOf(state, inputs.dueFrom), to: dayOf(state, inputs.dueTo) }
        : { when: due ?? 'any' },
    created:
      created === 'range'
        ? { when: 'range', from: dayOf(state, inputs.createdFrom), to: dayOf(state, inputs.createdTo) }
        : { when: created ?? 'any' },
    fields: streamId === before.streamId ? readFieldChoices(state, fields) : [],
  };
}

/** The choice as it is kept: a range without a first and a last day lets everything pass, and is none. Pure. */
export function withoutOpenRanges(choice: ListChoice): ListChoice {
  const isOpen = (range: { when: string; from?: string | null; to?: string | null }) =>
    range.when === 'range' && range.from === null && range.to === null;
  return {
    ...choice,
    due: isOpen(choice.due) ? { when: 'any' } : choice.due,
    created: isOpen(choice.created) ? { when: 'any' } : choice.created,
  };
}

/** What is wrong with a filter, by input; empty where nothing is. */
export function filterProblems({ assignee, requester, due, created }: ListChoice): Record<string, string> {
  const messages: Record<string, string> = {};
  const backwards = (range: { when: string; from?: string | null; to?: string | null }) =>
    range.when === 'range' && range.from && range.to && range.from > range.to;
  if (assignee.who === 'person' && assignee.userId === '') messages.assignee_person = 'Choose a person.';
  if (requester.who === 'person' && requester.userId === '') messages.requester_person = 'Choose a person.';
  if (backwards(due)) messages.due_to = 'This is before the first day.';
  if (backwards(created)) messages.created_to = 'This is before the first day.';
  return messages;
}

type InputId = (typeof inputs)[keyof typeof inputs];

function select<Key extends string>(
  id: InputId,
  label: string,
  names: Readonly<Record<Key, string>>,
  chosen: NoInfer<Key>,
  dispatch = false,
): InputBlock {
  const options = Object.entries<string>(names).map(([key, name]) => option(name, key));
  return input(
    id,
    label,
    {
      type: 'static_select',
      action_id: dispatch ? actions.refineFilter : actions.answer,
      options,
      initial_option: option(names[chosen], chosen),
    },
    { dispatch },
  );
}

function streamInput(stream: RequestFilterForm['stream']): InputBlock {
  return input(
    inputs.stream,
    'Stream',
    {
      type: 'external_select',
      action_id: actions.filterStream,
      min_query_length: 0,
      placeholder: plain('Any Stream', limits.element.placeholder),
      ...(stream && { initial_option: option(stream.name, stream.id) }),
    },
    { optional: true, dispatch: true, hint: 'With a Stream chosen you can filter by its fields, too.' },
  );
}

function personInput(id: InputId, label: string, chosen: ListChoice['assignee']): InputBlock[] {
  if (chosen.who !== 'person') return [];
  const initial = chosen.userId === '' ? {} : { initial_user: chosen.userId };
  return [input(id, label, { type: 'users_select', action_id: actions.answer, ...initial })];
}

function dayInput(id: InputId, label: string, day: string | null): InputBlock {
  const initial = day === null ? {} : { initial_date: day };
  return input(id, label, { type: 'datepicker', action_id: actions.answer, ...initial }, { optional: true });
}

function readOne<Key extends string>(
  state: ViewState,
  id: InputId,
  names: Readonly<Record<Key, string>>,
): Key | null {
  const chosen = chosenOption(state, id);
  return chosen !== null && chosen in names ? (chosen as Key) : null;
}

/** A person who is not chosen yet has no id. */
function withPerson<Who extends string>(who: Who | null, userId: string | null | undefined) {
  if (who === 'person') return { who: 'person' as const, userId: userId ?? '' };
  return { who: (who ?? 'anyone') as Exclude<Who, 'person'> | 'anyone' };
}

function dayOf(state: ViewState, id: InputId): string | null {
  return inputState(state, id).selected_date ?? null;
}
