import { describe, expect, test } from '@jest/globals';
import { everyRequest, listChoice, queryOf, type Viewer } from '../../../src/domain/requests/list-choice.ts';

/** A Wednesday evening in UTC, which is Thursday already in Auckland and Wednesday noon in New York. */
const now = new Date('2026-11-25T20:30:00Z');
const viewer = (timeZone: string): Viewer => ({ userId: 'UALICE', timeZone, now });
const utc = viewer('UTC');
const of = (choice: object, who = utc) => queryOf(listChoice.parse(choice), who);

describe('[R5] a choice is the query of the one who looks, when they look', () => {
  test('nothing chosen lets everything pass, newest first', () => {
    expect(queryOf(everyRequest, utc)).toEqual({
      status: 'any',
      sort: { by: 'number', direction: 'descending' },
    });
  });

  test.each([
    ['me', { assignee: { who: 'me' } }, { assigneeId: 'UALICE' }],
    ['nobody', { assignee: { who: 'nobody' } }, { assigneeId: null }],
    ['one person', { requester: { who: 'person', userId: 'UBOB' } }, { requesterId: 'UBOB' }],
    ['words', { text: '  ink ' }, { text: '  ink ' }],
    ['no words', { text: '   ' }, {}],
    ['no due date', { due: { when: 'none' } }, { due: null }],
    ['overdue', { status: 'any', due: { when: 'overdue' } }, { status: 'open', due: { to: '2026-11-24' } }],
    ['due this week', { due: { when: 'this_week' } }, { due: { from: '2026-11-23', to: '2026-11-29' } }],
    ['due next week', { due: { when: 'next_week' } }, { due: { from: '2026-11-30', to: '2026-12-06' } }],
    [
      'due in a range without an end',
      { due: { when: 'range', from: '2026-12-01', to: null } },
      { due: { from: '2026-12-01' } },
    ],
    [
      'an answer',
      { fields: [{ kind: 'any_of', fieldId: 'f', values: ['a', 'b'] }] },
      { fields: [{ fieldId: 'f', anyOf: ['a', 'b'] }] },
    ],
    [
      'numbers',
      { fields: [{ kind: 'numbers', fieldId: 'f', from: 0, to: null }] },
      { fields: [{ fieldId: 'f', from: '8000000000000000' }] },
    ],
  ])('%s', (_words, choice, query) => {
    expect(of(choice)).toMatchObject(query);
  });

  test.each([
    ['Pacific/Auckland', '2026-11-26', '2026-11-25T11:00:00.000Z'],
    ['America/New_York', '2026-11-25', '2026-11-25T05:00:00.000Z'],
  ])('“today” in %s is %s', (timeZone, date, begins) => {
    expect(of({ due: { when: 'today' } }, viewer(timeZone))).toMatchObject({ due: { from: date, to: date } });
    expect(of({ created: { when: 'today' } }, viewer(timeZone))).toMatchObject({
      created: { from: new Date(begins) },
    });
  });

  test('days of a range begin and end where the viewer is, also when clocks change', () => {
    const range = { created: { when: 'range', from: '2026-10-25', to: '2026-10-25' } };
    expect(of(range, viewer('Europe/Berlin'))).toMatchObject({
      created: { from: new Date('2026-10-24T22:00:00Z'), until: new Date('2026-10-25T23:00:00Z') },
    });
  });
});
