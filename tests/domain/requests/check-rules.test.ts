import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Answer } from '../../../src/domain/requests/answers.ts';
import { checkAnswer } from '../../../src/domain/requests/check-answers.ts';
import { openingAnswers } from '../../../src/domain/requests/opening-answers.ts';
import { type FieldDefinition, type FieldType, newField } from '../../../src/domain/streams/field.ts';
import { matchesPattern, patternProblem } from '../../../src/domain/streams/pattern.ts';

/** The 1st of June in Prague, still the 31st of May in New York. */
const now = new Date('2026-06-01T01:30:00Z');
const inPrague = { team: ['UALICE'], now, timeZone: 'Europe/Prague' };
const inNewYork = { ...inPrague, timeZone: 'America/New_York' };

const field = (type: FieldType, settings: Partial<FieldDefinition>) =>
  newField({ id: 'f', name: 'Field', type, ...settings });
const check = (type: FieldType, answer: Answer, settings: Partial<FieldDefinition>, here = inPrague) =>
  checkAnswer(field(type, settings), answer, here);
const fixed = (value: string) => ({ kind: 'fixed' as const, value });
const today = (days = 0) => ({ kind: 'today' as const, days });

describe('rules for answers', () => {
  test.each<[string, FieldType, Answer, Partial<FieldDefinition>, string | null]>([
    ['long enough', 'text', 'abc', { minLength: 3 }, null],
    ['too short', 'text', 'ab', { minLength: 3 }, 'Field must have at least 3 characters; this has 2.'],
    ['one is enough', 'text', 'a', { minLength: 1 }, null],
    ['a pattern', 'text', 'AB-12', { pattern: { source: '[A-Z]{2}-\\d+', message: 'Like AB-12.' } }, null],
    [
      'no part of it',
      'text',
      'xAB-12',
      { pattern: { source: '[A-Z]{2}-\\d+', message: 'Like AB-12.' } },
      'Like AB-12.',
    ],
    [
      'no message',
      'text',
      'x',
      { pattern: { source: '\\d', message: ' ' } },
      'Field does not have the form that is asked for.',
    ],
    ['the least', 'number', '5', { min: fixed('5') }, null],
    ['too little', 'number', '-10', { min: fixed('-9') }, 'Field must be -9 or more.'],
    ['not by letters', 'number', '10', { min: fixed('9'), max: fixed('100') }, null],
    ['too much', 'number', '0.6', { max: fixed('0.5'), decimals: true }, 'Field must be 0.5 or less.'],
    ['the first day', 'date', '2026-05-01', { min: fixed('2026-05-01') }, null],
    ['before it', 'date', '2026-04-30', { min: fixed('2026-05-01') }, 'Field must be 1 May 2026 or later.'],
    ['after it', 'date', '2026-05-02', { max: fixed('2026-05-01') }, 'Field must be 1 May 2026 or earlier.'],
    ['today', 'date', '2026-06-01', { min: today(), max: today() }, null],
    ['yesterday', 'date', '2026-05-31', { min: today() }, 'Field must not be before today.'],
    ['tomorrow', 'date', '2026-06-02', { max: today() }, 'Field must not be after today.'],
    ['too soon', 'date', '2026-06-03', { min: today(3) }, 'Field must be 4 Jun 2026 or later.'],
    ['too late', 'date', '2026-07-02', { max: today(30) }, 'Field must be 1 Jul 2026 or earlier.'],
    ['later today', 'datetime', '2026-06-01T20:00:00.000Z', { min: today() }, null],
    [
      'late the day before',
      'datetime',
      '2026-05-31T21:00:00.000Z',
      { min: today() },
      'Field must not be before today.',
    ],
  ])('[S14] %s', (_words, type, answer, settings, message) => {
    expect(check(type, answer, settings)).toBe(message);
  });

  test('[S14] “today” is the day that it is for the person', () => {
    expect(check('date', '2026-05-31', { min: today() }, inNewYork)).toBeNull();
    expect(check('date', '2026-06-01', { max: today() }, inNewYork)).toBe('Field must not be after today.');
    expect(
      check('date', '2026-06-01', { min: today() }, { ...inPrague, timeZone: 'Nowhere/Land' }),
    ).toBeNull();
    expect(check('datetime', '2026-06-01T01:00:00.000Z', { max: today() }, inNewYork)).toBeNull();
  });

  test('[S14] an empty answer breaks no rule but that it is required', () => {
    expect(check('text', ' ', { minLength: 3, pattern: { source: 'x', message: '' } })).toBeNull();
    expect(check('text', '', { minLength: 3, required: true })).toBe('Field is required.');
  });
});

