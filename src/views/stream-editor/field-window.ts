import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import {
  type FieldType,
  fieldTypeNames,
  fieldTypes,
  longestFieldName,
  mostFiles,
} from '../../domain/streams/field.ts';
import { settingsOf } from '../../domain/streams/field-settings.ts';
import type { FieldInput } from '../../domain/streams/read-field.ts';
import { inputs } from '../block-ids.ts';
import { context, input, option, section } from '../blocks.ts';
import { actions, modals } from '../ids.ts';
import { limits } from '../limits/numbers.ts';
import { type FieldWindowMetadata, metadata } from '../metadata.ts';
import { modal } from '../modal.ts';
import { md } from '../mrkdwn.ts';
import { chosenOption, isTicked, typedText, type ViewState } from '../view-state.ts';
import { fieldHead, type PageNotice, pageButtons } from './field-tabs.ts';
import { textInput, tickInput } from './text-input.ts';

const longestHint = 300;

/** What stands in the window. */
export interface ShownField extends FieldInput {
  /** On the form, counted from 1; empty: only in the library. */
  place: string;
}

export interface FieldWindow {
  ids: FieldWindowMetadata;
  shown: ShownField;
  /** Null: name and type are given, and nobody may change them. */
  types: readonly FieldType[] | null;
  /** How many fields the form has, with this one where it is on it. */
  places: number;
  /** May it be taken off the form, or put on it? */
  place: 'always' | 'may' | 'never';
  /** Said of the options as they are typed, such as how many they are. */
  optionsWords: string;
  /** Said at the top, such as what another admin changed meanwhile. */
  notice?: PageNotice;
}

/** The modal in which a field is made or changed (S4): what every type has, then what this type has. */
export function fieldWindow(field: FieldWindow): ModalView {
  const { ids, notice } = field;
  const isNew = ids.fieldId === null;
  return modal({
    title: isNew ? 'Add field' : 'Edit field',
    callbackId: modals.fieldWindow,
    metadata: metadata.fieldWindow.print(ids),
    ...pageButtons(notice),
    ...(isNew && { submit: 'Add field' }),
    blocks: [...head(field), ...identity(field), ...ofType(field), ...placeInput(field)],
  });
}

function head({ ids, shown, notice }: FieldWindow): KnownBlock[] {
  return ids.fieldId === null ? [] : fieldHead(shown, 'field', notice);
}

function identity({ shown, types, ids }: FieldWindow): KnownBlock[] {
  if (types === null)
    return [section(md`*${shown.name}*\n${fieldTypeNames[shown.type]}, a field that every Stream has`)];
  return [
    textInput(inputs.name, 'Name', {
      value: shown.name,
      max: longestFieldName,
      required: true,
      focus: ids.fieldId === null,
    }),
    typeInput(shown.type, types),
  ];
}

function typeInput(chosen: FieldType, types: readonly FieldType[]): InputBlock {
  const all = types.map((type) => option(fieldTypeNames[type], type));
  const initial = all.find(({ value }) => value === chosen);
  return input(
    inputs.type,
    'Type',
    {
      type: 'static_select',
      action_id: actions.pickFieldType,
      options: all,
      ...(initial && { initial_option: initial }),
    },
    {
      dispatch: true,
      ...(types.length < fieldTypes.length && {
        hint: 'Only types that keep the answers that Requests have.',
      }),
    },
  );
}

function ofType({ shown, optionsWords }: FieldWindow): KnownBlock[] {
  const settings = settingsOf(shown.type);
  return [
    ...(settings.options
      ? [
          ...(shown.options === null ? [] : [optionsInput(shown.options)]),
          ...(optionsWords === '' ? [] : [context(md`${optionsWords}`)]),
        ]
      : []),
    ...(settings.answered
      ? [tickInput(inputs.required, 'Required', 'A Request cannot be submitted without it', shown.required)]
      : []),
    ...(settings.text
      ? [tickInput(inputs.multiline, 'Multi-line', 'Plain text may have more than one line', shown.multiline)]
      : []),
    ...(shown.type === 'number'
      ? [tickInput(inputs.decimals, 'Decimals', 'The number may have decimals', shown.decimals)]
      : []),
    ...(shown.type === 'section'
      ? [
          tickInput(
            inputs.startsPage,
            'New page',
            'The form goes on here on a page of its own',
            shown.startsPage,
          ),
        ]
      : []),
    ...(shown.type === 'files' ? filesInputs(shown) : []),
    textInput(inputs.hint, settings.answered ? 'Hint' : 'Help text', {
      value: shown.hint,
      max: longestHint,
      hint: settings.answered ? 'Shown under the field, like this.' : 'Shown under the heading.',
    }),
    ...(settings.placeholder === null ? [] : [placeholderInput(shown, settings.placeholder)]),
  ];
}

function optionsInput(value: string): InputBlock {
  return textInput(inputs.options, 'Options', {
    value,
    multiline: true,
    example: 'Low, Medium, High',
    hint: 'Commas separate options; put an option that has a comma in "quotes".',
    live: actions.typeOptions,
  });
}

function filesInputs(shown: ShownField): KnownBlock[] {
  return [
    textInput(inputs.filetypes, 'Kinds of file', {
      value: shown.filetypes,
      max: 300,
      example: 'pdf, png, docx',
      hint: 'Endings, separated by commas. Empty: every kind.',
    }),
    textInput(inputs.maxFiles, 'Most files', {
      value: shown.maxFiles,
      max: 2,
      hint: `At most ${mostFiles}.`,
    }),
  ];
}

function placeholderInput(shown: ShownField, kind: 'placeholder' | 'words'): InputBlock {
  return textInput(inputs.placeholder, kind === 'words' ? 'Words beside the box' : 'Placeholder', {
    value: shown.placeholder,
    max: kind === 'words' ? limits.option.text : limits.element.placeholder,
    hint: kind === 'words' ? 'Such as “I have read the rules”.' : 'Shown in the field while it is empty.',
  });
}

function placeInput({ place, places, shown }: FieldWindow): KnownBlock[] {
  if (place === 'never') return [];
  const off = place === 'may' ? ' Empty: only in the library.' : '';
  return [
    textInput(inputs.place, 'Place on the form', {
      value: shown.place,
      max: 4,
      required: place === 'always',
      hint: `1 is the top, ${places} the end.${off}`,
    }),
  ];
}

/** What was typed. A part that the window did not ask for stays as `before` has it. */
export function readFieldWindow(state: ViewState, before: ShownField): ShownField {
  const asked = (blockId: string) => state[blockId] !== undefined;
  const type = chosenOption(state, inputs.type);
  const text = (blockId: typeof inputs.name, old: string) =>
    asked(blockId) ? typedText(state, blockId) : old;
  return {
    name: text(inputs.name, before.name),
    type: fieldTypes.find((known) => known === type) ?? before.type,
    options: asked(inputs.options) ? typedText(state, inputs.options) : before.options,
    required: asked(inputs.required) ? isTicked(state, inputs.required) : before.required,
    multiline: asked(inputs.multiline) ? isTicked(state, inputs.multiline) : before.multiline,
    decimals: asked(inputs.decimals) ? isTicked(state, inputs.decimals) : before.decimals,
    startsPage: asked(inputs.startsPage) ? isTicked(state, inputs.startsPage) : before.startsPage,
    filetypes: text(inputs.filetypes, before.filetypes),
    maxFiles: text(inputs.maxFiles, before.maxFiles),
    hint: text(inputs.hint, before.hint),
    placeholder: text(inputs.placeholder, before.placeholder),
    place: text(inputs.place, before.place),
  };
}
