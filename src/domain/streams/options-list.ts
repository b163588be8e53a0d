import { PeopleError } from '../../errors.ts';
import { isBlankText, trimText } from '../text/visible-text.ts';
import { needsQuotes, readCommaList } from './comma-list.ts';
import { type FieldOption, nameKey } from './field.ts';

export const mostOptions = 5000;
const longestLabel = 75;

/**
 * Reads select options as an admin types them: a comma-delimited list, spaces after the commas optional, a label
 * with a comma in double quotes as in CSV (S5). Line ends separate too.
 *
 * Options that had the same label before keep their id, so old answers stay readable.
 *
 * @throws PeopleError `invalid`, in words, for no option, a repeated or too long label, or an open quote.
 */
export function parseOptions(
  text: string,
  before: readonly FieldOption[],
  newId: () => string,
): FieldOption[] {
  const labels = readList(text);
  if (labels.length === 0) throw new PeopleError('invalid', 'Give at least one option.');
  if (labels.length > mostOptions) {
    throw new PeopleError('invalid', `At most ${mostOptions} options; these are ${labels.length}.`);
  }
  const seen = new Set<string>();
  for (const label of labels) {
    if (label.length > longestLabel) {
      throw new PeopleError(
        'invalid',
        `“${label.slice(0, 30)}…” is too long: at most ${longestLabel} characters.`,
      );
    }
    const key = nameKey(label);
    if (seen.has(key)) throw new PeopleError('invalid', `“${label}” is there twice.`);
    seen.add(key);
  }
  const idOf = new Map(before.map((option) => [nameKey(option.label), option.id]));
  return labels.map((label) => ({ id: idOf.get(nameKey(label)) ?? newId(), label }));
}

/** The list as an admin would type it; `parseOptions` of the result gives the same options. */
export function formatOptions(options: readonly FieldOption[]): string {
  return options
    .map(({ label }) => (needsQuotes(label) ? `"${label.replaceAll('"', '""')}"` : label))
    .join(', ');
}

/** The parts of a comma-delimited list, as `parseOptions` reads it. @throws PeopleError `invalid`. */
export function readList(text: string): string[] {
  return readCommaList(text)
    .map(oneLine)
    .filter((label) => label !== '');
}

/** Quotes keep spaces and line ends; neither Slack nor a tool shows them in an option. */
function oneLine(label: string): string {
  return label
    .split(/[\r\n]+/)
    .map(trimText)
    .filter((line) => line !== '')
    .join(' ');
}

/**
 * What is said of options while they are typed: how many they are, or what is wrong with them.
 *
 * @param typed null: they are not shown.
 */
export function optionsWords(typed: string | null, present: readonly FieldOption[]): string {
  const counted = (options: number) => (options === 1 ? '1 option' : `${options} options`);
  if (typed === null) return counted(present.length);
  if (isBlankText(typed)) return '';
  try {
    return counted(parseOptions(typed, [], () => '-').length);
  } catch (error) {
    if (error instanceof PeopleError) return `⚠️ ${error.message}`;
    throw error;
  }
}
