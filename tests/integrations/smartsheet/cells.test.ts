import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { TaskValue } from '../../../src/integrations/connector.ts';
import type { SheetColumn } from '../../../src/integrations/smartsheet/answers.ts';
import { cellOf, cutText, readCell } from '../../../src/integrations/smartsheet/cells.ts';

function column(type: string, more: Partial<SheetColumn> = {}): SheetColumn {
  return {
    id: '7',
    title: 'Field',
    type,
    primary: false,
    options: ['Small', 'Large'],
    validation: false,
    description: '',
    format: null,
    ...more,
  };
}

const ada = { name: 'Ada Byron', email: 'ada@acme.example' };
const nobody = { name: 'No\nBody', email: null };
const people = (...list: { name: string; email: string | null }[]): TaskValue => ({
  type: 'people',
  people: list,
});
const options = (...labels: string[]): TaskValue => ({ type: 'options', labels });
const text = (value: string): TaskValue => ({ type: 'text', text: value });

describe('what a cell is given', () => {
  test.each<[string, SheetColumn, TaskValue | null, object]>([
    ['nothing clears it', column('TEXT_NUMBER'), null, { value: '' }],
    ['an empty text clears it', column('TEXT_NUMBER'), text(''), { value: '' }],
    ['no options clear it', column('MULTI_PICKLIST'), options(), { value: '' }],
    ['what looks like a formula is a value', column('TEXT_NUMBER'), text('=1+1'), { value: '=1+1' }],
    [
      'what looks like a number stays text, read strictly',
      column('TEXT_NUMBER'),
      text('50%'),
      { value: '50%' },
    ],
    ['a date', column('DATE'), { type: 'date', date: '2026-12-24' }, { value: '2026-12-24' }],
    ['an option', column('PICKLIST'), options('Large'), { value: 'Large' }],
    [
      'an option that the column lacks is text past its rule',
      column('PICKLIST', { validation: true }),
      options('Huge'),
      { value: 'Huge', strict: false, overrideValidation: true },
    ],
    [
      'options',
      column('MULTI_PICKLIST'),
      options('Large', 'Small'),
      { objectValue: { objectType: 'MULTI_PICKLIST', values: ['Large', 'Small'] } },
    ],
    [
      'a person',
      column('CONTACT_LIST'),
      people(ada),
      { objectValue: { objectType: 'CONTACT', email: 'ada@acme.example', name: 'Ada Byron' } },
    ],
    [
      'a person without an e-mail is text',
      column('CONTACT_LIST'),
      people(nobody),
      { value: 'No Body', strict: false },
    ],
    [
      'a person whose e-mail is none is text',
      column('CONTACT_LIST'),
      people({ name: 'Bob', email: 'bob at home' }),
      { value: 'Bob <bob at home>', strict: false },
    ],
    [
      'people',
      column('MULTI_CONTACT_LIST'),
      people(ada, { name: '', email: 'grace@acme.example' }),
      {
        objectValue: {
          objectType: 'MULTI_CONTACT',
          values: [
            { objectType: 'CONTACT', email: 'ada@acme.example', name: 'Ada Byron' },
            { objectType: 'CONTACT', email: 'grace@acme.example' },
          ],
        },
      },
    ],
    [
      'people of whom one has no e-mail are text, none of them lost',
      column('MULTI_CONTACT_LIST'),
      people(ada, nobody),
      { value: 'Ada Byron <ada@acme.example>\nNo Body', strict: false },
    ],
    ['channels', column('TEXT_NUMBER'), { type: 'channels', names: ['it', 'hr'] }, { value: '#it, #hr' }],
    [
      'a person in a column of text',
      column('TEXT_NUMBER'),
      people(ada),
      { value: 'Ada Byron <ada@acme.example>' },
    ],
  ])('[I8] %s', (_words, at, value, expected) => {
    expect(cellOf(at, value)).toEqual({ columnId: '7', ...expected });
  });

  test('[I8] a checkbox is checked, a column that people made text says it', () => {
    const checked = (is: boolean): TaskValue => ({ type: 'checked', checked: is });
    expect(cellOf(column('CHECKBOX'), checked(true))).toEqual({ columnId: '7', value: true });
    expect(cellOf(column('TEXT_NUMBER'), checked(false))).toEqual({ columnId: '7', value: 'false' });
  });
});

describe('a long text', () => {
  test('[I8] of 4,000 characters is whole, of one more it is cut, and says where it goes on', () => {
    expect(cutText('x'.repeat(4000))).toBe('x'.repeat(4000));
    expect(cutText('x'.repeat(4001))).toBe(`${'x'.repeat(3980)}… (goes on in Slack)`);
  });

  test('[I8] is never cut in the middle of a character, and never too long', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.integer({ min: 2000, max: 3000 }), (before, faces) => {
        const cut = cutText('x'.repeat(before) + '👋'.repeat(faces));
        expect(cut.length).toBeLessThanOrEqual(4000);
        expect(cut.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('what a cell says', () => {
  test.each<[string, Parameters<typeof readCell>, TaskValue | null]>([
    ['nothing', ['text', undefined], null],
    ['a blank cell', ['text', { columnId: '7' }], null],
    ['a number in a column of text', ['text', { columnId: '7', value: 12.5 }], text('12.5')],
    [
      'a contact by its e-mail alone',
      ['user', { columnId: '7', value: 'ada@acme.example', displayValue: 'Ada' }],
      people({ name: 'Ada', email: 'ada@acme.example' }),
    ],
    [
      'a contact without a name',
      [
        'user',
        { columnId: '7', value: 'a@b.example', objectValue: { objectType: 'CONTACT', email: 'a@b.example' } },
      ],
      people({ name: 'a@b.example', email: 'a@b.example' }),
    ],
    ['a person as text', ['user', { columnId: '7', value: 'Bob' }], people({ name: 'Bob', email: null })],
    [
      'options that a reader of text sees',
      ['multi_select', { columnId: '7', value: 'Small, Large' }],
      options('Small', 'Large'),
    ],
    [
      'channels that a person typed',
      ['multi_channel', { columnId: '7', value: 'it,#hr' }],
      { type: 'channels', names: ['it', 'hr'] },
    ],
  ])('[I9] %s', (_words, [type, cell], expected) => {
    expect(readCell(type, cell)).toEqual(expected);
  });
});
