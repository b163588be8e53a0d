import type { InputBlockElement, KnownBlock, ModalView } from '@slack/types';
import { answerList } from '../../domain/requests/answers.ts';
import { boundText } from '../../domain/streams/bounds.ts';
import { type FieldDefinition, longestText } from '../../domain/streams/field.ts';
import { settingsOf } from '../../domain/streams/field-settings.ts';
import type { ChecksInput } from '../../domain/streams/read-checks.ts';
import { inputs } from '../block-ids.ts';
import { context, input } from '../blocks.ts';
import { fieldElements } from '../field-elements.ts';
import { actions, modals } from '../ids.ts';
import { type FieldWindowMetadata, metadata } from '../metadata.ts';
import { modal } from '../modal.ts';
import { md } from '../mrkdwn.ts';
import { inputState, isTicked, typedText, type ViewState } from '../view-state.ts';
import { fieldHead, type PageNotice, pageButtons } from './field-tabs.ts';
import { textInput, tickInput } from './text-input.ts';

/** The page of a field's window for its checks and its default (S14). */
export function fieldChecks(
  ids: FieldWindowMetadata,
  field: FieldDefinition,
  notice?: PageNotice,
): ModalView {
  const own = [...textChecks(field), ...bounds(field), ...defaultInputs(field)];
  return modal({
    title: 'Checks and default',
    callbackId: modals.fieldChecks,
    metadata: metadata.fieldWindow.print(ids),
    ...(own.length > 0 ? pageButtons(notice) : { close: 'Back' }),
    blocks: [
      ...fieldHead(field, 'checks', notice),
      ...(own.length > 0 ? own : [context(md`A field of this type has no checks beside being required.`)]),
    ],
  });
}

function textChecks({ type, minLength, maxLength, pattern }: FieldDefinition): KnownBlock[] {
  const { text, lengths } = settingsOf(type);
  if (!lengths) return [];
  const length = (value: number, none: number) => ({ value: value === none ? '' : String(value), max: 5 });
  return [
    textInput(inputs.minLength, 'Shortest', { ...length(minLength, 0), hint: 'In characters. Empty: any.' }),
    textInput(inputs.maxLength, 'Longest', {
      ...length(maxLength, longestText),
      hint: `In characters. Empty: ${longestText}.`,
    }),
    ...(text ? patternInputs(pattern) : []),
  ];
}

function patternInputs(pattern: FieldDefinition['pattern']): KnownBlock[] {
  return [
    textInput(inputs.pattern, 'Pattern', {
      value: pattern?.source ?? '',
      max: 300,
      example: '[A-Z]{2}-\\d{4}',
      hint: 'A regular expression that the whole answer must match.',
    }),
    textInput(inputs.patternMessage, 'Message where it does not match', {
      value: pattern?.message ?? '',
      max: 150,
      example: 'Give the number on the sticker, such as AC-1042.',
    }),
  ];
}

const dayHint = 'A date such as 2026-12-31, or today, today+3, today-7: from the day of submission.';

function bounds({ type, min, max }: FieldDefinition): KnownBlock[] {
  const kind = settingsOf(type).bounds;
  if (kind === null) return [];
  const [least, greatest] = kind === 'day' ? ['Earliest', 'Latest'] : ['Least', 'Greatest'];
  const hint = kind === 'day' ? dayHint : 'A number such as 12 or -0.5. Empty: any.';
  return [
    textInput(inputs.min, least, { value: boundText(min), max: 40, hint }),
    textInput(inputs.max, greatest, { value: boundText(max), max: 40, hint }),
  ];
}

function defaultInputs(field: FieldDefinition): KnownBlock[] {
  const kind = settingsOf(field.type).default;
  const { default: value } = field;
  if (kind === null) return [];
  const hint = 'Stands in the field when the form opens.';
  if (kind === 'day') {
    const text =
      value?.kind === 'today'
        ? boundText(value)
        : value?.kind === 'fixed'
          ? (answerList(value.value)[0] ?? '')
          : '';
    return [textInput(inputs.defaultDay, 'Default', { value: text, max: 40, hint: `${hint} ${dayHint}` })];
  }
  const element = defaultElement(field);
  return [
    ...(element ? [input(inputs.default, 'Default', element, { optional: true, hint })] : []),
    ...(kind === 'person'
      ? [
          tickInput(
            inputs.defaultRequester,
            'Default: the requester',
            'Whoever submits the Request',
            value?.kind === 'requester',
          ),
        ]
      : []),
  ];
}

/** The very input of the form. A choice of radio buttons could not be taken back, so choices are selects here. */
function defaultElement(field: FieldDefinition): InputBlockElement | null {
  const asked: FieldDefinition = { ...field, type: askedAs(field.type), required: false };
  const answer = field.default?.kind === 'fixed' ? field.default.value : undefined;
  const element = fieldElements[asked.type]?.element(asked, answer, false);
  return element ? ({ ...element, action_id: actions.pickDefault } as InputBlockElement) : null;
}

function askedAs(type: FieldDefinition['type']): FieldDefinition['type'] {
  if (type === 'radio') return 'select';
  return type === 'checkboxes' ? 'multi_select' : type;
}

/** What was typed. */
export function readFieldChecks(state: ViewState, field: FieldDefinition): ChecksInput {
  return {
    minLength: typedText(state, inputs.minLength),
    maxLength: typedText(state, inputs.maxLength),
    pattern: typedText(state, inputs.pattern),
    patternMessage: typedText(state, inputs.patternMessage),
    min: typedText(state, inputs.min),
    max: typedText(state, inputs.max),
    default: fieldElements[askedAs(field.type)]?.read(inputState(state, inputs.default)),
    defaultDay: typedText(state, inputs.defaultDay),
    defaultRequester: isTicked(state, inputs.defaultRequester),
  };
}
