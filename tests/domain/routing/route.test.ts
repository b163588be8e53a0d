import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { workingDaysAfter } from '../../../src/domain/days.ts';
import { type Routed, type RouteFacts, route } from '../../../src/domain/routing/route.ts';
import { rulesOf, settingsOfRules, type Turn, type WholeRule } from '../../../src/domain/routing/rules.ts';
import { nameKey, newField } from '../../../src/domain/streams/field.ts';

const kind = newField({ id: 'kind', name: 'Kind', type: 'text' });
const place = newField({ id: 'place', name: 'Place', type: 'text' });
const people = ['U1', 'U2', 'U3', 'U4'];

const aRule = (name: string, facts: Partial<WholeRule> = {}): WholeRule => ({
  ...{ name, when: [], due: null, overrides: false },
  ...{ assignee: null, channelId: null, toolIds: null, sections: {} },
  ...facts,
});
const someFacts = (facts: Partial<RouteFacts> = {}): RouteFacts => ({
  fields: [kind, place],
  deletedFields: new Set(),
  team: new Set(people),
  deactivated: new Set(),
  turns: new Map(),
  today: '2026-11-25',
  toolIds: new Set(['T1', 'T2']),
  channels: new Map(),
  typed: { assigneeId: null, dueDate: null },
  ...facts,
});
const isKind = (...values: string[]) => [{ fieldId: 'kind', test: 'has' as const, values }];
const bob = { kind: 'person', userId: 'U2' } as const;
const eve = { kind: 'person', userId: 'U3' } as const;

describe('routing a Request', () => {
  test('[S15] every rule that is for it counts, and each target is set by the first of them that sets it', () => {
    const rules = [
      aRule('Laptops', {
        when: isKind('Laptop'),
        assignee: bob,
        sections: { T1: { id: 's1', name: 'New' } },
      }),
      aRule('Phones', { when: isKind('Phone'), assignee: eve, channelId: 'C9' }),
      aRule('All', { assignee: eve, due: { days: 3, working: true }, channelId: 'C2', toolIds: ['T1'] }),
      aRule('Late', { due: { days: 1, working: false } }),
    ];
    expect(route(rules, { kind: 'laptop' }, someFacts())).toEqual({
      assigneeId: 'U2',
      dueDate: '2026-11-30',
      route: { channelId: 'C2', toolIds: ['T1'], sections: { T1: { id: 's1', name: 'New' } } },
      given: [
        { rule: 'Laptops', target: 'assignee', userId: 'U2' },
        { rule: 'Laptops', target: 'section', toolId: 'T1', name: 'New' },
        { rule: 'All', target: 'due_date', day: '2026-11-30' },
        { rule: 'All', target: 'channel', channelId: 'C2' },
        { rule: 'All', target: 'tools', toolIds: ['T1'] },
      ],
      turns: new Map(),
      leftOut: [],
    });
  });

  test('[S15] what the requester chose stays, unless a rule says that it sets it then too', () => {
    const typed = { assigneeId: 'U4', dueDate: '2027-01-01' };
    const gentle = aRule('Gentle', { assignee: bob, due: { days: 1, working: false } });
    expect(route([gentle], {}, someFacts({ typed }))).toMatchObject({ ...typed, given: [], leftOut: [] });
    const strict = aRule('Strict', { assignee: eve, overrides: true });
    expect(route([gentle, strict], {}, someFacts({ typed }))).toMatchObject({
      assigneeId: 'U3',
      dueDate: '2027-01-01',
    });
  });

  test('[S15] a part that cannot be carried out is left out and named, and the next rule has its chance', () => {
    const facts = someFacts({
      team: new Set(['U3']),
      deactivated: new Set(['U2']),
      channels: new Map([['C9', 'archived' as const]]),
      deletedFields: new Set(['gone']),
      toolIds: new Set(['T1']),
    });
    const rules = [
      aRule('Asks', { when: [{ fieldId: 'gone', test: 'has_not', values: ['x'] }], assignee: bob }),
      aRule('First', {
        ...{ assignee: bob, channelId: 'C9', toolIds: ['T2'], sections: { T2: { id: 's', name: 'New' } } },
      }),
      aRule('Turns', { assignee: { kind: 'in_turn', userIds: ['U1', 'U4'] } }),
      aRule('Second', { assignee: eve, toolIds: ['T2', 'T1'] }),
    ];
    const routed = route(rules, {}, facts);
    expect(routed).toMatchObject({
      assigneeId: 'U3',
      route: { channelId: null, toolIds: ['T1'], sections: {} },
    });
    expect(routed.leftOut).toEqual([
      { rule: 'Asks', problem: { kind: 'field_gone', fieldId: 'gone' } },
      { rule: 'First', problem: { kind: 'deactivated', userId: 'U2' } },
      { rule: 'First', problem: { kind: 'channel', channelId: 'C9', trouble: 'archived' } },
      { rule: 'First', problem: { kind: 'disconnected', toolId: 'T2' } },
      { rule: 'First', problem: { kind: 'section', section: 'New' } },
      { rule: 'Turns', problem: { kind: 'nobody_left', userIds: ['U1', 'U4'] } },
      { rule: 'Second', problem: { kind: 'disconnected', toolId: 'T2' } },
    ]);
  });

  test('[S15] tools that are named but gone leave the task where all are; no tool named keeps it in Slack', () => {
    const facts = someFacts();
    expect(route([aRule('Gone', { toolIds: ['T9'] })], {}, facts).route).toBeNull();
    expect(route([aRule('None', { toolIds: [] })], {}, facts).route?.toolIds).toEqual([]);
  });

  test('[S15] rules are as the settings keep them, also one that is called like what every object has', () => {
    const rules = [aRule('Constructor', { assignee: bob }), aRule('toString', { channelId: 'C1' })];
    expect(rulesOf(settingsOfRules(rules))).toEqual(rules);
    expect(rulesOf({ routing: settingsOfRules(rules).routing, routingTargets: {} })).toEqual([
      aRule('Constructor'),
      aRule('toString'),
    ]);
  });
});

