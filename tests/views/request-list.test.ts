import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { filterableFields } from '../../src/domain/requests/filterable-fields.ts';
import { type FieldChoice, type ListChoice, listChoice } from '../../src/domain/requests/list-choice.ts';
import {
  type FieldDefinition,
  type FieldOption,
  fieldTypes,
  newField,
} from '../../src/domain/streams/field.ts';
import { checkView } from '../../src/views/limits/check.ts';
import { severalChangedWords } from '../../src/views/request-list/change-selected.ts';
import { choiceWords } from '../../src/views/request-list/choice-words.ts';
import { exportWords } from '../../src/views/request-list/export-words.ts';
import { readRequestFilter, requestFilter } from '../../src/views/request-list/filter.ts';
import { mostFilterFields } from '../../src/views/request-list/filter-fields.ts';
import { type ListLine, requestList } from '../../src/views/request-list/list.ts';
import { mostSavedLists, saveList } from '../../src/views/request-list/saved.ts';
import { words } from './support/arbitrary-answers.ts';
import { withoutShrinking } from './support/run-settings.ts';
import { stateOf } from './support/state-of-view.ts';

const name = words(75).filter((text) => text.trim() !== '');
const day = fc.constantFrom('2026-01-31', '2026-11-25', '2030-02-28');
const person = fc.constantFrom('UALICE', 'UBOB');
const someone = person.map((userId) => ({ who: 'person' as const, userId }));
const range = fc.record({
  when: fc.constant('range' as const),
  from: fc.option(day),
  to: fc.option(day),
});

const choices: fc.Arbitrary<ListChoice> = fc
  .record({
    text: words(200),
    status: fc.constantFrom('open', 'closed', 'any'),
    streamId: fc.constant('S1'),
    assignee: fc.oneof(fc.constantFrom({ who: 'anyone' }, { who: 'me' }, { who: 'nobody' }), someone),
    requester: fc.oneof(fc.constantFrom({ who: 'anyone' }, { who: 'me' }), someone),
    due: fc.oneof(
      fc.constantFrom('any', 'overdue', 'today', 'this_week', 'next_week', 'none').map((when) => ({ when })),
      range,
    ),
    created: fc.oneof(
      fc.constantFrom('any', 'today', 'this_week', 'last_30_days').map((when) => ({ when })),
      range,
    ),
  })
  .map((choice) => listChoice.parse(choice));

const options = (most: number): fc.Arbitrary<FieldOption[]> =>
  fc
    .array(name, { minLength: 1, maxLength: most, size: 'max' })
    .map((labels) => labels.map((label, at) => ({ id: `o${at}`, label })));

const library: fc.Arbitrary<FieldDefinition[]> = fc
  .array(fc.tuple(name, fc.constantFrom(...fieldTypes), fc.oneof(options(5), options(130))), {
    maxLength: 60,
    size: 'max',
  })
  .map((fields) =>
    fields.map(([label, type, all], at) => newField({ id: `f${at}`, name: label, type, options: all })),
  );

/** Some choice for each field that a window asks for. */
function fieldChoices(fields: readonly FieldDefinition[]): FieldChoice[] {
  return filterableFields(fields, { statuses: [] })
    .slice(0, mostFilterFields)
    .map(({ field, kind }): FieldChoice => {
      const fieldId = field.id;
      if (kind === 'dates') return { kind, fieldId, from: '2026-11-25', to: null };
      if (kind === 'numbers') return { kind, fieldId, from: null, to: -1.5 };
      const [option] = field.options;
      const value = kind === 'options' ? (option?.id ?? '') : kind === 'people' ? 'UALICE' : 'C12345';
      return { kind: 'any_of', fieldId, values: [value] };
    });
}

