import { InvalidInput } from '../../errors.ts';
import type { Answer } from '../requests/answers.ts';
import { trimText } from '../text/visible-text.ts';
import { boundWords, parseDay, parseNumber } from './bounds.ts';
import { type Bound, type DefaultAnswer, type FieldDefinition, longestText } from './field.ts';
import { settingsOf } from './field-settings.ts';
import { patternProblem } from './pattern.ts';

/** What a Stream admin gives for the checks of a field and its default (S14), as typed. */
export interface ChecksInput {
  minLength: string;
  maxLength: string;
  pattern: string;
  patternMessage: string;
  /** Least and greatest value. */
  min: string;
  max: string;
  /** The fixed default; undefined: none. */
  default: Answer | undefined;
  /** A day as default, see `parseDay`. */
  defaultDay: string;
  defaultRequester: boolean;
}

const longestMessage = 150;

/**
 * The definition with the checks that were typed. Pure.
 *
 * @throws InvalidInput by the names of the input: all that is wrong, at once.
 */
export function readChecks(input: ChecksInput, field: FieldDefinition): FieldDefinition {
  const messages: Record<string, string> = {};
  const { text, lengths, bounds } = settingsOf(field.type);
  let next: FieldDefinition = { ...field, default: readDefault(input, field, messages) };
  if (lengths) next = { ...next, ...readLengths(input, field, messages) };
  if (text) next = { ...next, ...readPattern(input, messages) };
  if (bounds !== null) next = { ...next, ...readBounds(input, bounds, messages) };
  if (Object.keys(messages).length > 0) throw new InvalidInput(messages);
  return next;
}

function readLengths(
  input: ChecksInput,
  field: FieldDefinition,
  messages: Record<string, string>,
): Pick<FieldDefinition, 'minLength' | 'maxLength'> {
  const minLength = readLength(input.minLength, 0, 0);
  const maxLength = readLength(input.maxLength, longestText, 1);
  if (minLength === null) messages.minLength = `Give a whole number from 0 to ${longestText}.`;
  if (maxLength === null) messages.maxLength = `Give a whole number from 1 to ${longestText}.`;
  if (minLength !== null && maxLength !== null && minLength > maxLength) {
    messages.maxLength = `The longest must not be shorter than the shortest, ${minLength}.`;
  }
  return { minLength: minLength ?? field.minLength, maxLength: maxLength ?? field.maxLength };
}

function readPattern(input: ChecksInput, messages: Record<string, string>): Pick<FieldDefinition, 'pattern'> {
  const source = trimText(input.pattern);
  const message = trimText(input.patternMessage);
  const problem = source === '' ? null : patternProblem(source);
  if (problem !== null) messages.pattern = problem;
  if (source === '' && message !== '') messages.pattern = 'There is a message, but no pattern for it.';
  if (message.length > longestMessage) {
    messages.patternMessage = `The message may have at most ${longestMessage} characters.`;
  }
  return { pattern: source === '' ? null : { source, message } };
}

function readLength(typed: string, none: number, least: number): number | null {
  if (typed.trim() === '') return none;
  const length = /^\d{1,5}$/.test(typed.trim()) ? Number(typed) : Number.NaN;
  return length >= least && length <= longestText ? length : null;
}

const numberHelp = 'Give a number such as 12 or -0.5.';
const dayHelp = 'Give a date such as 2026-12-31, or today, today+3, today-7.';

function readBounds(
  input: ChecksInput,
  kind: 'day' | 'number',
  messages: Record<string, string>,
): Pick<FieldDefinition, 'min' | 'max'> {
  const [parse, help] =
    kind === 'day' ? ([parseDay, dayHelp] as const) : ([parseNumber, numberHelp] as const);
  const [min, max] = [parse(input.min), parse(input.max)];
  if (min === undefined) messages.min = help;
  if (max === undefined) messages.max = help;
  if (min && max && isAfter(min, max, kind)) {
    messages.max = `This must not be ${kind === 'day' ? 'before' : 'less than'} ${boundWords(min)}.`;
  }
  return { min: min ?? null, max: max ?? null };
}

/** Bounds of different kinds cannot be compared before the day of submission. */
function isAfter(min: Bound, max: Bound, kind: 'day' | 'number'): boolean {
  if (min.kind === 'fixed' && max.kind === 'fixed') {
    return kind === 'day' ? min.value > max.value : Number(min.value) > Number(max.value);
  }
  return min.kind === 'today' && max.kind === 'today' && min.days > max.days;
}

function readDefault(
  input: ChecksInput,
  field: FieldDefinition,
  messages: Record<string, string>,
): DefaultAnswer | null {
  const kind = settingsOf(field.type).default;
  if (kind === null) return null;
  if (kind === 'day') {
    const day = parseDay(input.defaultDay);
    if (day === undefined) messages.defaultDay = dayHelp;
    return day ?? null;
  }
  if (kind === 'person' && input.defaultRequester) {
    if (input.default !== undefined) {
      messages.default = 'Choose one of the two: someone fixed, or whoever submits.';
    }
    return { kind: 'requester' };
  }
  return input.default === undefined ? null : { kind: 'fixed', value: input.default };
}
