import fc from 'fast-check';
import type { Answer, Answers } from '../../../src/domain/requests/answers.ts';
import {
  type FieldDefinition,
  type FieldOption,
  type Form,
  fieldTypes,
  isAnswered,
  newField,
} from '../../../src/domain/streams/field.ts';
import { isBlankText } from '../../../src/domain/text/visible-text.ts';
import { answerOf, words } from './arbitrary-answers.ts';

const label = words(75).filter((text) => !isBlankText(text));

const options = (most: number): fc.Arbitrary<FieldOption[]> =>
  fc
    .array(label, { minLength: 1, maxLength: most, size: 'max' })
    .map((labels) => labels.map((text, i) => ({ id: `option-${i}`, label: text })));

const manyOptions: FieldOption[] = Array.from({ length: 150 }, (_, i) => ({
  id: `many-${i}`,
  label: `Option ${i}`,
}));

interface Draft {
  field: FieldDefinition;
  answer: Answer | undefined;
}

const draft = (i: number): fc.Arbitrary<Draft> =>
  fc.constantFrom(...fieldTypes).chain((type) =>
    fc
      .record({
        name: label,
        required: fc.boolean(),
        multiline: fc.boolean(),
        decimals: fc.boolean(),
        startsPage: fc.boolean(),
        hint: words(300),
        placeholder: words(150),
        options: fc.oneof({ weight: 5, arbitrary: options(8) }, fc.constant(manyOptions)),
      })
      .map((settings) => newField({ id: `field-${i}`, type, ...settings }))
      .chain((field) =>
        fc.record({
          field: fc.constant(field),
          answer: isAnswered(field) ? fc.option(answerOf(field), { nil: undefined }) : fc.constant(undefined),
        }),
      ),
  );

/** A form of up to 200 fields, with answers that its requester could have given. */
export const formWithAnswers: fc.Arbitrary<{ form: Form; answers: Answers }> = fc
  .oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 80, max: 200 }))
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => draft(i))))
  .map((drafts) => ({
    form: { streamId: 'stream-1', version: 1, fields: drafts.map(({ field }) => field) },
    answers: Object.fromEntries(
      drafts.flatMap(({ field, answer }) => (answer === undefined ? [] : [[field.id, answer]])),
    ),
  }));
