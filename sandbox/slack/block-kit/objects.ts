import { limits } from './limits.ts';
import { byType, flag, isShape, list, object, oneOf, type Rule, text } from './rules.ts';

/** The composition objects: docs.slack.dev/reference/block-kit/composition-objects. */

const type = (name: string): Rule => oneOf(name);

export function plainText(max: number): Rule {
  return byType({ plain_text: object({ type: type('plain_text'), text: text({ max }), 'emoji?': flag }) });
}

export function anyText(max: number): Rule {
  return byType({
    plain_text: object({ type: type('plain_text'), text: text({ max }), 'emoji?': flag }),
    mrkdwn: object({ type: type('mrkdwn'), text: text({ max }), 'verbatim?': flag }),
  });
}

export const confirm = object({
  'title?': plainText(limits.confirm.title),
  text: anyText(limits.confirm.text),
  'confirm?': plainText(limits.confirm.button),
  'deny?': plainText(limits.confirm.button),
  'style?': oneOf('primary', 'danger'),
});

const optionValue = text({ max: limits.option.value });

/** Of select menus. */
export const option = object({
  text: plainText(limits.option.text),
  value: optionValue,
  'description?': plainText(limits.option.description),
});

/** Of checkboxes and radio buttons, which may be formatted. */
export const markedOption = object({
  text: anyText(limits.option.text),
  value: optionValue,
  'description?': anyText(limits.option.description),
});

export const overflowOption = object({
  text: plainText(limits.option.text),
  'value?': optionValue,
  'description?': plainText(limits.option.description),
  'url?': text({ max: limits.option.url }),
});

export const optionGroup = object({
  label: plainText(limits.optionGroupLabel),
  options: list(option, { max: limits.selectOptions }),
});

/** Either `options` or `option_groups`, never both and never neither. */
export const optionsOrGroups: Rule = (value, pointer, report) => {
  if (!isShape(value)) return;
  const given = ['options', 'option_groups'].filter((name) => value[name] !== undefined);
  if (given.length === 0) report({ pointer, message: 'missing required field: options' });
  if (given.length === 2) report({ pointer, message: 'only one of options, option_groups is allowed' });
};

/** `initial_option` and `initial_options` must be among the options, word for word. */
export const initialAmongOptions: Rule = (value, pointer, report) => {
  if (!isShape(value)) return;
  const offered = new Set(allOptions(value).map(fingerprint));
  const single = value.initial_option;
  if (single && !offered.has(fingerprint(single))) {
    report({ pointer: `${pointer}/initial_option`, message: 'must be one of the provided options' });
  }
  const several = value.initial_options;
  if (!Array.isArray(several)) return;
  several.forEach((initial, index) => {
    if (!offered.has(fingerprint(initial))) {
      report({
        pointer: `${pointer}/initial_options/${index}`,
        message: 'must be one of the provided options',
      });
    }
  });
};

/** Two options of one value could not be told apart. */
export const distinctValues: Rule = (value, pointer, report) => {
  if (!isShape(value)) return;
  const seen = new Set<unknown>();
  for (const each of allOptions(value)) {
    if (!isShape(each) || each.value === undefined) continue;
    if (seen.has(each.value)) {
      report({ pointer, message: `option values must be unique: ${JSON.stringify(each.value)}` });
    }
    seen.add(each.value);
  }
};

function allOptions(element: Record<string, unknown>): unknown[] {
  const groups = Array.isArray(element.option_groups) ? element.option_groups : [];
  return [element, ...groups].flatMap((holder) =>
    isShape(holder) && Array.isArray(holder.options) ? holder.options : [],
  );
}

/** The words and the value: `emoji` and `verbatim`, which Slack fills in by itself, do not count. */
function fingerprint(candidate: unknown): string {
  if (!isShape(candidate)) return JSON.stringify(candidate);
  const words = (part: unknown) => (isShape(part) ? [part.type, part.text] : null);
  return JSON.stringify([words(candidate.text), candidate.value ?? null, words(candidate.description)]);
}
