import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cleanText } from '../../src/domain/requests/clean-text.ts';
import type { Problem } from '../../src/domain/routing/problems.ts';
import type { StreamRules } from '../../src/domain/routing/read-rules.ts';
import { requesterField, type WholeRule } from '../../src/domain/routing/rules.ts';
import { type Condition, type FieldType, newField } from '../../src/domain/streams/field.ts';
import { checkView } from '../../src/views/limits/check.ts';
import { dryRunWindow } from '../../src/views/routing/dry-run.ts';
import { draftOf, readRule, ruleOf } from '../../src/views/routing/rule-draft.ts';
import { ruleWindow } from '../../src/views/routing/rule-window.ts';
import { rulesWindow } from '../../src/views/routing/rules-window.ts';
import { stateOf } from './support/state-of-view.ts';

const long = 'W'.repeat(75);
const field = (id: string, type: FieldType, options = 0) =>
  newField({
    ...{ id, type, name: `${id} ${long}`.slice(0, 75) },
    options: Array.from({ length: options }, (_, i) => ({ id: `${id}${i}`, label: `${long.slice(5)}${i}` })),
  });
const fields = [
  requesterField,
  field('few', 'select', 5),
  field('many', 'multi_select', 300),
  field('text', 'text'),
  field('tick', 'checkbox'),
  field('where', 'channel'),
];
const manyFields = [...fields, ...Array.from({ length: 200 }, (_, i) => field(`more${i}`, 'text'))];
const connected = Array.from({ length: 3 }, (_, i) => ({
  ...{ id: `T${i}`, streamId: 'S1', integrationId: 'I1', tool: 'asana', componentId: String(i) },
  ...{ componentName: long, componentUrl: null, serial: false, bindings: [], boundFor: null },
  ...{ words: `Asana (${long})`, hasSections: i < 2 },
}));

const user = fc.stringMatching(/^U[A-Z0-9]{8,10}$/);
const line = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 15 })
  .map((text) => cleanText(text).replace(/\s+/g, ' ').trim())
  .filter((text) => text !== '');
const values = fc.uniqueArray(line, { minLength: 1, maxLength: 5 });
const oneOf = <Value extends string>(all: readonly Value[]) => fc.subarray([...all], { minLength: 1 });
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ fieldId: fc.constant('text'), test: fc.constantFrom('has', 'has_not'), values }),
  fc.record({
    fieldId: fc.constant('few'),
    test: fc.constant('has' as const),
    values: oneOf(['few0', 'few1', 'few4']),
  }),
  fc.record({
    fieldId: fc.constant('many'),
    test: fc.constant('has_not' as const),
    values: oneOf(['many0', 'many299']),
  }),
  fc.record({
    fieldId: fc.constant('requester'),
    test: fc.constant('has' as const),
    values: fc.uniqueArray(user, { minLength: 1, maxLength: 5 }),
  }),
  fc.record({
    fieldId: fc.constant('tick'),
    test: fc.constantFrom('is_empty', 'is_not_empty'),
    values: fc.constant<string[]>([]),
  }),
);
const anyRule: fc.Arbitrary<WholeRule> = fc.record({
  name: line,
  when: fc.array(condition, { maxLength: 5 }),
  due: fc.option(fc.record({ days: fc.integer({ min: 0, max: 365 }), working: fc.boolean() })),
  overrides: fc.boolean(),
  assignee: fc.option(
    fc.oneof(
      user.map((userId) => ({ kind: 'person' as const, userId })),
      fc
        .uniqueArray(user, { minLength: 1, maxLength: 20 })
        .map((userIds) => ({ kind: 'in_turn' as const, userIds })),
    ),
  ),
  channelId: fc.option(fc.constant('C012345678')),
  toolIds: fc.option(fc.subarray(['T0', 'T1', 'T2'])),
  sections: fc.constantFrom<WholeRule['sections']>(
    {},
    { T0: { id: 's1', name: 'To do' } },
    { T1: { id: 's2', name: 'Later' } },
  ),
});
const anyProblem = fc.constantFrom<Problem[]>(
  { kind: 'field_gone', fieldId: 'gone' },
  { kind: 'option_gone', fieldId: 'few' },
  { kind: 'deactivated', userId: 'U012345678' },
  { kind: 'channel', channelId: 'C012345678', trouble: 'out' },
  { kind: 'disconnected', toolId: 'T9' },
  { kind: 'section', section: long },
);
const names = {
  fields: manyFields,
  tools: new Map(connected.map(({ id, words }) => [id, words])),
  channels: new Map(),
};
const rulesOf = (rules: StreamRules['rules']): StreamRules => ({
  stream: { id: 'S1' } as StreamRules['stream'],
  ...{ rules, fields: manyFields, connected, names },
  facts: {
    ...{ fields: manyFields, team: new Set(), deactivated: new Set(), deletedFields: new Set() },
    ...{ toolIds: new Set(), channels: new Map() },
  },
});

describe('the windows of routing rules', () => {
  test('[S15] the window of any rule is one that Slack takes, and gives back the rule that it shows', () => {
    fc.assert(
      fc.property(anyRule, fc.constantFrom(fields, manyFields), (rule, library) => {
        const draft = draftOf(rule, library);
        const slots = draft.conditions.map(({ slot }) => slot);
        const ids = { streamId: 'S1', opened: { name: rule.name, base: 'b' }, slots, nextSlot: slots.length };
        const view = ruleWindow({ ids, draft, fields: library, connected });
        expect(checkView(view)).toEqual([]);
        const back = ruleOf(
          readRule(
            stateOf(view),
            ids,
            library,
            connected.filter((one) => one.hasSections),
          ),
        );
        // Without an assignee and a due date there is nothing to set over what the requester chose.
        const isAsked = rule.assignee !== null || rule.due !== null;
        expect(back).toEqual({ ...rule, overrides: rule.overrides && isAsked });
      }),
      { numRuns: 200 },
    );
  });

  test('[S15] the list of the most rules with the most words is one that Slack takes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ rule: anyRule, problems: fc.array(anyProblem, { maxLength: 8 }) }), {
          minLength: 0,
          maxLength: 50,
        }),
        (rules) => {
          const named = rules.map(({ rule, problems }, i) => ({
            problems,
            rule: { ...rule, name: `${i}${'<&>'.repeat(20)}`.slice(0, 60) },
          }));
          expect(checkView(rulesWindow(rulesOf(named)))).toEqual([]);
        },
      ),
      { numRuns: 30 },
    );
  });

  test('[S15] a dry run of fifty Requests to which much is done is one window', () => {
    const request = { id: 'R1', number: 123456, subject: '<&>'.repeat(46) };
    const given = Array.from({ length: 20 }, (_, i) => ({
      ...{ rule: `${i}${'&'.repeat(58)}`, target: 'section' as const, toolId: 'T0', name: long },
    }));
    const leftOut = [{ rule: long.slice(15), problem: { kind: 'section', section: long } as const }];
    const run = { request, routed: { given, leftOut } };
    const view = dryRunWindow(rulesOf([]), Array(50).fill(run));
    expect(checkView(view)).toEqual([]);
    expect(checkView(dryRunWindow(rulesOf([]), []))).toEqual([]);
  });
});
