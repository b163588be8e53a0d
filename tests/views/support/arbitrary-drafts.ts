import fc from 'fast-check';
import type { LibraryField } from '../../../src/domain/streams/default-fields.ts';
import type { Draft, DraftField } from '../../../src/domain/streams/draft.ts';
import {
  type Bound,
  type Condition,
  type FieldDefinition,
  fieldTypes,
  mostChoices,
  newField,
  takesOptions,
} from '../../../src/domain/streams/field.ts';
import { isBlankText } from '../../../src/domain/text/visible-text.ts';
import { theDefaultFields } from './a-draft.ts';
import { answerOf, words } from './arbitrary-answers.ts';

const label = words(75).filter((text) => !isBlankText(text));

const bound: fc.Arbitrary<Bound | null> = fc.option(
  fc.oneof(
    fc.record({ kind: fc.constant('today' as const), days: fc.integer({ min: -3650, max: 3650 }) }),
    fc.record({ kind: fc.constant('fixed' as const), value: fc.constantFrom('2026-12-31', '-12.5') }),
  ),
);

/** Lists of options of every size: a few, more than a select or an input takes, and the most. */
const optionLabels: fc.Arbitrary<string[]> = fc.oneof(
  fc
    .array(words(60), { minLength: 1, maxLength: 8, size: 'max' })
    .map((labels) => labels.map((text, i) => `${i} ${text}`)),
  fc
    .constantFrom(99, 100, 101, 5000)
    .map((count) => Array.from({ length: count }, (_, i) => `${i}, ${'w'.repeat(60)}`)),
);
const noLabels: fc.Arbitrary<string[]> = fc.constant([]);

const ofType = (type: FieldDefinition['type'], labels: string[]) =>
  type === 'radio' || type === 'checkboxes' ? labels.slice(0, mostChoices) : labels;

const definition = (id: string, others: readonly string[]): fc.Arbitrary<FieldDefinition> => {
  const condition: fc.Arbitrary<Condition> = fc.record({
    fieldId: fc.constantFrom('gone', ...others),
    test: fc.constantFrom('has', 'has_not', 'is_empty', 'is_not_empty'),
    values: fc.array(words(75), { maxLength: 40 }),
  });
  return fc.constantFrom(...fieldTypes).chain((type) =>
    fc
      .record({
        name: label,
        required: fc.boolean(),
        multiline: fc.boolean(),
        decimals: fc.boolean(),
        startsPage: fc.boolean(),
        hint: words(300),
        placeholder: words(75),
        minLength: fc.integer({ min: 0, max: 3000 }),
        maxLength: fc.integer({ min: 1, max: 3000 }),
        pattern: fc.option(
          fc.record({ source: words(500).filter((text) => text !== ''), message: words(150) }),
        ),
        min: bound,
        max: bound,
        filetypes: fc.array(fc.stringMatching(/^[a-z0-9]{1,10}$/), { maxLength: 40 }),
        labels: takesOptions(type) ? optionLabels : noLabels,
        showWhen: fc.array(condition, { maxLength: 5 }),
      })
      .map(({ labels, ...settings }) =>
        newField({
          id,
          type,
          ...settings,
          options: ofType(type, labels).map((text, i) => ({ id: `${id}-${i}`, label: text })),
        }),
      )
      .chain((field) =>
        fc
          .oneof(
            fc.constant(null),
            fc.constant({ kind: 'requester' as const }),
            fc.record({ kind: fc.constant('today' as const), days: fc.integer({ min: -10, max: 10 }) }),
            type === 'section'
              ? fc.constant(null)
              : answerOf(field).map((value) => ({ kind: 'fixed' as const, value })),
          )
          .map((value) => ({ ...field, default: value })),
      ),
  );
};

/** A draft of any fields, the default ones among them: published, changed, new, deleted and moved. */
export const anyDraft: fc.Arbitrary<Draft> = fc
  .constantFrom(0, 1, 2, 7, 60, 290)
  .chain((count) => {
    const ids = Array.from({ length: count }, (_, i) => `field-${i}`);
    // Definitions are dear: a long list repeats some of them under other ids.
    const some = Math.min(count, 6);
    return fc.record({
      some: fc.tuple(...ids.slice(0, some).map((id) => definition(id, ids))),
      before: fc.tuple(...ids.slice(0, some).map((id) => definition(id, ids))),
      states: fc.array(fc.record({ onForm: fc.boolean(), deleted: fc.boolean(), published: fc.boolean() }), {
        minLength: count,
        maxLength: count,
      }),
      revision: fc.nat(),
    });
  })
  .map(({ some, before, states, revision }): Draft => {
    const own: LibraryField[] = theDefaultFields();
    let place = 0;
    const standing = own.map(({ onForm, ...field }): DraftField => {
      const published = { definition: field, position: onForm ? place++ : null, deleted: false };
      return { definition: field, onForm, deleted: false, revision: 1, published };
    });
    const fields = states.map((state, i): DraftField => {
      const [now, then] = [some[i % some.length], before[i % some.length]];
      if (!now || !then) throw new Error('No definition was made.');
      const id = `field-${i}`;
      const { onForm } = state;
      const published = state.published || state.deleted;
      return {
        definition: { ...now, id },
        onForm: onForm && !state.deleted,
        deleted: state.deleted,
        revision: 2,
        published: published
          ? { definition: { ...then, id }, position: onForm ? place++ : null, deleted: false }
          : null,
      };
    });
    // A counterexample of 5,000 options would fill the report; its seed gives it again.
    const summary = {
      [fc.toStringMethod]: () => `a draft of ${fields.length} fields beside the default ones`,
    };
    return { revision, fields: [...standing, ...fields], ...summary };
  });
