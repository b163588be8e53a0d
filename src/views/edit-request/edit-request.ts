import type { InputBlockElement, KnownBlock, ModalView } from '@slack/types';
import type { Answers } from '../../domain/requests/answers.ts';
import type { EditPart } from '../../domain/requests/edit-fields.ts';
import type { Conflict, Editable } from '../../domain/requests/edit-request.ts';
import type { FieldDefinition } from '../../domain/streams/field.ts';
import { statusesOf, statusOf } from '../../domain/streams/statuses.ts';
import { fieldBlockId, keepBlockId } from '../block-ids.ts';
import { context, input, option, section } from '../blocks.ts';
import { fieldElements } from '../field-elements.ts';
import { type Detail, fieldBlock } from '../form-fields.ts';
import { changeSentence, type HistoryWords } from '../history-words.ts';
import { actions, modals } from '../ids.ts';
import { limits } from '../limits/numbers.ts';
import { metadata } from '../metadata.ts';
import { modal } from '../modal.ts';
import { md } from '../mrkdwn.ts';
import { fitted } from '../request-form.ts';
import { chosenOption, inputState, type ViewState } from '../view-state.ts';
import { type Candidate, teamSelect } from './team-select.ts';

const titles: Record<EditPart, string> = {
  form: 'Edit Request',
  assignee: 'Assign',
  due_date: 'Set due date',
  status: 'Change status',
};

/** The window in which somebody changes one thing of a Request. @param options.team names, for the one that assigns. */
export function editRequest(of: Editable, { team = [] }: { team?: readonly Candidate[] } = {}): ModalView {
  return fitted((detail) =>
    editModal(
      of,
      of.fields.map((field) => inputOf(of, field, of.values, { detail, team })),
    ),
  );
}

/** Conflicts that one window has room for; nobody has so many. */
const mostConflicts = 32;

export interface ConflictOptions {
  /** What the person who decides made of it. */
  answers: Answers;
  words: HistoryWords;
  team?: readonly Candidate[];
}

/** What two people made of the same fields: the second one keeps what they typed, and decides (R8). */
export function editConflict(
  of: Editable,
  conflicts: readonly Conflict[],
  { answers, words, team = [] }: ConflictOptions,
): ModalView {
  const blocks = (detail: Detail) => [
    section(
      md`⚠️ Somebody else changed the same meanwhile. Nothing of it is lost: look at both and choose. What nobody else had touched is saved.`,
    ),
    ...conflicts
      .slice(0, mostConflicts)
      .flatMap(({ field, entry }) => [
        section(changeSentence(entry, { ...words, mentions: true })),
        inputOf(of, field, answers, { detail, team }),
        whichHolds(field),
      ]),
  ];
  return fitted((detail) => editModal(of, blocks(detail)));
}

function whichHolds({ id, name }: FieldDefinition): KnownBlock {
  const mine = option('Save mine', 'mine');
  return input(keepBlockId(id), `Which ${name} holds?`, {
    type: 'radio_buttons',
    action_id: actions.answer,
    options: [mine, option('Leave theirs', 'theirs')],
    initial_option: mine,
  });
}

function editModal({ request, stream, part, seenUpTo }: Editable, blocks: KnownBlock[]): ModalView {
  const about = context(md`*#${request.number}* ${request.subject}`);
  const { id: statusId } = statusOf(request, stream.settings);
  return modal({
    callbackId: modals.editRequest,
    metadata: metadata.editRequest.print({ requestId: request.id, part, seenUpTo, statusId }),
    title: titles[part],
    submit: 'Save',
    blocks: [about, ...blocks].slice(0, limits.view.blocks),
  });
}

function inputOf(
  of: Editable,
  field: FieldDefinition,
  values: Answers,
  { detail, team }: { detail: Detail; team: readonly Candidate[] },
): KnownBlock {
  const element = ownElement(of, field, values, team);
  if (!element) return fieldBlock(field, values, detail);
  const optional = field.role !== 'complete' && !field.required;
  return input(fieldBlockId(field.id), field.role === 'complete' ? 'Status' : field.name, element, {
    optional,
  });
}

/** A status is chosen among the Stream's, and an assignee in a window of its own among the team. */
function ownElement(
  { part, stream }: Editable,
  field: FieldDefinition,
  values: Answers,
  team: readonly Candidate[],
): InputBlockElement | null {
  if (part === 'assignee') return teamSelect(team, String(values[field.id] ?? ''));
  if (field.role !== 'complete') return null;
  const options = statusesOf(stream.settings).map(({ id, name }) => option(name, id));
  const initial = options.find(({ value }) => value === values[field.id]);
  return {
    type: 'static_select',
    action_id: actions.answer,
    options,
    ...(initial && { initial_option: initial }),
  };
}

/** What somebody made of the window. `shown`: the fields that it had inputs for. */
export function readEdit(
  { fields, part }: Pick<Editable, 'fields' | 'part'>,
  blocks: readonly { block_id?: string }[],
  state: ViewState,
): { shown: string[]; answers: Answers; leftToOthers: string[] } {
  const ids = new Set(blocks.map(({ block_id }) => block_id));
  const shown = fields.filter(({ id }) => ids.has(fieldBlockId(id)));
  const answers = shown.flatMap((field) => {
    const blockId = fieldBlockId(field.id);
    const isSelect = part === 'assignee' || field.role === 'complete';
    const answer = isSelect
      ? (chosenOption(state, blockId) ?? undefined)
      : fieldElements[field.type]?.read(inputState(state, blockId));
    return answer === undefined ? [] : [[field.id, answer] as const];
  });
  return {
    shown: shown.map(({ id }) => id),
    answers: Object.fromEntries(answers),
    leftToOthers: shown.map(({ id }) => id).filter((id) => chosenOption(state, keepBlockId(id)) === 'theirs'),
  };
}
