import type { InputBlockElement } from '@slack/types';
import { type Answer, answerList } from '../domain/requests/answers.ts';
import { cleanText } from '../domain/requests/clean-text.ts';
import type { FieldDefinition, FieldType } from '../domain/streams/field.ts';
import { option, placeholder } from './blocks.ts';
import { actions } from './ids.ts';
import { limits } from './limits/numbers.ts';
import { channelLink, join, type Mrkdwn, md, mention } from './mrkdwn.ts';
import { cut, dateWords } from './text.ts';
import type { ElementState } from './view-state.ts';

/** How a type of field is asked for, read and shown. */
export interface FieldElement {
  /**
   * The input with the answer in it. `external`: a select asks us for its options while the person types, instead
   * of carrying them; past 100 it always does.
   */
  element(field: FieldDefinition, answer: Answer | undefined, external: boolean): InputBlockElement;
  /** The answer that the input holds; undefined where it is empty. */
  read(state: ElementState): Answer | undefined;
  /** The answer for people to read, in Slack's markup. */
  words(field: FieldDefinition, answer: Answer): Mrkdwn;
}

export const fieldElements: Record<FieldType, FieldElement> = {
  text: {
    element(field, answer) {
      const text = one(answer) ?? '';
      return {
        type: 'plain_text_input',
        ...common(field),
        // A single-line input would lose line ends, and an input refuses a value over its own maximum.
        multiline: field.multiline || text.includes('\n'),
        max_length: Math.min(Math.max(field.maxLength, text.length), limits.element.inputText),
        ...(text !== '' && { initial_value: cut(text, limits.element.inputText) }),
      };
    },
    read: ({ value }) => cleanText(value ?? '').trim() || undefined,
    words: (_, answer) => md`${answerList(answer).join(', ')}`,
  },
  date: {
    element(field, answer) {
      const date = one(answer) ?? '';
      return {
        type: 'datepicker',
        ...common(field),
        ...(/^\d{4}-\d{2}-\d{2}$/.test(date) && { initial_date: date }),
      };
    },
    read: ({ selected_date }) => selected_date || undefined,
    words: (_, answer) => md`${answerList(answer).map(dateWords).join(', ')}`,
  },
  select: {
    element(field, answer, external) {
      const [chosen] = chosenOptions(field, answer);
      const initial = chosen && { initial_option: chosen };
      return mustBeExternal(field, external)
        ? { type: 'external_select', ...common(field), min_query_length: 0, ...initial }
        : { type: 'static_select', ...common(field), options: allOptions(field), ...initial };
    },
    read: ({ selected_option }) => selected_option?.value,
    words: optionWords,
  },
  multi_select: {
    element(field, answer, external) {
      const chosen = chosenOptions(field, answer);
      const initial = chosen.length > 0 && { initial_options: chosen };
      return mustBeExternal(field, external)
        ? { type: 'multi_external_select', ...common(field), min_query_length: 0, ...initial }
        : { type: 'multi_static_select', ...common(field), options: allOptions(field), ...initial };
    },
    read: ({ selected_options }) => list(selected_options?.map(({ value }) => value)),
    words: optionWords,
  },
  user: {
    element(field, answer) {
      const id = one(answer);
      return { type: 'users_select', ...common(field), ...(id !== undefined && { initial_user: id }) };
    },
    read: ({ selected_user }) => selected_user || undefined,
    words: (_, answer) => join(answerList(answer).map(mention), ', '),
  },
  multi_user: {
    element(field, answer) {
      const ids = answerList(answer);
      return { type: 'multi_users_select', ...common(field), ...(ids.length > 0 && { initial_users: ids }) };
    },
    read: ({ selected_users }) => list(selected_users),
    words: (_, answer) => join(answerList(answer).map(mention), ', '),
  },
  channel: {
    element(field, answer) {
      const id = one(answer);
      return { type: 'channels_select', ...common(field), ...(id !== undefined && { initial_channel: id }) };
    },
    read: ({ selected_channel }) => selected_channel || undefined,
    words: (_, answer) => join(answerList(answer).map(channelLink), ', '),
  },
  multi_channel: {
    element(field, answer) {
      const ids = answerList(answer);
      return {
        type: 'multi_channels_select',
        ...common(field),
        ...(ids.length > 0 && { initial_channels: ids }),
      };
    },
    read: ({ selected_channels }) => list(selected_channels),
    words: (_, answer) => join(answerList(answer).map(channelLink), ', '),
  },
};

/** The answer for people to read, in Slack's markup. */
export function answerWords(field: FieldDefinition, answer: Answer): Mrkdwn {
  return fieldElements[field.type].words(field, answer);
}

function common(field: FieldDefinition) {
  return { action_id: actions.answer, ...placeholder(field.placeholder) };
}

function one(answer: Answer | undefined): string | undefined {
  return answerList(answer)[0];
}

function list(values: readonly string[] = []): string[] | undefined {
  return values.length === 0 ? undefined : [...new Set(values)];
}

/** Slack refuses a select without options as it does one with more than 100. */
function mustBeExternal(field: FieldDefinition, external: boolean): boolean {
  return external || field.options.length === 0 || field.options.length > limits.element.options;
}

function allOptions(field: FieldDefinition) {
  return field.options.map(({ id, label }) => option(label, id));
}

/** Options that are offered no more are left out: an initial option must be one of the options. */
function chosenOptions(field: FieldDefinition, answer: Answer | undefined) {
  const labels = new Map(field.options.map(({ id, label }) => [id, label]));
  return answerList(answer).flatMap((id) => {
    const label = labels.get(id);
    return label === undefined ? [] : [option(label, id)];
  });
}

function optionWords(field: FieldDefinition, answer: Answer): Mrkdwn {
  const labels = new Map(field.options.map(({ id, label }) => [id, label]));
  return md`${answerList(answer)
    .map((id) => labels.get(id) ?? 'an option that is gone')
    .join(', ')}`;
}
