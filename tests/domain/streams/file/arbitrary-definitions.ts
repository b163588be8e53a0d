import fc from 'fast-check';
import { cleanText } from '../../../../src/domain/requests/clean-text.ts';
import { defaultFields, type LibraryField } from '../../../../src/domain/streams/default-fields.ts';
import {
  type Condition,
  type DefaultAnswer,
  type FieldDefinition,
  fieldTypes,
  isAnswered,
  nameKey,
  newField,
  takesOptions,
} from '../../../../src/domain/streams/field.ts';
import type { StreamDefinition } from '../../../../src/domain/streams/file/stream-definition.ts';
import { streamSettings } from '../../../../src/domain/streams/stream-settings.ts';
import { trimText } from '../../../../src/domain/text/visible-text.ts';
import { requesterEvents } from '../../../../src/domain/wording/wording.ts';

/** What people type, and what a YAML file could take for something else. */
const words = (max: number) =>
  fc
    .oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: Math.ceil(max / 4) }),
      fc.constantFrom(
        ...[
          'yes',
          'No',
          'null',
          '~',
          '1.0',
          '0x1F',
          '2026-11-25',
          '- a',
          'a: b',
          '# no',
          '"quoted"',
          "'",
          '{}',
        ],
        ...[
          '[x',
          '*star',
          '&amp',
          '!bang',
          '%x',
          '@at',
          '`tick`',
          '|',
          '>',
          ' padded ',
          'שלום',
          '👩‍👩‍👧‍👦',
          'field: x',
        ],
        ...['option: a → b', 'text: x', 'today+1', 'requester', 'a\tb', '---', '...', '?', ', '],
      ),
    )
    .map((text) => cleanText(text.slice(0, max).toWellFormed()));
const line = (max: number) =>
  words(max)
    .map((text) => trimText(text.replace(/[\n\t]+/g, ' ')))
    .filter((text) => text !== '');
const paragraph = (max: number) =>
  fc
    .array(words(max), { minLength: 0, maxLength: 4 })
    .map((lines) => lines.join('\n').slice(0, max).toWellFormed());

const slackId = fc.stringMatching(/^U[A-Z0-9]{8}$/);
const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const wholeNumber = fc.integer({ min: -1_000_000, max: 1_000_000 }).map(String);
const bound = (type: string) =>
  type === 'number'
    ? fc.option(wholeNumber.map((value) => ({ kind: 'fixed' as const, value })))
    : type === 'date' || type === 'datetime'
      ? fc.option(
          fc.oneof(
            day.map((value) => ({ kind: 'fixed' as const, value })),
            fc.integer({ min: -3650, max: 3650 }).map((days) => ({ kind: 'today' as const, days })),
          ),
        )
      : fc.constant(null);

function defaultOf({ type, options }: FieldDefinition): fc.Arbitrary<DefaultAnswer | null> {
  const fixed = (value: fc.Arbitrary<string | string[]>) =>
    value.map((one) => ({ kind: 'fixed' as const, value: one }));
  const ids = options.map(({ id }) => id);
  const some = <T>(value: fc.Arbitrary<T>) => fc.uniqueArray(value, { minLength: 1, maxLength: 4 });
  const requester = fc.constant({ kind: 'requester' as const });
  switch (type) {
    case 'text':
      return fc.option(fixed(line(60)));
    case 'number':
      return fc.option(fixed(wholeNumber));
    case 'date':
      return fc.option(
        fc.oneof(
          fixed(day),
          fc.integer({ min: -30, max: 30 }).map((days) => ({ kind: 'today' as const, days })),
        ),
      );
    case 'select':
    case 'radio':
      return fc.option(fixed(fc.constantFrom(...ids)));
    case 'multi_select':
    case 'checkboxes':
      return fc.option(fixed(some(fc.constantFrom(...ids))));
    case 'checkbox':
      return fc.option(fixed(fc.constant('yes')));
    case 'user':
      return fc.option(fc.oneof(fixed(slackId), requester));
    case 'multi_user':
      return fc.option(fc.oneof(fixed(some(slackId)), requester));
    default:
      return fc.constant(null);
  }
}

const named = (name: string, n: number) =>
  fc.constantFrom(...fieldTypes).chain((type) =>
    fc
      .record({
        required: isAnswered({ type }) ? fc.boolean() : fc.constant(false),
        hint: paragraph(300),
        placeholder: line(100),
        multiline: fc.boolean(),
        minLength: fc.integer({ min: 0, max: 1 }),
        maxLength: fc.integer({ min: 300, max: 3000 }),
        pattern: fc.constantFrom(
          null,
          { source: '[a-z]*\\s?.*', message: 'No: #1' },
          { source: '.*', message: '' },
        ),
        min: bound(type),
        max: bound(type),
        decimals: fc.boolean(),
        startsPage: fc.boolean(),
        labels: fc.uniqueArray(line(40), { selector: nameKey, minLength: 1, maxLength: 6 }),
        filetypes: fc.subarray(['pdf', 'png', '7z']),
        maxFiles: fc.integer({ min: 1, max: 10 }),
        onForm: fc.boolean(),
      })
      .map(
        ({ labels, onForm, ...settings }): LibraryField => ({
          ...newField({
            id: `field-${n}`,
            name,
            type,
            ...settings,
            // A default answer is checked against the rest: keep that loose here.
            ...(type !== 'text' && { pattern: null }),
            min: null,
            max: null,
            options: takesOptions(type) ? labels.map((label, i) => ({ id: `option-${n}-${i}`, label })) : [],
          }),
          onForm,
        }),
      )
      .chain((field) =>
        fc.tuple(bound(type), bound(type), defaultOf(field)).map(([min, max, given]) => ({
          ...field,
          // With bounds no default, which might lie outside of them.
          ...(given === null || min === null ? { min, max, default: null } : { default: given }),
        })),
      ),
  );

