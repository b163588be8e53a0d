import fc from 'fast-check';
import type { Answer, Answers } from '../../../src/domain/requests/answers.ts';
import { cleanText } from '../../../src/domain/requests/clean-text.ts';
import {
  type FieldDefinition,
  type FieldOption,
  type Form,
  fieldTypes,
  newField,
} from '../../../src/domain/streams/field.ts';

/** Words as people type them: emoji with joiners, right-to-left, markup, and whatever Unicode has. */
const words = (max: number) =>
  fc
    .oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: Math.floor(max / 4) }),
      fc.constantFrom(
        '👩‍👩‍👧‍👦 семья',
        'שלום <!channel> & עולם',
        '*bold* _it_ `code` <https://x.test|y>',
        'x'.repeat(max),
      ),
    )
    .map((text) => text.slice(0, max).toWellFormed());

const label = words(75).filter((text) => text.trim() !== '');
const id = fc.stringMatching(/^[A-Z0-9]{9}$/);

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
        hint: words(300),
        placeholder: words(150),
        options: fc.oneof({ weight: 5, arbitrary: options(8) }, fc.constant(manyOptions)),
      })
      .map((settings) => newField({ id: `field-${i}`, type, ...settings }))
      .chain((field) =>
        fc.record({ field: fc.constant(field), answer: fc.option(answerOf(field), { nil: undefined }) }),
      ),
  );

function answerOf(field: FieldDefinition): fc.Arbitrary<Answer> {
  const optionIds = field.options.map((option) => option.id);
  const several = (value: fc.Arbitrary<string>) => fc.uniqueArray(value, { minLength: 1, maxLength: 8 });
  switch (field.type) {
    case 'text':
      return words(1000)
        .map((text) => cleanText(text).trim())
        .filter((text) => text !== '');
    case 'date':
      return fc
        .date({ min: new Date('1970-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10));
    case 'select':
      return fc.constantFrom(...optionIds);
    case 'multi_select':
      return several(fc.constantFrom(...optionIds));
    case 'user':
    case 'channel':
      return id;
    case 'multi_user':
    case 'multi_channel':
      return several(id);
  }
}

/** A form of any fields, up to the 90 that one may have, with answers that its requester could have given. */
export const formWithAnswers: fc.Arbitrary<{ form: Form; answers: Answers }> = fc
  .integer({ min: 1, max: 90 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => draft(i))))
  .map((drafts) => ({
    form: { streamId: 'stream-1', version: 1, fields: drafts.map(({ field }) => field) },
    answers: Object.fromEntries(
      drafts.flatMap(({ field, answer }) => (answer === undefined ? [] : [[field.id, answer]])),
    ),
  }));
