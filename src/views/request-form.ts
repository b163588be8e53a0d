import type { KnownBlock, ModalView } from '@slack/types';
import type { Answers } from '../domain/requests/answers.ts';
import type { KnownFile } from '../domain/requests/files.ts';
import { draftVersion } from '../domain/streams/draft.ts';
import type { FieldDefinition, Form } from '../domain/streams/field.ts';
import type { Stream } from '../domain/streams/stream.ts';
import { fieldBlockId } from './block-ids.ts';
import { context, input, section, verbatimSection } from './blocks.ts';
import { answerWords, fieldElements } from './field-elements.ts';
import { readFiles } from './fields/files.ts';
import { modals } from './ids.ts';
import { limits } from './limits/numbers.ts';
import { metadata, type RequestFormMetadata } from './metadata.ts';
import { modal } from './modal.ts';
import { type Mrkdwn, md } from './mrkdwn.ts';
import { pieces } from './text.ts';
import { inputState, type ViewState } from './view-state.ts';

export interface RequestFormOptions {
  stream: Pick<Stream, 'name' | 'description'>;
  metadata: RequestFormMetadata;
  notice?: FormNotice;
}

/** Said at the top of the form, such as that it changed while it was open. */
export interface FormNotice {
  text: string;
  /** Answers that have no place on the form any more. */
  removed?: readonly RemovedAnswer[];
}

export interface RemovedAnswer {
  name: string;
  /** As typed, to be copied back, or in Slack's markup. */
  words: string | Mrkdwn;
}

/**
 * The modal in which a requester answers the form: an input for each field, in form order, with the answers so
 * far. A form so large that Slack would refuse it is given with its selects as external ones, then without hints
 * and placeholders; only more than some 200 kB of typed text can still be too much.
 */
export function requestForm(form: Form, answers: Answers, options: RequestFormOptions): ModalView {
  return fitted((detail) => build(form, answers, options, detail));
}

/** A view with inputs of fields, in as much detail as Slack takes. */
export function fitted(build: (detail: Detail) => ModalView): ModalView {
  const full = build({ external: false, lean: false });
  if (fits(full)) return full;
  const external = build({ external: true, lean: false });
  return fits(external) ? external : build({ external: true, lean: true });
}

/** `external`: selects ask for their options as one types. `lean`: without hints and placeholders. */
export interface Detail {
  external: boolean;
  lean: boolean;
}

function build(form: Form, answers: Answers, options: RequestFormOptions, detail: Detail): ModalView {
  const { stream, notice } = options;
  const inputs = form.fields.map((field) => fieldBlock(field, answers, detail));
  const description = stream.description.trim() === '' ? [] : [context(md`${stream.description}`)];
  const room = limits.view.blocks - inputs.length - description.length;
  const isPreview = options.metadata.formVersion === draftVersion;
  return modal({
    callbackId: isPreview ? modals.formPreview : modals.requestForm,
    metadata: metadata.requestForm.print(options.metadata),
    title: isPreview ? 'Preview' : stream.name,
    submit: 'Submit',
    blocks: [...(notice ? noticeBlocks(notice, room) : []), ...description, ...inputs],
  });
}

/** The input of a field, or what a section shows. */
export function fieldBlock(field: FieldDefinition, answers: Answers, { external, lean }: Detail): KnownBlock {
  const shown = lean ? { ...field, hint: '', placeholder: '' } : field;
  const element = fieldElements[field.type]?.element(shown, answers[field.id], external);
  if (!element) return heading(shown);
  return input(fieldBlockId(field.id), field.name, element, { hint: shown.hint, optional: !field.required });
}

/** What a section shows. */
function heading({ name, hint }: FieldDefinition): KnownBlock {
  return section(hint.trim() === '' ? md`*${name}*` : md`*${name}*\n${hint}`);
}

function noticeBlocks({ text, removed = [] }: FormNotice, room: number): KnownBlock[] {
  const blocks = [
    section(md`⚠️ ${text}`),
    ...removed.flatMap(({ name, words }) => {
      const heading = md`*${name}* is not asked any more. You had answered:`;
      return typeof words === 'string'
        ? [context(heading), ...pieces(words, limits.block.sectionText).map(verbatimSection)]
        : [section(md`${heading}\n${words}`)];
    }),
  ];
  return blocks.slice(0, Math.max(room, 0));
}

function fits(view: ModalView): boolean {
  return Buffer.byteLength(JSON.stringify(view)) <= limits.view.bytes;
}

/** The answers that a form of another version has no field for, for the notice that it changed. */
export function removedAnswers(before: Form, after: Form, answers: Answers): RemovedAnswer[] {
  const kept = new Set(after.fields.map(({ id }) => id));
  return before.fields.flatMap((field) => {
    const answer = answers[field.id];
    if (answer === undefined || kept.has(field.id)) return [];
    const words = field.type === 'text' ? String(answer) : answerWords(field, answer);
    return [{ name: field.name, words }];
  });
}

/**
 * What the requester filled in. Never throws: blocks that are no fields of the form are ignored, empty and blank
 * inputs have no entry, and text is trimmed and without control characters.
 */
export function readAnswers(form: Form, state: ViewState): Answers {
  const answers: [string, NonNullable<Answers[string]>][] = [];
  for (const field of form.fields) {
    const answer = fieldElements[field.type]?.read(inputState(state, fieldBlockId(field.id)));
    if (answer !== undefined) answers.push([field.id, answer]);
  }
  return Object.fromEntries(answers);
}

/** What Slack says of the files that the requester attached. */
export function readFormFiles(form: Form, state: ViewState): KnownFile[] {
  const fields = form.fields.filter(({ type }) => type === 'files');
  return fields.flatMap(({ id }) => readFiles(inputState(state, fieldBlockId(id))));
}