describe('patterns of admins', () => {
  test.each(['(', 'x{1001}', '(?=x)x', '(a)\\1', 'x'.repeat(501)])(
    '[S14] %j is refused, in words',
    (source) => {
      expect(patternProblem(source)).toMatch(/pattern/);
    },
  );

  test('[S14] one that no longer can be used lets every text pass', () => {
    expect(matchesPattern('(', 'anything')).toBe(true);
  });

  // Engines that go back would need longer than the universe is old for any of these.
  test.each(['(a*)*b', '(a+a+)+b', '(a|aa)+!', '(.*)*(.*)*b'])(
    '[S14] %s cannot hold up the app',
    (source) => {
      expect(matchesPattern(source, 'a'.repeat(3000))).toBe(false);
    },
  );

  test('[S14] a text that is quoted matches itself and nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 50 }), (text) => {
        const quoted = text.replaceAll(/[^A-Za-z0-9]/g, '\\$&');
        expect(matchesPattern(quoted, text)).toBe(true);
        expect(matchesPattern(quoted, `${text}x`)).toBe(false);
      }),
    );
  });
});

describe('what stands in a form when it opens', () => {
  const opening = { ...inPrague, requesterId: 'UALICE' };
  const opened = (type: FieldType, settings: Partial<FieldDefinition>) =>
    openingAnswers([field(type, settings)], opening).f;
  const options = [{ id: 'o1', label: 'Red' }];

  test.each<[FieldType, Partial<FieldDefinition>, Answer | undefined]>([
    ['text', { default: { kind: 'fixed', value: 'Hello' } }, 'Hello'],
    ['number', { default: { kind: 'fixed', value: '3' } }, '3'],
    ['select', { options, default: { kind: 'fixed', value: 'o1' } }, 'o1'],
    ['multi_select', { options, default: { kind: 'fixed', value: ['o1', 'o1'] } }, ['o1']],
    ['checkbox', { default: { kind: 'fixed', value: 'yes' } }, 'yes'],
    ['user', { default: { kind: 'requester' } }, 'UALICE'],
    ['multi_user', { default: { kind: 'requester' } }, ['UALICE']],
    ['date', { default: { kind: 'today', days: 0 } }, '2026-06-01'],
    ['date', { default: { kind: 'today', days: 30 } }, '2026-07-01'],
    ['datetime', { default: { kind: 'today', days: 1 } }, '2026-06-02T01:00:00.000Z'],
    ['text', {}, undefined],
  ])('[S14] a default of %s: %j', (type, settings, answer) => {
    expect(opened(type, settings)).toEqual(answer);
  });

  test('[S14] a default that could not be submitted is left out', () => {
    expect(opened('select', { options, default: { kind: 'fixed', value: 'gone' } })).toBeUndefined();
    expect(opened('date', { max: today(), default: { kind: 'today', days: 1 } })).toBeUndefined();
    expect(opened('text', { default: { kind: 'today', days: 1 } })).toBeUndefined();
    const assignee = field('user', { role: 'assignee', default: { kind: 'requester' } });
    expect(openingAnswers([assignee], { ...opening, requesterId: 'UCAROL' })).toEqual({});
  });
});