describe('taking turns', () => {
  const inTurn = (...userIds: string[]) => [aRule('Turns', { assignee: { kind: 'in_turn', userIds } })];
  const next = (rules: WholeRule[], turn: Turn | undefined, facts: Partial<RouteFacts> = {}): Routed =>
    route(rules, {}, someFacts({ ...facts, turns: turn ? new Map([['turns', turn]]) : new Map() }));

  test('[S15] the next one is who comes after in the list, past those who left; at its end it begins again', () => {
    const facts = { team: new Set(['U1', 'U3']) };
    const rules = inTurn('U1', 'U2', 'U3');
    const first = next(rules, undefined, facts);
    expect(first.assigneeId).toBe('U1');
    const second = next(rules, first.turns.get('turns'), facts);
    expect(second.assigneeId).toBe('U3');
    expect(next(rules, second.turns.get('turns'), facts).assigneeId).toBe('U1');
  });

  test('[S15] when who had the last turn is taken out of the list, the one who came after is next', () => {
    expect(next(inTurn('U1', 'U3', 'U4'), { userId: 'U2', at: 1 }).assigneeId).toBe('U3');
    expect(next(inTurn('U1'), { userId: 'U4', at: 3 }).assigneeId).toBe('U1');
  });

  test('[S15] over whole rounds everybody has the same number of turns', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(people, { minLength: 1 }),
        fc.integer({ min: 1, max: 5 }),
        (list, rounds) => {
          const rules = inTurn(...list);
          const had = new Map<string, number>();
          let turn: Turn | undefined;
          for (let n = 0; n < rounds * list.length; n += 1) {
            const routed = next(rules, turn);
            turn = routed.turns.get('turns');
            had.set(routed.assigneeId ?? '', (had.get(routed.assigneeId ?? '') ?? 0) + 1);
          }
          expect(had).toEqual(new Map(list.map((userId) => [userId, rounds])));
        },
      ),
    );
  });
});

const anyUser = fc.constantFrom(...people, 'U9');
const anyRule = (name: string): fc.Arbitrary<WholeRule> =>
  fc.record({
    name: fc.constant(name),
    when: fc.array(
      fc.record({
        fieldId: fc.constantFrom('kind', 'place', 'gone', 'off the form'),
        test: fc.constantFrom('has', 'has_not', 'is_empty', 'is_not_empty'),
        values: fc.subarray(['a', 'b'], { minLength: 1 }),
      }),
      { maxLength: 2 },
    ),
    due: fc.option(fc.record({ days: fc.integer({ min: 0, max: 40 }), working: fc.boolean() })),
    overrides: fc.boolean(),
    assignee: fc.option(
      fc.oneof(
        anyUser.map((userId) => ({ kind: 'person' as const, userId })),
        fc.uniqueArray(anyUser, { minLength: 1 }).map((userIds) => ({ kind: 'in_turn' as const, userIds })),
      ),
    ),
    channelId: fc.option(fc.constantFrom('C1', 'C2', 'C-archived')),
    toolIds: fc.option(fc.subarray(['T1', 'T2', 'T-gone'])),
    sections: fc.constantFrom({}, { T1: { id: 's1', name: 'New' } }, { 'T-gone': { id: 's2', name: 'Old' } }),
  });
