import { isJson, type Json, objects, type Rule } from './finding.ts';
import { limits } from './numbers.ts';
import { ifThere, list, string, text } from './rules.ts';

const { element, option: ofOption, confirm: ofConfirm } = limits;

/** An option of a select or overflow menu. */
export const option: Rule[] = [
  text('text', ofOption.text, { required: true }),
  string('value', ofOption.value, { required: true }),
  text('description', ofOption.description),
];

const confirm: Rule = (node, path, report) => {
  if (!isJson(node.confirm)) return;
  for (const rule of [
    text('title', ofConfirm.title),
    text('text', ofConfirm.text, { required: true, plainOnly: false }),
    text('confirm', ofConfirm.button),
    text('deny', ofConfirm.button),
  ]) {
    rule(node.confirm, `${path}.confirm`, report);
  }
};

const placeholder = text('placeholder', element.placeholder);
const uniqueValues: Rule = (node, path, report) => {
  const values = objects(node.options).map(({ value }) => value);
  if (new Set(values).size < values.length) report(`${path}.options`, 'values must differ', values.length);
};
const options = [list('options', element.options, ...option), uniqueValues];

/** Slack refuses an initial option that is not, to the letter, one of the options. */
const initialAmongOptions: Rule = (node, path, report) => {
  const known = new Set(objects(node.options).map((value) => JSON.stringify(value)));
  for (const key of ['initial_option', 'initial_options']) {
    const chosen = [node[key]].flat().filter(isJson);
    if (chosen.every((value) => known.has(JSON.stringify(value)))) continue;
    report(`${path}.${key}`, 'must be among the options', chosen.length, () => {
      delete node[key];
    });
  }
};
const initialOptions = ifThere('initial_options', list('initial_options', element.options, ...option));

const initialText: Rule = (node, path, report) => {
  const max = typeof node.max_length === 'number' ? node.max_length : element.inputText;
  if (max < 1 || max > element.inputText) report(`${path}.max_length`, `1 to ${element.inputText}`, max);
  string('initial_value', max)(node, path, report);
};

const initialDate: Rule = (node, path, report) => {
  const date = node.initial_date;
  if (date === undefined || (typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date))) return;
  report(`${path}.initial_date`, 'must be YYYY-MM-DD', typeof date, () => {
    delete node.initial_date;
  });
};

const initialTime: Rule = (node, path, report) => {
  const { initial_time: time, initial_date_time: seconds } = node;
  if (time !== undefined && !(typeof time === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(time))) {
    report(`${path}.initial_time`, 'must be HH:mm', typeof time, () => {
      delete node.initial_time;
    });
  }
  const inRange =
    typeof seconds === 'number' && seconds >= element.firstDateTime && seconds <= element.lastDateTime;
  if (seconds !== undefined && !(inRange && Number.isInteger(seconds))) {
    report(`${path}.initial_date_time`, 'must be seconds of ten digits', typeof seconds, () => {
      delete node.initial_date_time;
    });
  }
};

const number: Rule = (node, path, report) => {
  if (typeof node.is_decimal_allowed !== 'boolean') {
    report(`${path}.is_decimal_allowed`, 'must be true or false', typeof node.is_decimal_allowed, () => {
      node.is_decimal_allowed = true;
    });
  }
  for (const key of ['initial_value', 'min_value', 'max_value']) {
    const value = node[key];
    const form = node.is_decimal_allowed === true ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/;
    if (value === undefined || (typeof value === 'string' && form.test(value))) continue;
    report(`${path}.${key}`, 'must be a number as text', typeof value, () => {
      delete node[key];
    });
  }
};

const files: Rule = (node, path, report) => {
  const max = node.max_files;
  if (max === undefined || (typeof max === 'number' && max >= 1 && max <= element.files)) return;
  report(`${path}.max_files`, `1 to ${element.files}`, typeof max === 'number' ? max : typeof max, () => {
    node.max_files = element.files;
  });
};

const richText: Rule = (node, path, report) => {
  const value = node.initial_value;
  if (value === undefined || (isJson(value) && value.type === 'rich_text')) return;
  report(`${path}.initial_value`, 'must be a rich_text block', typeof value, () => {
    delete node.initial_value;
  });
};

const url: Rule = (node, path, report) => {
  string('url', element.buttonUrl)(node, path, report);
  if (typeof node.url === 'string' && !/^https?:\/\//i.test(node.url)) {
    report(`${path}.url`, 'must be an http(s) address', 'another');
  }
};

/** What each type of element must keep to, beside its action id. */
const rulesOf: Record<string, readonly Rule[]> = {
  button: [text('text', element.buttonText, { required: true }), string('value', element.buttonValue), url],
  overflow: [list('options', element.overflowOptions, ...option), uniqueValues],
  checkboxes: [list('options', element.choices, ...option), uniqueValues, initialAmongOptions],
  radio_buttons: [list('options', element.choices, ...option), uniqueValues, initialAmongOptions],
  datepicker: [placeholder, initialDate],
  timepicker: [placeholder, initialTime],
  datetimepicker: [initialTime],
  number_input: [placeholder, number],
  email_text_input: [placeholder, string('initial_value', element.inputText)],
  url_text_input: [placeholder, string('initial_value', element.inputText)],
  rich_text_input: [placeholder, richText],
  file_input: [files],
  plain_text_input: [placeholder, initialText],
  static_select: [placeholder, ...options, initialAmongOptions],
  multi_static_select: [placeholder, ...options, initialOptions, initialAmongOptions],
  external_select: [placeholder],
  multi_external_select: [placeholder, initialOptions],
  users_select: [placeholder],
  multi_users_select: [placeholder],
  channels_select: [placeholder],
  multi_channels_select: [placeholder],
  conversations_select: [placeholder],
  multi_conversations_select: [placeholder],
};

const everywhere = [
  'checkboxes',
  'radio_buttons',
  'datepicker',
  'timepicker',
  ...Object.keys(rulesOf).filter((type) => type.endsWith('select')),
];
/** The elements that each kind of block can hold. */
export const elementsOf = {
  section: new Set(['button', 'overflow', ...everywhere]),
  actions: new Set(['button', 'overflow', 'datetimepicker', ...everywhere]),
  input: new Set([
    'plain_text_input',
    'rich_text_input',
    'number_input',
    'email_text_input',
    'url_text_input',
    'datetimepicker',
    'file_input',
    ...everywhere,
  ]),
};

/** An element of a block. A type without rules here is refused: its limits have to be written down first. */
export function elementRule(place: keyof typeof elementsOf): Rule {
  return (node: Json, path, report) => {
    const type = String(node.type);
    const rules = rulesOf[type];
    if (!rules || !elementsOf[place].has(type)) {
      report(path, `must be an element that ${place} blocks take`, type);
      return;
    }
    const all = [string('action_id', element.actionId, { required: true }), confirm, ...rules];
    for (const rule of all) rule(node, path, report);
  };
}