const testable = (field: LibraryField) => isAnswered(field) && field.type !== 'files';

/** Conditions on fields that come before. */
const conditionOn = (before: readonly LibraryField[]): fc.Arbitrary<Condition> =>
  fc.constantFrom(...before).chain((field) => {
    const values = takesOptions(field.type)
      ? fc.subarray(
          field.options.map(({ id }) => id),
          { minLength: 1 },
        )
      : fc.array(line(30), { minLength: 1, maxLength: 3 });
    return fc.oneof(
      fc.record({
        fieldId: fc.constant(field.id),
        test: fc.constantFrom('has' as const, 'has_not' as const),
        values,
      }),
      fc
        .constantFrom('is_empty' as const, 'is_not_empty' as const)
        .map((test) => ({ fieldId: field.id, test, values: [] })),
    );
  });

function withConditions(fields: readonly LibraryField[]): fc.Arbitrary<LibraryField[]> {
  return fc.tuple(
    ...fields.map((field, i) => {
      const before = fields.slice(0, i).filter((one) => testable(one) && one.onForm);
      if (before.length === 0 || !field.onForm || field.role === 'subject') return fc.constant(field);
      return fc
        .array(conditionOn(before), { maxLength: 2 })
        .map((showWhen): LibraryField => ({ ...field, showWhen }));
    }),
  );
}

const settings = (fields: readonly LibraryField[]) =>
  fc.record({
    maySubmit: fc.oneof(
      fc.constantFrom({ who: 'everyone' as const }, { who: 'channel' as const }),
      fc
        .array(slackId, { maxLength: 3 })
        .map((userIds) => ({ who: 'listed' as const, userIds, groupIds: ['S0GROUP001'] })),
    ),
    maySee: fc.constantFrom('everyone' as const, 'team_and_requester' as const),
    privateRequests: fc.constantFrom('none' as const, 'chosen' as const, 'all' as const),
    requestersMayEdit: fc.boolean(),
    onBehalf: fc.constantFrom('nobody' as const, 'team' as const),
    cardFields: fc.option(fc.subarray(fields.map(({ id }) => id))),
    statuses: fc.array(
      fc.record({
        id: fc.uuid(),
        name: line(30),
        emoji: fc.constantFrom('', ':eyes:', '🟢'),
        counts: fc.constantFrom('open' as const, 'closed' as const),
      }),
      { maxLength: 4 },
    ),
    wording: fc.dictionary(
      fc.constantFrom(...requesterEvents),
      fc.record({
        text: fc.option(
          paragraph(400)
            .map((text) => trimText(text.replace(/[{}]/g, '')))
            .filter((text) => text !== '')
            .map((text) => `${text} {number}`),
        ),
        told: fc.constantFrom('usual' as const, 'dm' as const, 'no' as const),
      }),
    ),
    routing: fc.uniqueArray(
      fc.record({
        name: line(60),
        when: fc.array(conditionOn(fields.filter(testable)), { maxLength: 2 }),
        due: fc.option(fc.record({ days: fc.integer({ min: 0, max: 365 }), working: fc.boolean() })),
        overrides: fc.boolean(),
      }),
      { selector: ({ name }) => nameKey(name), maxLength: 3 },
    ),
  });

/** Any Stream that the editor could have made: fields of every type, conditions, defaults and settings. */
export const anyDefinition: fc.Arbitrary<StreamDefinition> = fc
  .uniqueArray(
    line(75).filter(
      (name) => !defaultFields(() => '').some((field) => nameKey(field.name) === nameKey(name)),
    ),
    { selector: nameKey, maxLength: 8 },
  )
  .chain((names) => fc.tuple(...names.map(named)))
  .chain((own) =>
    fc.shuffledSubarray([...defaults(), ...own], { minLength: own.length + 3, maxLength: own.length + 5 }),
  )
  .map(withRoles)
  .chain(withConditions)
  .chain((fields) =>
    fc.record({
      name: line(75).filter((name) => !['new', 'help', 'find'].includes(name.toLowerCase())),
      description: paragraph(400),
      fields: fc.constant(inFormOrder(fields)),
      settings: settings(fields).map((given) => streamSettings.parse(given)),
    }),
  );

function defaults(): LibraryField[] {
  let n = 0;
  return defaultFields(() => `default-${n++}`).filter(
    ({ role }) => role !== 'complete' && role !== 'requester',
  );
}

/** Fields with a role cannot be left out. */
function withRoles(fields: readonly LibraryField[]): LibraryField[] {
  const missing = defaults().filter(
    ({ id, role }) => role !== null && !fields.some((field) => field.id === id),
  );
  return [...fields, ...missing];
}

/** As the store gives a library, and an export the rest: by name. */
function inFormOrder(fields: readonly LibraryField[]): LibraryField[] {
  const key = ({ name }: LibraryField) => nameKey(name);
  return [
    ...fields.filter(({ onForm }) => onForm),
    ...fields.filter(({ onForm }) => !onForm).toSorted((a, b) => (key(a) < key(b) ? -1 : 1)),
  ];
}