const anyRules = fc
  .integer({ min: 0, max: 5 })
  .chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => anyRule(`Rule ${i}`))));
const anyAnswers = fc.dictionary(fc.constantFrom('kind', 'place'), fc.constantFrom('a', 'b', 'c', ''));
const anyFacts = fc
  .record({
    team: fc.subarray([...people, 'U9']).map((ids) => new Set(ids)),
    deactivated: fc.subarray(people).map((ids) => new Set(ids)),
    typed: fc.record({
      assigneeId: fc.option(fc.constant('U-typed')),
      dueDate: fc.option(fc.constant('2027-01-01')),
    }),
    turns: fc.dictionary(
      fc.constantFrom('rule 0', 'rule 1'),
      fc.record({ userId: anyUser, at: fc.integer({ min: 0, max: 4 }) }),
    ),
  })
  .map(({ turns, ...facts }) =>
    someFacts({
      ...facts,
      turns: new Map(Object.entries(turns)),
      deletedFields: new Set(['gone']),
      channels: new Map([['C-archived', 'archived' as const]]),
    }),
  );

describe('any rules, whatever is answered', () => {
  const check = (
    property: (rules: WholeRule[], answers: Record<string, string>, facts: RouteFacts) => void,
  ) => fc.assert(fc.property(anyRules, anyAnswers, anyFacts, property), { numRuns: 400 });

  test('[S15] never set over what the requester chose, unless a rule says so', () => {
    check((rules, answers, facts) => {
      const gentle = rules.map((rule) => ({ ...rule, overrides: false }));
      const { assigneeId, dueDate } = route(gentle, answers, facts);
      if (facts.typed.assigneeId !== null) expect(assigneeId).toBe(facts.typed.assigneeId);
      if (facts.typed.dueDate !== null) expect(dueDate).toBe(facts.typed.dueDate);
    });
  });

  test('[S15] assign only who is in the team and in Slack, and route only to what is there', () => {
    check((rules, answers, facts) => {
      const { assigneeId, route: found } = route(rules, answers, facts);
      if (assigneeId !== null && assigneeId !== facts.typed.assigneeId) {
        expect(facts.team.has(assigneeId) && !facts.deactivated.has(assigneeId)).toBe(true);
      }
      expect(found?.channelId).not.toBe('C-archived');
      expect(found?.toolIds ?? []).not.toContain('T-gone');
      expect(Object.keys(found?.sections ?? {})).not.toContain('T-gone');
    });
  });

  test('[S15] set each target once, and a rule after them never changes what those before have set', () => {
    check((rules, answers, facts) => {
      const whole = route(rules, answers, facts);
      const targets = whole.given.map((one) =>
        one.target === 'section' ? `section ${one.toolId}` : one.target,
      );
      expect(new Set(targets).size).toBe(targets.length);
      const before = route(rules.slice(0, -1), answers, facts);
      expect(whole.given.slice(0, before.given.length)).toEqual(before.given);
      expect(whole.leftOut.slice(0, before.leftOut.length)).toEqual(before.leftOut);
    });
  });

  test('[S15] take a turn exactly where they assign in turn, and say the same whenever they are asked', () => {
    check((rules, answers, facts) => {
      const routed = route(rules, answers, facts);
      expect(route(rules, answers, facts)).toEqual(routed);
      const assigned = routed.given.find(({ target }) => target === 'assignee');
      const rule = rules.find(({ name }) => name === assigned?.rule);
      const turns = rule?.assignee?.kind === 'in_turn' ? [nameKey(rule.name)] : [];
      expect([...routed.turns.keys()]).toEqual(turns);
    });
  });
});

describe('working days', () => {
  test.each([
    ['2026-11-25', 0, '2026-11-25'],
    ['2026-11-25', 3, '2026-11-30'],
    ['2026-11-27', 1, '2026-11-30'],
    ['2026-11-28', 0, '2026-11-30'],
    ['2026-11-28', 1, '2026-11-30'],
    ['2026-11-29', 5, '2026-12-04'],
  ])('[S15] %s and %d working days are %s', (day, days, is) => {
    expect(workingDaysAfter(day, days)).toBe(is);
  });
});
