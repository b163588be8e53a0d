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
  ...Object.keys(rulesOf).filter((type) => type.endsWith('select')),
];
/** The elements that each kind of block can hold. */
export const elementsOf = {
  section: new Set(['button', 'overflow', ...everywhere]),
  actions: new Set(['button', 'overflow', ...everywhere]),
  input: new Set(['plain_text_input', ...everywhere]),
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
