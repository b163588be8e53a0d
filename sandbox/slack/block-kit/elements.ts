import { limits } from './limits.ts';
import {
  anyText,
  confirm,
  distinctValues,
  initialAmongOptions,
  markedOption,
  option,
  optionGroup,
  optionsOrGroups,
  overflowOption,
  plainText,
} from './objects.ts';
import { all, anything, flag, integer, isShape, list, object, oneOf, type Rule, text } from './rules.ts';

/** The elements: docs.slack.dev/reference/block-kit/block-elements. By type. */

const actionId = text({ max: limits.actionId });
const id = text();
const date = text({ pattern: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/ });
const time = text({ pattern: /^([01]\d|2[0-3]):[0-5]\d$/ });

function element(type: string, fields: Record<string, Rule>): Rule {
  return object({ type: oneOf(type), 'action_id?': actionId, ...fields });
}

const focus = { 'focus_on_load?': flag };
const confirmable = { 'confirm?': confirm };
const placeholder = { 'placeholder?': plainText(limits.placeholder) };
const chooser = { ...focus, ...confirmable, ...placeholder };
const severalOf = { ...chooser, 'max_selected_items?': integer(1, 1000) };
const responseUrl = { 'response_url_enabled?': flag };

const dispatchable = {
  'dispatch_action_config?': object({
    'trigger_actions_on?': list(oneOf('on_enter_pressed', 'on_character_entered')),
  }),
};
const conversationFilter = object({
  'include?': list(oneOf('im', 'mpim', 'private', 'public')),
  'exclude_external_shared_channels?': flag,
  'exclude_bot_users?': flag,
});
const conversations = {
  'default_to_current_conversation?': flag,
  'filter?': conversationFilter,
};
const selectOptions = {
  'options?': list(option, { max: limits.selectOptions }),
  'option_groups?': list(optionGroup, { max: limits.optionGroups }),
};
const lengths = {
  'min_length?': integer(0, limits.plainTextInput),
  'max_length?': integer(1, limits.plainTextInput),
};

const numeric = text({ pattern: /^-?\d+(\.\d+)?$/ });
const wholeUnlessDecimal: Rule = (value, pointer, report) => {
  if (!isShape(value) || value.is_decimal_allowed !== false) return;
  for (const name of ['min_value', 'max_value', 'initial_value']) {
    const given = value[name];
    if (typeof given === 'string' && given.includes('.')) {
      report({ pointer: `${pointer}/${name}`, message: 'must be an integer if decimals are not allowed' });
    }
  }
};

/** `min_*` may not be above `max_*`. */
function ordered(least: string, most: string): Rule {
  return (value, pointer, report) => {
    if (!isShape(value) || value[least] === undefined || value[most] === undefined) return;
    if (Number(value[least]) > Number(value[most])) {
      report({ pointer: `${pointer}/${least}`, message: `must be less than or equal to ${most}` });
    }
  };
}

const button = {
  text: plainText(limits.button.text),
  'value?': text({ max: limits.button.value }),
  'accessibility_label?': text({ max: limits.button.accessibilityLabel }),
};
const feedbackButton = object(button);

