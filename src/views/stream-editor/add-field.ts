import type { InputBlock, ModalView } from '@slack/types';
import type { NewFieldInput } from '../../domain/streams/change-form.ts';
import { fieldTypeNames, fieldTypes, longestFieldName } from '../../domain/streams/field.ts';
import { input, option, placeholder } from '../blocks.ts';
import { actions, type BlockId, inputs, modals } from '../ids.ts';
import { limits } from '../limits/numbers.ts';
import { type AddFieldMetadata, metadata } from '../metadata.ts';
import { modal } from '../modal.ts';
import { chosenOption, isTicked, typedText, type ViewState } from '../view-state.ts';

const longestHint = 300;

/** The modal that adds a field to a Stream's library. */
export function addField(stream: AddFieldMetadata): ModalView {
  return modal({
    title: 'Add field',
    callbackId: modals.addField,
    metadata: metadata.addField.print(stream),
    submit: 'Add field',
    blocks: [
      textInput(inputs.name, 'Name', { max: longestFieldName, required: true, focus: true }),
      typeInput(),
      textInput(inputs.options, 'Options', {
        max: limits.element.inputText,
        multiline: true,
        example: 'Low, Medium, High',
        hint: 'For Select, Multi select, Radio buttons and Checkboxes. Commas separate options; put an option that has a comma in "quotes".',
      }),
      tickInput(inputs.required, 'Required', 'A Request cannot be submitted without it'),
      tickInput(inputs.multiline, 'Multi-line', 'Plain text may have more than one line'),
      textInput(inputs.hint, 'Hint', { max: longestHint, hint: 'Shown under the field, like this.' }),
      textInput(inputs.placeholder, 'Placeholder', {
        max: limits.element.placeholder,
        hint: 'Shown in the field while it is empty.',
      }),
    ],
  });
}

/** What the Stream admin entered. */
export function readAddField(state: ViewState): NewFieldInput {
  const type = chosenOption(state, inputs.type);
  return {
    name: typedText(state, inputs.name),
    type: fieldTypes.find((known) => known === type) ?? 'text',
    options: typedText(state, inputs.options),
    required: isTicked(state, inputs.required),
    multiline: isTicked(state, inputs.multiline),
    hint: typedText(state, inputs.hint),
    placeholder: typedText(state, inputs.placeholder),
  };
}

interface TextInput {
  max: number;
  required?: boolean;
  focus?: boolean;
  multiline?: boolean;
  example?: string;
  hint?: string;
}

function textInput(blockId: BlockId, label: string, text: TextInput): InputBlock {
  return input(
    blockId,
    label,
    {
      type: 'plain_text_input',
      action_id: actions.answer,
      max_length: text.max,
      multiline: text.multiline ?? false,
      ...(text.focus && { focus_on_load: true }),
      ...placeholder(text.example ?? ''),
    },
    { optional: !text.required, hint: text.hint ?? '' },
  );
}

function typeInput(): InputBlock {
  const types = fieldTypes.map((type) => option(fieldTypeNames[type], type));
  const [first] = types;
  return input(inputs.type, 'Type', {
    type: 'static_select',
    action_id: actions.answer,
    options: types,
    ...(first && { initial_option: first }),
  });
}

function tickInput(blockId: BlockId, label: string, words: string): InputBlock {
  return input(
    blockId,
    label,
    { type: 'checkboxes', action_id: actions.answer, options: [option(words, 'yes')] },
    { optional: true },
  );
}