describe('the filter of a list', () => {
  test('[R5] is a window that Slack takes, and gives the same choice back, whatever was chosen', () => {
    fc.assert(
      fc.property(choices, library, name, (chosen, fields, streamName) => {
        const choice = { ...chosen, fields: fieldChoices(fields) };
        const filterable = filterableFields(fields, { statuses: [] });
        const view = requestFilter({ choice, stream: { id: 'S1', name: streamName }, fields: filterable });
        expect(checkView(view)).toEqual([]);
        expect(readRequestFilter(stateOf(view), choice, filterable)).toEqual(choice);
      }),
      { numRuns: 100, ...withoutShrinking },
    );
  }, 60_000);

  test('[R5] is said in words, and what is gone since is said to be gone', () => {
    const size = newField({
      id: 'size',
      name: 'Size',
      type: 'select',
      options: [{ id: 'l', label: 'Large' }],
    });
    const choice = listChoice.parse({
      text: ' ink ',
      status: 'open',
      streamId: 'S1',
      assignee: { who: 'nobody' },
      requester: { who: 'person', userId: 'UBOB' },
      due: { when: 'range', from: '2026-12-04', to: null },
      created: { when: 'last_30_days' },
      fields: [
        { kind: 'any_of', fieldId: 'size', values: ['l', 'x'] },
        { kind: 'numbers', fieldId: 'gone', from: 1, to: null },
      ],
    });
    expect(choiceWords(choice, { stream: null, fields: [size] }).mrkdwn).toBe(
      '“ink” · Open · in a Stream that is gone · assigned to nobody · submitted by <@UBOB> · due from 4 Dec 2026 · submitted in the last 30 days · Size: Large, an option that is gone · a field that is gone: 1 to …',
    );
  });
});

const lines: fc.Arbitrary<ListLine[]> = fc.array(
  fc.record({
    id: fc.uuid(),
    number: fc.integer({ min: 1, max: 10_000_000 }),
    subject: words(140),
    assigneeId: fc.option(person),
    dueDate: fc.option(day),
    streamName: name,
    status: fc.record({
      id: fc.constant('s'),
      name: words(30),
      emoji: fc.constantFrom('🟢', ':custom_emoji:'),
      counts: fc.constantFrom('open' as const, 'closed' as const),
    }),
    isOverdue: fc.boolean(),
    permalink: fc.option(fc.constant('https://acme.slack.com/archives/C1/p1')),
  }),
  { maxLength: 10 },
);

describe('a list of Requests', () => {
  test('[R4 R13] is a window that Slack takes, for reading and for selecting, whatever it lists', () => {
    const names = fc.array(fc.record({ id: fc.uuid(), name }), { maxLength: mostSavedLists, size: 'max' });
    fc.assert(
      fc.property(
        choices,
        lines,
        names,
        fc.boolean(),
        fc.nat(500),
        (choice, shown, saved, selecting, page) => {
          const said = choiceWords(choice, { stream: null, fields: [] });
          const cursor = { number: 10_000_000, value: '𝒳'.repeat(32) };
          const starts = Array.from({ length: Math.min(page, 15) }, () => cursor);
          const view = requestList({
            ...{ choice, words: said, lines: shown, saved },
            ...{ total: shown.length, totalIsExact: page > 0 },
            metadata: { page, starts, next: cursor, selecting },
          });
          expect(checkView(view)).toEqual([]);
          expect(checkView(saveList({ words: said, saved }))).toEqual([]);
        },
      ),
      { numRuns: 100, ...withoutShrinking },
    );
  }, 60_000);

  test('[R13] says what became of a change of several, each reason once', () => {
    const refused = (number: number | null, reason: string) => ({ requestId: 'r', number, reason });
    expect(severalChangedWords({ changed: 0, unchanged: 1, refused: [] })).toBe(
      'No Requests changed.\n1 Request needed no change.',
    );
    expect(
      severalChangedWords({
        changed: 2,
        unchanged: 0,
        refused: [refused(4, 'Only the team may.'), refused(null, 'Gone.'), refused(9, 'Only the team may.')],
      }),
    ).toBe(
      '2 Requests changed.\nNot changed: #4, #9. Only the team may.\nNot changed: one that is gone. Gone.',
    );
  });
});

test('[R12] the file of a list comes with how many it holds, and whether there are more', () => {
  expect(exportWords(0, false)).toBe('The list that you asked for: no Requests.');
  expect(exportWords(1, false)).toBe('The list that you asked for: 1 Request.');
  expect(exportWords(50_000, true)).toMatch(
    /: 50,?000 Requests\. There are more than one file holds: filter for less/,
  );
});