export const imageElement = object({
  type: oneOf('image'),
  alt_text: text({ max: limits.image.altText }),
  'image_url?': text({ max: limits.image.url, pattern: /^https?:\/\// }),
  'slack_file?': object({ 'id?': id, 'url?': id }),
});

export const elements = {
  button: element('button', {
    ...button,
    ...confirmable,
    'url?': text({ max: limits.button.url }),
    'style?': oneOf('primary', 'danger'),
  }),
  workflow_button: element('workflow_button', {
    ...button,
    workflow: anything,
    'style?': oneOf('primary', 'danger'),
  }),
  icon_button: element('icon_button', {
    ...button,
    ...confirmable,
    icon: oneOf('trash'),
    'visible_to_user_ids?': list(id, { max: 10 }),
  }),
  feedback_buttons: element('feedback_buttons', {
    positive_button: feedbackButton,
    negative_button: feedbackButton,
  }),
  overflow: element('overflow', {
    ...confirmable,
    options: list(overflowOption, { max: limits.overflowOptions }),
  }),
  checkboxes: all(
    element('checkboxes', {
      ...focus,
      ...confirmable,
      options: list(markedOption, { max: limits.checkOptions }),
      'initial_options?': list(markedOption, { max: limits.checkOptions }),
    }),
    initialAmongOptions,
    distinctValues,
  ),
  radio_buttons: all(
    element('radio_buttons', {
      ...focus,
      ...confirmable,
      options: list(markedOption, { max: limits.checkOptions }),
      'initial_option?': markedOption,
    }),
    initialAmongOptions,
    distinctValues,
  ),
  static_select: all(
    element('static_select', { ...chooser, ...selectOptions, 'initial_option?': option }),
    optionsOrGroups,
    initialAmongOptions,
    distinctValues,
  ),
  multi_static_select: all(
    element('multi_static_select', { ...severalOf, ...selectOptions, 'initial_options?': list(option) }),
    optionsOrGroups,
    initialAmongOptions,
    distinctValues,
  ),
  external_select: element('external_select', {
    ...chooser,
    'initial_option?': option,
    'min_query_length?': integer(0, 3000),
  }),
  multi_external_select: element('multi_external_select', {
    ...severalOf,
    'initial_options?': list(option),
    'min_query_length?': integer(0, 3000),
  }),
  users_select: element('users_select', { ...chooser, 'initial_user?': id }),
  multi_users_select: element('multi_users_select', { ...severalOf, 'initial_users?': list(id, { min: 0 }) }),
  channels_select: element('channels_select', { ...chooser, ...responseUrl, 'initial_channel?': id }),
  multi_channels_select: element('multi_channels_select', {
    ...severalOf,
    'initial_channels?': list(id, { min: 0 }),
  }),
  conversations_select: element('conversations_select', {
    ...chooser,
    ...responseUrl,
    ...conversations,
    'initial_conversation?': id,
  }),
  multi_conversations_select: element('multi_conversations_select', {
    ...severalOf,
    ...conversations,
    'initial_conversations?': list(id, { min: 0 }),
  }),
  datepicker: element('datepicker', { ...chooser, 'initial_date?': date }),
  timepicker: element('timepicker', { ...chooser, 'initial_time?': time, 'timezone?': id }),
  datetimepicker: element('datetimepicker', {
    ...focus,
    ...confirmable,
    'initial_date_time?': integer(1_000_000_000, 9_999_999_999),
  }),
  plain_text_input: all(
    element('plain_text_input', {
      ...focus,
      ...placeholder,
      ...dispatchable,
      ...lengths,
      'initial_value?': text({ min: 0, max: limits.plainTextInput }),
      'multiline?': flag,
    }),
    ordered('min_length', 'max_length'),
  ),
  email_text_input: element('email_text_input', {
    ...focus,
    ...placeholder,
    ...dispatchable,
    'initial_value?': text({ min: 0 }),
  }),
  url_text_input: element('url_text_input', {
    ...focus,
    ...placeholder,
    ...dispatchable,
    'initial_value?': text({ min: 0 }),
  }),
  number_input: all(
    element('number_input', {
      ...focus,
      ...placeholder,
      ...dispatchable,
      is_decimal_allowed: flag,
      'initial_value?': numeric,
      'min_value?': numeric,
      'max_value?': numeric,
    }),
    ordered('min_value', 'max_value'),
    wholeUnlessDecimal,
  ),
  rich_text_input: element('rich_text_input', {
    ...focus,
    ...placeholder,
    ...dispatchable,
    'initial_value?': object({ type: oneOf('rich_text'), 'block_id?': id, elements: list(anything) }),
    'min_lines?': integer(1, limits.richTextLines),
    'max_lines?': integer(1, limits.richTextLines),
  }),
  file_input: element('file_input', {
    'filetypes?': list(id),
    'max_files?': integer(1, limits.files),
  }),
  image: imageElement,
  plain_text: anyText(limits.section.text),
  mrkdwn: anyText(limits.section.text),
} satisfies Record<string, Rule>;

export type ElementType = keyof typeof elements;
