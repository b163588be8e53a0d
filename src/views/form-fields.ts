import type { InputBlockElement, KnownBlock } from '@slack/types';
import type { Answers } from '../domain/requests/answers.ts';
import { answerList } from '../domain/requests/answers.ts';
import type { KnownFile } from '../domain/requests/files.ts';
import type { PageState } from '../domain/requests/fill-in.ts';
import { type FieldDefinition, type Form, isAnswered } from '../domain/streams/field.ts';
import { fieldBlockId, keptFilesBlockId, parseFieldBlockId, parseKeptFilesBlockId } from './block-ids.ts';
import { button, input, section } from './blocks.ts';
import { answerWords, fieldElements } from './field-elements.ts';
import { readFiles } from './fields/files.ts';
import { actions } from './ids.ts';
import { md } from './mrkdwn.ts';
import { inputState, type ViewState } from './view-state.ts';

/** How large fields may be. */
export interface Detail {
  /** Selects ask for their options as one types, instead of carrying them. */
  external: boolean;
  /** Without hints and placeholders. */
  lean: boolean;
}

/** How the fields of a page are shown. */
export interface FieldDetail extends Detail {
  /** Fields whose answers show or hide others: each change of them is told at once. */
  deciding: ReadonlySet<string>;
  files: readonly KnownFile[];
  /** File fields whose input holds their files by itself, because it is on the screen. */
  held: ReadonlySet<string>;
}

/** The blocks of a field: its input, or what a section says. */
export function fieldBlocks(whole: FieldDefinition, answers: Answers, detail: FieldDetail): KnownBlock[] {
  const field = detail.lean && isAnswered(whole) ? { ...whole, hint: '', placeholder: '' } : whole;
  const answer = answers[field.id];
  const element = fieldElements[field.type]?.element(field, answer, detail.external);
  if (!element) return [heading(field)];
  const kept = field.type === 'files' && answer !== undefined && !detail.held.has(field.id);
  const dispatch = detail.deciding.has(field.id) && element.type !== 'file_input';
  const asked = input(fieldBlockId(field.id), field.name, dispatch ? dispatching(element) : element, {
    hint: field.hint,
    optional: kept || !field.required,
    dispatch,
  });
  if (!kept) return [asked];
  const words = answerWords(field, answer, detail.files);
  const remove = button('Remove', actions.removeFiles, { value: field.id });
  return [
    section(
      md`📎 *${field.name}:* ${words}\nFiles that you add below take their place.`,
      remove,
      keptFilesBlockId(field.id),
    ),
    asked,
  ];
}

/** The input of a field by itself, or what a section says: for forms that neither ask for files nor change. */
export function fieldBlock(field: FieldDefinition, answers: Answers, detail: Detail): KnownBlock {
  const alone = { ...detail, deciding: new Set<string>(), files: [], held: new Set([field.id]) };
  const [block] = fieldBlocks(field, answers, alone);
  return block ?? heading(field);
}

function heading({ id, name, hint }: FieldDefinition): KnownBlock {
  const words = hint.trim() === '' ? md`*${name}*` : md`*${name}*\n${hint}`;
  return section(words, undefined, fieldBlockId(id));
}

/** Typed inputs would only tell of Enter. */
function dispatching(element: InputBlockElement): InputBlockElement {
  switch (element.type) {
    case 'plain_text_input':
    case 'rich_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return { ...element, dispatch_action_config: { trigger_actions_on: ['on_character_entered'] } };
    default:
      return element;
  }
}

/**
 * What the requester filled in. Never throws: blocks that are no fields of the form are ignored, empty and blank
 * inputs have no entry, and text is trimmed and without control characters.
 */
export function readAnswers(form: Pick<Form, 'fields'>, state: ViewState): Answers {
  const answers: [string, NonNullable<Answers[string]>][] = [];
  for (const field of form.fields) {
    const answer = fieldElements[field.type]?.read(inputState(state, fieldBlockId(field.id)));
    if (answer !== undefined) answers.push([field.id, answer]);
  }
  return Object.fromEntries(answers);
}

/** A view as Slack sends it with a click or a submission. */
export interface ShownView {
  blocks: readonly { type: string; block_id?: string }[];
  state: { values: ViewState };
}

/** What the page on the screen says of the form's fields. */
export function readPage(form: Pick<Form, 'fields'>, view: ShownView): PageState {
  const ids = view.blocks.flatMap(({ block_id: id }) => id ?? []);
  const inputs = new Set(ids.map(parseFieldBlockId));
  const asked = form.fields.filter((field) => inputs.has(field.id) && isAnswered(field));
  return {
    asked: asked.map(({ id }) => id),
    answers: readAnswers({ fields: asked }, view.state.values),
    kept: ids.flatMap((id) => parseKeptFilesBlockId(id) ?? []),
    files: asked
      .filter(({ type }) => type === 'files')
      .flatMap(({ id }) => readFiles(inputState(view.state.values, fieldBlockId(id)))),
  };
}

/** The file fields of a page whose inputs hold files at the moment. */
export function heldFiles({ asked, answers, files }: PageState): Set<string> {
  const known = new Set(files.map(({ id }) => id));
  return new Set(asked.filter((id) => answerList(answers[id]).some((value) => known.has(value))));
}

/** Whether two views of a form show the same fields in the same place: then there is nothing to bring up to date. */
export function showSameFields(
  one: { blocks: ShownView['blocks']; private_metadata?: string },
  other: { blocks: ShownView['blocks']; private_metadata?: string },
): boolean {
  const shape = ({ blocks, private_metadata }: typeof one) =>
    JSON.stringify([
      private_metadata,
      blocks.flatMap(({ block_id: id = '' }) => parseFieldBlockId(id) ?? parseKeptFilesBlockId(id) ?? []),
      blocks.flatMap(({ block_id: id = '' }) => parseKeptFilesBlockId(id) ?? []),
    ]);
  return shape(one) === shape(other);
}
