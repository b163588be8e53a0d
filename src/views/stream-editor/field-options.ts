import type { KnownBlock, ModalView } from '@slack/types';
import type { FieldDefinition } from '../../domain/streams/field.ts';
import { formatOptions } from '../../domain/streams/options-list.ts';
import { optionsInput } from '../block-ids.ts';
import { actionsRow, button, context } from '../blocks.ts';
import { actions, modals } from '../ids.ts';
import { type FieldOptionsMetadata, metadata } from '../metadata.ts';
import { modal } from '../modal.ts';
import { md } from '../mrkdwn.ts';
import { count } from '../text.ts';
import { typedText, type ViewState } from '../view-state.ts';
import { fieldHead, type PageNotice, pageButtons } from './field-tabs.ts';
import { textInput } from './text-input.ts';

/** Characters of options in one input: it takes 3,000, and people add some. */
const charactersPerInput = 2400;
const inputsPerPage = 8;
const inputsForMore = 4;

/** Options in the inputs of one page: of each input the place of its first option and of the first after it. */
export function optionsPage({ options }: Pick<FieldDefinition, 'options'>, from: number) {
  const parts: { from: number; to: number }[] = [];
  let at = Math.min(from, options.length);
  while (at < options.length && parts.length < inputsPerPage) {
    const start = at;
    let room = charactersPerInput;
    while (at < options.length) {
      // As written, with the comma and the space before the next one.
      const needed = formatOptions(options.slice(at, at + 1)).length + 2;
      if (at > start && needed > room) break;
      room -= needed;
      at += 1;
    }
    parts.push({ from: start, to: at });
  }
  return { parts, to: at };
}

/** The page of a field's window for its options, some at a time: thousands have room. */
export function fieldOptions(
  ids: FieldOptionsMetadata,
  field: FieldDefinition,
  notice?: PageNotice,
): ModalView {
  const { options } = field;
  const { from } = ids;
  const { parts, to } = optionsPage(field, from);
  return modal({
    title: 'Options',
    callbackId: modals.fieldOptions,
    metadata: metadata.fieldOptions.print({ ...ids, to }),
    ...pageButtons(notice),
    blocks: [
      ...fieldHead(field, 'options', notice),
      context(
        md`${count(options.length, 'option')}. Commas separate them; put an option that has a comma in "quotes".`,
      ),
      ...parts.map((part, n) =>
        textInput(optionsInput(from, n), `Options ${part.from + 1} to ${part.to}`, {
          value: formatOptions(options.slice(part.from, part.to)),
          multiline: true,
        }),
      ),
      ...Array.from({ length: inputsForMore }, (_, n) =>
        textInput(
          optionsInput(from, inputsPerPage + n),
          n === 0 ? 'More options' : `More options (${n + 1})`,
          {
            value: '',
            multiline: true,
            ...(n === 0 && {
              hint: 'They come after the last one. Save, and open this again for still more.',
            }),
          },
        ),
      ),
      ...turnButtons(from, to, options.length),
    ],
  });
}

function turnButtons(from: number, to: number, total: number): KnownBlock[] {
  const buttons = [
    ...(from > 0 ? [button('First options', actions.optionsBack, { value: '0' })] : []),
    ...(to < total ? [button('Next options', actions.optionsOn, { value: String(to) })] : []),
  ];
  return buttons.length > 0 ? [actionsRow(buttons)] : [];
}

/** What was typed, by input. */
export function readFieldOptions(state: ViewState, from: number) {
  const read = (n: number) => {
    const blockId = optionsInput(from, n);
    return state[blockId] === undefined
      ? []
      : [{ input: blockId.replace(/^input:/, ''), text: typedText(state, blockId) }];
  };
  const places = (first: number, length: number) => Array.from({ length }, (_, n) => read(first + n)).flat();
  return { texts: places(0, inputsPerPage), more: places(inputsPerPage, inputsForMore) };
}
