import { describe, expect, test } from '@jest/globals';
import { createTargets } from '../../src/deliveries/targets.ts';

const now = new Date('2030-01-01T00:00:00.000Z');

function begin(targets: ReturnType<typeof createTargets>, target: string): number {
  let begun = 0;
  while (targets.hasRoom(target) && begun < 100) {
    targets.begin(target);
    begun += 1;
  }
  return begun;
}

describe('slots', () => {
  test('[I10] one Integration takes a quarter of the slots at most, and no more than its tool allows', () => {
    const targets = createTargets(16);
    targets.learn('a', { service: 'one', concurrent: 50 });
    targets.learn('b', { service: 'one', concurrent: 2 });
    expect(begin(targets, 'a')).toBe(4);
    expect(begin(targets, 'b')).toBe(2);
    expect(targets.busy(now)).toEqual(['a', 'b']);
    targets.end('a');
    expect(targets.busy(now)).toEqual(['b']);
  });

  test('[I10] all Integrations of one tool together leave half of the slots to others', () => {
    const targets = createTargets(16);
    for (const id of ['a', 'b', 'c', 'd']) targets.learn(id, { service: 'one', concurrent: 50 });
    targets.learn('other', { service: 'two', concurrent: 50 });
    const begun = ['a', 'b', 'c', 'd'].map((id) => begin(targets, id));
    expect(begun).toEqual([4, 4, 0, 0]);
    expect(begin(targets, 'other')).toBe(4);
  });

  test('[I10] with a single slot everything still gets its turn', () => {
    const targets = createTargets(1);
    targets.learn('a', { service: 'one', concurrent: 50 });
    expect(begin(targets, 'a')).toBe(1);
  });

  test('[I10] a target that said "later" is left alone until then', () => {
    const targets = createTargets(16);
    const until = new Date(now.getTime() + 30_000);
    targets.rest('a', until);
    expect(targets.busy(now)).toEqual(['a']);
    expect(targets.nextRested(now)).toEqual(until);
    expect(targets.busy(until)).toEqual([]);
    expect(targets.nextRested(until)).toBeNull();
  });

  test('[I10] a target that several could not reach is left alone, and then asked by one at a time', () => {
    const targets = createTargets(16);
    targets.learn('a', { service: 'one', concurrent: 50 });
    for (const seq of [1, 2]) targets.failed('a', seq, now);
    expect(targets.busy(now)).toEqual([]);
    targets.failed('a', 3, now);
    expect(targets.busy(now)).toEqual(['a']);
    const later = new Date(now.getTime() + 30_000);
    expect(targets.busy(later)).toEqual([]);
    expect(begin(targets, 'a')).toBe(1);
    targets.failed('a', 4, later);
    targets.end('a');
    expect(targets.busy(later)).toEqual(['a']);
    expect(targets.succeeded('a')).toBe(true);
    expect(begin(targets, 'a')).toBe(4);
  });

  test('[I10] one delivery that fails again and again is no fault of its target', () => {
    const targets = createTargets(16);
    for (let time = 0; time < 9; time += 1) targets.failed('a', 1, now);
    expect(targets.busy(now)).toEqual([]);
    expect(targets.succeeded('a')).toBe(false);
    for (const seq of [2, 3]) targets.failed('a', seq, now);
    expect(targets.busy(now)).toEqual([]);
  });
});
