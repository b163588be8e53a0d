import { describe, expect, test } from '@jest/globals';
import { cleanText } from '../../src/domain/requests/clean-text.ts';
import { type FieldDefinition, type Form, mostFormFields, newField } from '../../src/domain/streams/field.ts';
import { fieldBlockId } from '../../src/views/block-ids.ts';
import { errorsByBlock } from '../../src/views/form-errors.ts';
import { readAnswers } from '../../src/views/form-fields.ts';
import { removedAnswers } from '../../src/views/form-notice.ts';
import { checkView } from '../../src/views/limits/check.ts';
import { newRequest, type RequestFormOptions, requestForm } from '../../src/views/request-form.ts';
import { searchOptions } from '../../src/views/search-options.ts';
import { stateOf } from './support/state-of-view.ts';
import { elements, visibleWords } from './support/visible-words.ts';

const formOf = (...fields: FieldDefinition[]): Form => ({ streamId: 'stream-1', version: 1, fields });
const options: RequestFormOptions = {
  stream: { name: 'IT help', description: '' },
  modal: newRequest({ streamId: 'stream-1', formVersion: 1 }),
};
const details = newField({ id: 'details', name: 'Details', type: 'text', multiline: true });
const labels = (count: number, label = 'Option') =>
  Array.from({ length: count }, (_, i) => ({ id: `o${i}`, label: `${label} ${i}` }));

describe('the form that a requester fills in', () => {
  test('[R1] the modal has the name of the Stream, its description, its fields in order, and Submit', () => {
    const view = requestForm(
      formOf(newField({ id: 's', name: 'Subject', type: 'text', required: true, hint: 'One line' }), details),
      {},
      { ...options, stream: { name: 'IT help', description: 'Broken things' } },
    );
    const words = visibleWords(view).split('\n');
    expect(words).toEqual(expect.arrayContaining(['IT help', 'Submit', 'Broken things', 'One line']));
    expect(words.indexOf('Subject')).toBeLessThan(words.indexOf('Details'));
    expect(view.blocks).toContainEqual(expect.objectContaining({ block_id: 'field:s', optional: false }));
    expect(view.blocks).toContainEqual(
      expect.objectContaining({ block_id: 'field:details', optional: true }),
    );
  });

  test('[S5] a select of 100 options carries them, one of 101 asks for them as one types', () => {
    const elementOf = (count: number) => {
      const field = newField({ id: 'f', name: 'Kind', type: 'select', options: labels(count) });
      return elements(requestForm(formOf(field), {}, options))[0];
    };
    expect(elementOf(100)).toMatchObject({ type: 'static_select' });
    expect(elementOf(101)).toMatchObject({ type: 'external_select', min_query_length: 0 });
  });

  test('[S5] a select without options is still a form that Slack takes', () => {
    const field = newField({ id: 'f', name: 'Kind', type: 'multi_select' });
    expect(checkView(requestForm(formOf(field), {}, options))).toEqual([]);
  });

  test('[S5] 90 selects with 100 long options each stay under the size of a view', () => {
    const fields = Array.from({ length: mostFormFields }, (_, i) =>
      newField({
        id: `f${i}`,
        name: `Kind ${i}`,
        type: 'select',
        hint: 'Ж'.repeat(300),
        options: labels(100, '語'.repeat(60)),
      }),
    );
    const view = requestForm(formOf(...fields), { f3: 'o7' }, options);
    expect(checkView(view)).toEqual([]);
    expect(readAnswers(formOf(...fields), stateOf(view))).toEqual({ f3: 'o7' });
  });

  test('[R2] a form that changed while it was open keeps what was typed into fields that are gone', () => {
    const gone = newField({ id: 'gone', name: 'Room', type: 'text' });
    const expert = newField({ id: 'expert', name: 'Expert', type: 'user' });
    const answers = { gone: '*Room* 12 & <13>', details: 'Broken', expert: 'U0001' };
    const after = formOf(details);
    const view = requestForm(after, answers, {
      ...options,
      notice: {
        text: 'This form changed while you filled it in.',
        removed: removedAnswers(formOf(details, gone, expert), after, answers),
      },
    });
    expect(view.blocks[0]).toMatchObject({ type: 'section' });
    const words = visibleWords(view);
    expect(words).toContain('This form changed while you filled it in.');
    expect(words).toContain('*Room* is not asked any more. You had answered:\n*Room* 12 & <13>');
    expect(words).toContain('*Expert* is not asked any more. You had answered:\n<@U0001>');
    expect(readAnswers(after, stateOf(view))).toEqual({ details: 'Broken' });
  });

  test('[R2] what was typed comes back whole where the form fills the modal and texts are long', () => {
    const after = formOf(
      ...Array.from({ length: mostFormFields }, (_, i) =>
        newField({ id: `f${i}`, name: `F${i}`, type: 'text' }),
      ),
    );
    const view = requestForm(
      after,
      {},
      {
        ...options,
        notice: { text: 'Changed.', removed: [{ name: 'Old', words: `${'word '.repeat(590)}end` }] },
      },
    );
    expect(checkView(view)).toEqual([]);
    expect(visibleWords(view)).toContain(`${'word '.repeat(590)}end`);
  });

  test('[R2] a text with line ends is not squeezed into a single line, nor one that is too long refused', () => {
    const field = newField({ id: 'f', name: 'Short', type: 'text', maxLength: 5 });
    const view = requestForm(formOf(field), { f: 'one\ntwo three' }, options);
    expect(elements(view)[0]).toMatchObject({
      multiline: true,
      initial_value: 'one\ntwo three',
      max_length: 13,
    });
    expect(checkView(view)).toEqual([]);
  });
});

