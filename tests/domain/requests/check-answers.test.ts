import { describe, expect, test } from '@jest/globals';
import type { Answers } from '../../../src/domain/requests/answers.ts';
import { checkAnswers } from '../../../src/domain/requests/check-answers.ts';
import { type FieldDefinition, newField } from '../../../src/domain/streams/field.ts';

const options = [
  { id: 'o1', label: 'Red' },
  { id: 'o2', label: 'Blue' },
];
const fields: Record<string, FieldDefinition> = {
  subject: newField({
    id: 'subject',
    name: 'Subject',
    type: 'text',
    role: 'subject',
    required: true,
    maxLength: 140,
  }),
  assignee: newField({ id: 'assignee', name: 'Assignee', type: 'user', role: 'assignee' }),
  text: newField({ id: 'text', name: 'Details', type: 'text', multiline: true }),
  date: newField({ id: 'date', name: 'Due date', type: 'date', role: 'due_date' }),
  select: newField({ id: 'select', name: 'Colour', type: 'select', options }),
  multi_select: newField({
    id: 'multi_select',
    name: 'Colours',
    type: 'multi_select',
    options,
    required: true,
  }),
  user: newField({ id: 'user', name: 'Expert', type: 'user' }),
  multi_user: newField({ id: 'multi_user', name: 'Experts', type: 'multi_user' }),
  channel: newField({ id: 'channel', name: 'Place', type: 'channel' }),
  multi_channel: newField({ id: 'multi_channel', name: 'Places', type: 'multi_channel' }),
};

/** Checks answers to the named fields alone; a form has no others. */
function check(answers: Answers, names = Object.keys(answers)): Record<string, string> {
  const asked = names.flatMap((name) => fields[name] ?? []);
  const context = { team: ['UALICE', 'UBOB'], now: new Date('2026-06-01T12:00:00Z'), timeZone: null };
  return checkAnswers(asked, answers, context);
}

const whole: Answers = {
  subject: 'New laptop',
  assignee: 'UALICE',
  text: 'Two lines,\nplease.',
  date: '2030-02-28',
  select: 'o1',
  multi_select: ['o2', 'o1'],
  user: 'U012AB',
  multi_user: ['U012AB', 'W9Z'],
  channel: 'C012AB',
  multi_channel: ['C012AB'],
};

describe('answers of a requester', () => {
  test('[R2] a form that is filled in well is accepted', () => {
    expect(check(whole, Object.keys(fields))).toEqual({});
  });

  test('[R2] only what is required must be there', () => {
    expect(check({}, Object.keys(fields))).toEqual({
      subject: 'Subject is required.',
      multi_select: 'Colours is required.',
    });
  });

  test.each([
    ['subject', '   \n '],
    ['multi_select', []],
  ])('[R2] %s with nothing in it counts as empty', (name, answer) => {
    expect(Object.keys(check({ [name]: answer }))).toEqual([name]);
  });

  test.each([
    ['subject', 'x'.repeat(141), 'Subject may have at most 140 characters; this has 141.'],
    ['subject', 'two\nlines', 'Subject must be one line.'],
    ['text', 'x'.repeat(3001), 'Details may have at most 3000 characters; this has 3001.'],
    ['date', '2030-02-29', 'Due date must be a date.'],
    ['date', '2030-2-9', 'Due date must be a date.'],
    ['date', 'tomorrow', 'Due date must be a date.'],
    ['select', 'o3', 'Colour has an option that is not offered any more. Choose again.'],
    ['select', 'Red', 'Colour has an option that is not offered any more. Choose again.'],
    ['multi_select', ['o1', 'o3'], 'Colours has an option that is not offered any more. Choose again.'],
    ['user', 'alice', 'Choose Expert from the list.'],
    ['multi_user', ['U012AB', '<@U1>'], 'Choose Experts from the list.'],
    ['channel', '#general', 'Choose Place from the list.'],
    ['multi_channel', ['c1'], 'Choose Places from the list.'],
    ['assignee', 'UCAROL', 'The assignee must be in the team of this Stream'],
  ])('[R2] %s %j is refused under its field, in words', (name, answer, message) => {
    const messages = check({ [name]: answer });
    expect(Object.keys(messages)).toEqual([name]);
    expect(messages[name]).toContain(message);
  });

  test.each([
    ['subject', 'x'.repeat(140)],
    ['text', 'x'.repeat(3000)],
    ['date', '2032-02-29'],
  ])('[R2] %s at its very limit is accepted', (name, answer) => {
    expect(check({ [name]: answer })).toEqual({});
  });

  test.each(Object.keys(whole))('[R2] %s refuses one value for many, and many for one', (name) => {
    const answer = whole[name];
    const other = Array.isArray(answer) ? (answer[0] ?? '') : [answer ?? ''];
    expect(check({ [name]: other })[name]).toContain('has a value of another kind.');
  });

  test('[R2] every wrong field is told at once', () => {
    const answers = { subject: '', date: 'x', select: 'o9', text: 'fine' };
    expect(Object.keys(check(answers)).toSorted()).toEqual(['date', 'select', 'subject']);
  });

  test('[S3] what is not on the form is not looked at', () => {
    expect(check({ subject: 'Laptop', select: 'o9' }, ['subject'])).toEqual({});
  });
});
