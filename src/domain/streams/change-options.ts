import type { Context } from '../../context.ts';
import { InvalidInput, PeopleError } from '../../errors.ts';
import { isBlankText } from '../text/visible-text.ts';
import { changeDraft, type DraftPlace, fieldOfDraft } from './change-draft.ts';
import { type OpenedField, type SaveOutcome, saveField } from './change-field.ts';
import { printsOf } from './field-differences.ts';
import { formatOptions, parseOptions } from './options-list.ts';
import { tooManyButtons } from './read-field.ts';

/** Some of a field's options, as they were typed in several inputs, and more that come after the last of all. */
export interface OptionsInput {
  /** Places of the options that the inputs had, counted from 0; `to` is the first that they had not. */
  from: number;
  to: number;
  /** By input, see `parseOptions`. */
  texts: readonly { input: string; text: string }[];
  more: readonly { input: string; text: string }[];
}

/**
 * Puts options in the place of some that a field has, and adds others at the end: a list that is too long for one
 * window is changed part by part.
 *
 * @throws InvalidInput by input; PeopleError `changed_meanwhile`, `not_found`, `not_allowed`.
 */
export function changeOptions(
  parts: Pick<Context, 'store' | 'clock' | 'newId'>,
  where: DraftPlace,
  opened: OpenedField,
  input: OptionsInput,
): Promise<SaveOutcome> {
  return changeDraft(parts, where, function* (work) {
    const { definition, revision } = fieldOfDraft(work.draft, opened.fieldId);
    if (printsOf(definition).options !== opened.prints.options) {
      throw new PeopleError(
        'changed_meanwhile',
        'Another admin changed the options meanwhile. Copy what you typed, close this window and open it again.',
      );
    }
    const parsed = ({ input: name, text }: OptionsInput['texts'][number]) => {
      if (isBlankText(text)) return '';
      try {
        return formatOptions(parseOptions(text, definition.options, () => '-'));
      } catch (error) {
        throw error instanceof PeopleError ? new InvalidInput({ [name]: error.message }) : error;
      }
    };
    const { options } = definition;
    const texts = [
      formatOptions(options.slice(0, input.from)),
      ...input.texts.map(parsed),
      formatOptions(options.slice(input.to)),
      ...input.more.map(parsed),
    ];
    const [first] = [...input.texts, ...input.more];
    const whole = texts.filter((text) => text !== '').join(', ');
    try {
      const next = parseOptions(whole, options, parts.newId);
      const problem = tooManyButtons(definition.type, next.length);
      if (problem !== null) throw new PeopleError('invalid', problem);
      const asOpened = { ...opened, revision };
      const { outcome, acts } = yield* saveField(work, asOpened, { ...definition, options: next });
      return { result: outcome, acts };
    } catch (error) {
      const isInput = error instanceof PeopleError && error.code === 'invalid' && first;
      throw isInput ? new InvalidInput({ [first.input]: error.message }) : error;
    }
  });
}