describe('reading what was filled in', () => {
  const form = formOf(details, newField({ id: 'who', name: 'Who', type: 'multi_user' }));

  test('[R2] outer spaces go, inner text stays as it is', () => {
    const state = { [fieldBlockId('details')]: { answer: { value: '  a\n\n  b\t*c*  \n' } } };
    expect(readAnswers(form, state)).toEqual({ details: 'a\n\n  b\t*c*' });
  });

  test('[R2] what is empty, blank, null or of no field of the form is no answer', () => {
    const state = {
      [fieldBlockId('details')]: { answer: { value: ' \n ' } },
      [fieldBlockId('who')]: { answer: { selected_users: [] } },
      [fieldBlockId('another')]: { answer: { value: 'x' } },
      'input:name': { answer: { value: 'x' } },
    };
    expect(readAnswers(form, state)).toEqual({});
    expect(readAnswers(form, {})).toEqual({});
    expect(readAnswers(form, { [fieldBlockId('details')]: { answer: { value: null } } })).toEqual({});
  });

  test('[R2] somebody chosen twice is there once', () => {
    const state = { [fieldBlockId('who')]: { answer: { selected_users: ['U1', 'U2', 'U1'] } } };
    expect(readAnswers(form, state)).toEqual({ who: ['U1', 'U2'] });
  });

  test('[R2] characters that no database takes are left out, and nothing else', () => {
    expect(cleanText('a\u0000b\u0008c\u001Bd')).toBe('abcd');
    expect(cleanText('half \uD83D pair \uDE00!')).toBe('half  pair !');
    expect(cleanText('line\r\nline\rline\ttab')).toBe('line\nline\nline\ttab');
    expect(cleanText('👩‍👩‍👧‍👦 שלום \u200F <b> &')).toBe('👩‍👩‍👧‍👦 שלום \u200F <b> &');
  });
});

describe('messages under inputs', () => {
  test('[R2] a message stands under the input of its field, or is returned to be said otherwise', () => {
    const blocks = [
      { type: 'section', block_id: 'field:shown' },
      { type: 'input', block_id: 'field:details' },
      { type: 'input', block_id: 'input:name' },
    ];
    expect(errorsByBlock({ details: 'Too long.', name: 'Taken.', shown: 'A.', gone: 'B.' }, blocks)).toEqual({
      errors: { 'field:details': 'Too long.', 'input:name': 'Taken.' },
      rest: ['A.', 'B.'],
    });
  });
});

describe('finding an option as one types', () => {
  const found = (names: string[], query: string) =>
    searchOptions({ options: names.map((label, i) => ({ id: String(i), label })) }, query).map(
      ({ text }) => text.text,
    );

  test('[S5] labels that begin with the text come before those that contain it', () => {
    expect(found(['Old printer', 'Printer', 'Laptop', 'Print shop'], 'print')).toEqual([
      'Printer',
      'Print shop',
      'Old printer',
    ]);
  });

  test('[S5] case and diacritics make no difference', () => {
    expect(found(['Příbram', 'Brno', 'ÉCOLE'], 'pri')).toEqual(['Příbram']);
    expect(found(['Příbram', 'Brno', 'ÉCOLE'], 'école')).toEqual(['ÉCOLE']);
  });

  test('[S5] nothing typed shows the first 100, nothing found shows none', () => {
    const many = labels(250).map(({ label }) => label);
    expect(found(many, '')).toEqual(many.slice(0, 100));
    expect(found(many, 'Option 249')).toEqual(['Option 249']);
    expect(found(many, 'zebra')).toEqual([]);
  });
});
