import { isMatch } from 'date-fns';
import { type FieldDefinition, type FieldType, mostChosen } from '../streams/field.ts';
import { type Answer, answerList } from './answers.ts';
import { canonicalNumber, decimalsOf, digitsOf, mostDecimals, mostDigits } from './numbers.ts';
import { parseRichText } from './rich-text.ts';
import { plainRichText } from './rich-text-forms.ts';

/** What is wrong with a value for a field of its type, in words; null: nothing. */
export type TypeCheck = (field: FieldDefinition, answer: Answer) => string | null;

/** Formatting that is larger than this, as JSON, finds no place in a modal with other fields. */
const mostRichText = 30_000;
const longestEmail = 254;

const checkLength = ({ name, maxLength }: FieldDefinition, text: string): string | null =>
  text.length <= maxLength
    ? null
    : `${name} may have at most ${maxLength} characters; this has ${text.length}.`;

const checkOptions: TypeCheck = (field, answer) => {
  const known = new Set(field.options.map((option) => option.id));
  const chosen = answerList(answer);
  if (chosen.length > mostChosen) return `${field.name} may have at most ${mostChosen} options chosen.`;
  return chosen.every((id) => known.has(id))
    ? null
    : `${field.name} has an option that is not offered any more. Choose again.`;
};

const checkIds: TypeCheck = ({ name }, answer) =>
  answerList(answer).every((id) => /^[A-Z0-9]{3,}$/.test(id)) ? null : `Choose ${name} from the list.`;

const checkNumber: TypeCheck = ({ name, decimals }, answer) => {
  const number = String(answer);
  if (canonicalNumber(number) !== number)
    return `${name} must be a number, such as ${decimals ? '12.5' : '12'}.`;
  if (!decimals && decimalsOf(number) > 0) return `${name} must be a whole number.`;
  if (decimalsOf(number) > mostDecimals) return `${name} may have at most ${mostDecimals} decimals.`;
  return digitsOf(number) > mostDigits ? `${name} may have at most ${mostDigits} digits.` : null;
};

const checkEmail: TypeCheck = ({ name }, answer) => {
  const address = String(answer);
  const isAddress = /^[^\s@<>"(),;:\\[\]]+@[^\s@<>"(),;:\\[\]]+\.[^\s@<>"(),;:\\[\].]+$/.test(address);
  return isAddress && address.length <= longestEmail
    ? null
    : `${name} must be an e-mail address, such as ada@example.com.`;
};

const checkUrl: TypeCheck = (field, answer) => {
  const address = String(answer);
  const isAddress = /^https?:\/\/[^\s/?#]/i.test(address) && !/\s/.test(address) && URL.canParse(address);
  return isAddress
    ? checkLength(field, address)
    : `${field.name} must be a web address, such as https://example.com.`;
};

const checkRichText: TypeCheck = (field, answer) => {
  const text = parseRichText(String(answer));
  if (text === null) return `${field.name} cannot be read. Type it again.`;
  if (String(answer).length > mostRichText) {
    return `${field.name} has more formatting than can be kept. Simplify it, or attach it as a file.`;
  }
  return checkLength(field, plainRichText(text));
};

const checkDate: TypeCheck = ({ name }, answer) =>
  /^\d{4}-\d{2}-\d{2}$/.test(String(answer)) && isMatch(String(answer), 'yyyy-MM-dd')
    ? null
    : `${name} must be a date.`;

const checkDateTime: TypeCheck = ({ name }, answer) => {
  const time = new Date(String(answer));
  return !Number.isNaN(time.getTime()) && time.toISOString() === answer
    ? null
    : `${name} must be a date and time.`;
};

const checkFiles: TypeCheck = (field, answer) => {
  const { name, maxFiles } = field;
  const count = answerList(answer).length;
  if (count > maxFiles) {
    return `${name} may have at most ${maxFiles} ${maxFiles === 1 ? 'file' : 'files'}; this has ${count}.`;
  }
  return checkIds(field, answer);
};

export const checkType: Record<FieldType, TypeCheck> = {
  text: (field, answer) => checkLength(field, String(answer)),
  rich_text: checkRichText,
  number: checkNumber,
  email: checkEmail,
  url: checkUrl,
  date: checkDate,
  datetime: checkDateTime,
  time: ({ name }, answer) =>
    /^([01]\d|2[0-3]):[0-5]\d$/.test(String(answer)) ? null : `${name} must be a time, such as 17:30.`,
  select: checkOptions,
  multi_select: checkOptions,
  radio: checkOptions,
  checkboxes: checkOptions,
  checkbox: ({ name }, answer) => (answer === 'yes' ? null : `${name} can only be ticked or not.`),
  user: checkIds,
  multi_user: checkIds,
  channel: checkIds,
  multi_channel: checkIds,
  files: checkFiles,
  section: ({ name }) => `${name} is not answered.`,
};
