import { type Block, type Element, interactiveElements } from './blocks.ts';
import { isEmpty } from './form-values.ts';
import type { FormValue, FormValues } from './state.ts';

/**
 * What Slack's own client refuses before the app is asked: empty required inputs, lengths, numbers, e-mail
 * addresses, URLs. By block_id; empty: the form is sent.
 */
export function clientErrors(blocks: Block[], values: FormValues): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { block, element } of interactiveElements(blocks)) {
    if (block.type !== 'input') continue;
    const value = values[block.block_id]?.[element.action_id];
    const error = value && inputError(block, element, value);
    if (error) errors[block.block_id] = error;
  }
  return errors;
}

function inputError(block: Block, element: Element, value: FormValue): string | null {
  if (isEmpty(value)) return block.optional ? null : 'Please complete this required field.';
  const check = Object.hasOwn(checks, element.type) ? checks[element.type] : undefined;
  return check?.(value.value ?? '', element) ?? null;
}

type Check = (typed: string, element: Element) => string | null;

const checks: Record<string, Check> = {
  plain_text_input: (typed, { min_length: min, max_length: max }) => {
    if (min !== undefined && typed.length < min) return `Please enter at least ${min} characters.`;
    if (typed.length > (max ?? 3000)) return `Please enter no more than ${max ?? 3000} characters.`;
    return null;
  },
  number_input: (typed, element) => {
    if (!/^-?\d+(\.\d+)?$/.test(typed)) return 'Please enter a number.';
    if (!element.is_decimal_allowed && typed.includes('.')) return 'Please enter a whole number.';
    const { min_value: min, max_value: max } = element;
    if (min !== undefined && Number(typed) < Number(min)) return `Please enter a number of at least ${min}.`;
    if (max !== undefined && Number(typed) > Number(max)) {
      return `Please enter a number of no more than ${max}.`;
    }
    return null;
  },
  email_text_input: (typed) =>
    /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed) ? null : 'Please enter a valid email address.',
  url_text_input: (typed) =>
    /^https?:\/\/\S+$/.test(typed) && URL.canParse(typed) ? null : 'Please enter a valid URL.',
};
