import { describe, expect, test } from '@jest/globals';
import type { FieldBinding, WantedField } from '../../../src/integrations/connector.ts';
import type { SheetColumn } from '../../../src/integrations/smartsheet/answers.ts';
import {
  decideFields,
  parkedColumns,
  parkingStart,
  planOf,
} from '../../../src/integrations/smartsheet/fields.ts';
import { wanted } from './sheet-world.ts';

const redIndex = 27;
const redFormat = ',,,,,,,,,27,,,,,,,';

function column(id: string, title: string, more: Partial<SheetColumn> = {}): SheetColumn {
  return {
    id,
    title,
    type: 'TEXT_NUMBER',
    primary: false,
    options: [],
    validation: false,
    description: '',
    format: null,
    ...more,
  };
}

function binding(name: string, externalId: string, more: Partial<FieldBinding> = {}): FieldBinding {
  return { fieldId: `f-${name}`, externalId, externalType: 'TEXT_NUMBER', name, state: 'on_form', ...more };
}

function decide(columns: SheetColumn[], fields: WantedField[], known: FieldBinding[] = []) {
  return decideFields({ columns, wanted: fields, known, red: redIndex });
}

const primary = column('1', 'Task', { primary: true });

describe('what is to become of a field', () => {
  test.each<[string, SheetColumn[], WantedField, FieldBinding[], object]>([
    ['it has no column: one is made', [primary], wanted('Place'), [], { action: 'make', title: 'Place' }],
    [
      'a column of people has its name: one of another title is made',
      [primary, column('2', 'Place')],
      wanted('Place'),
      [],
      { action: 'make', title: 'Place (2)' },
    ],
    [
      'its column is bound: it is used',
      [primary, column('2', 'Place')],
      wanted('Place'),
      [binding('Place', '2')],
      { action: 'use', title: null },
    ],
    [
      'its column was made and never bound: it is used',
      [primary, column('2', 'Whatever', { description: 'Made by Streamly for field f-Place' })],
      wanted('Place'),
      [],
      { action: 'use', title: null },
    ],
    [
      'it is off the form and has no column: nothing is done',
      [primary],
      wanted('Place', { state: 'off_form' }),
      [],
      { action: 'leave', column: null },
    ],
    [
      'it is off the form, has a role and no column: one is made, for the team writes it',
      [primary],
      wanted('Assignee', { state: 'off_form', role: 'assignee', type: 'user' }),
      [],
      { action: 'make' },
    ],
    [
      'it left the form: its column moves',
      [primary, column('2', 'Place')],
      wanted('Place', { state: 'off_form' }),
      [binding('Place', '2')],
      { action: 'move_right' },
    ],
    [
      'it left the form before: its column stays',
      [primary, column('2', 'Place', { format: redFormat })],
      wanted('Place', { state: 'off_form' }),
      [binding('Place', '2', { state: 'off_form' })],
      { action: 'leave' },
    ],
    [
      'it is deleted after it had left the form: its column stays',
      [primary, column('2', 'Place', { format: redFormat })],
      wanted('Place', { state: 'deleted' }),
      [binding('Place', '2', { state: 'off_form' })],
      { action: 'leave' },
    ],
    [
      'it returns: it takes its column back',
      [primary, column('2', 'Place', { format: redFormat })],
      wanted('Place'),
      [binding('Place', '2', { state: 'off_form' })],
      { action: 'take_back', title: null },
    ],
    [
      'it returns under another name: its column is taken back and renamed',
      [primary, column('2', 'Place', { format: redFormat })],
      wanted('Place', { name: 'Town' }),
      [binding('Place', '2', { state: 'off_form' })],
      { action: 'take_back', title: 'Town' },
    ],
    [
      'it returns after it was deleted: another column is made',
      [
        primary,
        column('2', 'Place', { format: redFormat, description: 'Made by Streamly for field f-Place' }),
      ],
      wanted('Place'),
      [binding('Place', '2', { state: 'deleted' })],
      { action: 'make', title: 'Place (2)' },
    ],
    [
      'it is the Subject: the primary column is used as it is named',
      [primary],
      wanted('Subject', { role: 'subject' }),
      [],
      { action: 'use', title: null },
    ],
    [
      'it is the Subject and nobody named the primary column: it is renamed',
      [column('1', 'Primary Column', { primary: true })],
      wanted('Subject', { role: 'subject' }),
      [],
      { action: 'rename', title: 'Subject' },
    ],
    [
      'it is the Subject and another column has that title: the primary column is left alone',
      [column('1', 'Primary Column', { primary: true }), column('2', 'subject')],
      wanted('Subject', { role: 'subject' }),
      [],
      { action: 'use', title: null },
    ],
  ])('[I8] %s', (_words, columns, field, known, expected) => {
    const [decision] = decide(columns, [field], known);
    expect(decision).toMatchObject(expected);
    expect(decision && planOf(decision).words).toMatch(/\.$/);
  });

  test('[I8] two fields of one new name get two titles', () => {
    const twin = wanted('Place', { fieldId: 'f-twin' });
    expect(decide([primary], [wanted('Place'), twin]).map(({ title }) => title)).toEqual([
      'Place',
      'Place (2)',
    ]);
  });

  test('[I8] options are wanted ones first, then those that the column has beyond them; validation is set once', () => {
    const size = wanted('Size', { type: 'select', options: ['S', 'L'] });
    const picklist = (options: string[], validation: boolean) =>
      column('2', 'Size', { type: 'PICKLIST', options, validation });
    const known = [binding('Size', '2')];
    const first = (decisions: ReturnType<typeof decide>) =>
      decisions.map(({ options, validate }) => ({ options, validate }))[0];
    expect(first(decide([primary], [size]))).toEqual({ options: ['S', 'L'], validate: true });
    expect(first(decide([primary, picklist(['S', 'L'], true)], [size], known))).toEqual({
      options: null,
      validate: false,
    });
    expect(first(decide([primary, picklist(['XL', 'L'], false)], [size], known))).toEqual({
      options: ['S', 'L', 'XL'],
      validate: false,
    });
    expect(first(decide([primary, column('2', 'Size')], [size], known))).toEqual({
      options: null,
      validate: false,
    });
  });
});

test('[I8] the far right begins after the last column that is not parked', () => {
  expect(parkingStart(['a', 'b', 'c'], [])).toBe(3);
  expect(parkingStart(['a', 'b', 'c'], ['b', 'c'])).toBe(1);
  expect(parkingStart(['a', 'b', 'c'], ['b'])).toBe(3);
  expect(parkingStart(['a'], ['a'])).toBe(0);
});

test('[I8] parked are columns that left the form, those of fields that nobody asks about too', () => {
  const columns = [
    primary,
    column('2', 'Place'),
    column('3', 'Old'),
    column('4', 'Red', { format: redFormat }),
  ];
  const known = [binding('Place', '2', { state: 'off_form' }), binding('Old', '3', { state: 'deleted' })];
  const situation = { columns, wanted: [wanted('Place')], known, red: redIndex };
  expect(parkedColumns(situation, decideFields(situation))).toEqual(['3', '4']);
});
