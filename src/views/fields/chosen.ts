import type { InputBlockElement } from '@slack/types';
import { type Answer, answerList } from '../../domain/requests/answers.ts';
import { type FieldDefinition, mostChoices, mostChosen } from '../../domain/streams/field.ts';
import { option } from '../blocks.ts';
import { actions } from '../ids.ts';
import { limits } from '../limits/numbers.ts';
import { channelLink, join, md, mention } from '../mrkdwn.ts';
import { common, type FieldElement, list, one } from './field-element.ts';

const optionWords: FieldElement['words'] = (field, answer) => {
  const labels = new Map(field.options.map(({ id, label }) => [id, label]));
  return md`${answerList(answer)
    .map((id) => labels.get(id) ?? 'an option that is gone')
    .join(', ')}`;
};

function selectElement(
  field: FieldDefinition,
  answer: Answer | undefined,
  external: boolean,
): InputBlockElement {
  const [chosen] = chosenOptions(field, answer);
  const initial = chosen && { initial_option: chosen };
  return mustBeExternal(field, external)
    ? { type: 'external_select', ...common(field), min_query_length: 0, ...initial }
    : { type: 'static_select', ...common(field), options: allOptions(field), ...initial };
}

function multiSelectElement(
  field: FieldDefinition,
  answer: Answer | undefined,
  external: boolean,
): InputBlockElement {
  const chosen = chosenOptions(field, answer).slice(0, mostChosen);
  const initial = {
    ...(field.options.length > mostChosen && { max_selected_items: mostChosen }),
    ...(chosen.length > 0 && { initial_options: chosen }),
  };
  return mustBeExternal(field, external)
    ? { type: 'multi_external_select', ...common(field), min_query_length: 0, ...initial }
    : { type: 'multi_static_select', ...common(field), options: allOptions(field), ...initial };
}

/** Types whose answers are chosen: from options, people or channels. */
export const chosenElements = {
  select: {
    element: selectElement,
    read: ({ selected_option }) => selected_option?.value,
    words: optionWords,
  },
  multi_select: {
    element: multiSelectElement,
    read: ({ selected_options }) => list(selected_options?.map(({ value }) => value)),
    words: optionWords,
  },
  radio: {
    element(field, answer, external) {
      if (!fitsButtons(field)) return selectElement(field, answer, external);
      const [chosen] = chosenOptions(field, answer);
      return {
        type: 'radio_buttons',
        action_id: actions.answer,
        options: allOptions(field),
        ...(chosen && { initial_option: chosen }),
      };
    },
    read: ({ selected_option }) => selected_option?.value,
    words: optionWords,
  },
  checkboxes: {
    element(field, answer, external) {
      if (!fitsButtons(field)) return multiSelectElement(field, answer, external);
      const chosen = chosenOptions(field, answer);
      return {
        type: 'checkboxes',
        action_id: actions.answer,
        options: allOptions(field),
        ...(chosen.length > 0 && { initial_options: chosen }),
      };
    },
    read: ({ selected_options }) => list(selected_options?.map(({ value }) => value)),
    words: optionWords,
  },
  checkbox: {
    element(field, answer) {
      const box = option(field.placeholder.trim() === '' ? 'Yes' : field.placeholder, 'yes');
      return {
        type: 'checkboxes',
        action_id: actions.answer,
        options: [box],
        ...(answer === 'yes' && { initial_options: [box] }),
      };
    },
    read: ({ selected_options = [] }) => (selected_options.length > 0 ? 'yes' : undefined),
    words: () => md`Yes`,
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
} satisfies Record<string, FieldElement>;

/** Slack refuses a select without options as it does one with more than 100. */
function mustBeExternal(field: FieldDefinition, external: boolean): boolean {
  return external || field.options.length === 0 || field.options.length > limits.element.options;
}

/** Slack refuses buttons without options, and more than ten of them. */
function fitsButtons(field: FieldDefinition): boolean {
  return field.options.length > 0 && field.options.length <= mostChoices;
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
