import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { changeWords } from '../../../src/domain/streams/change-words.ts';
import { compareForms, compareVersions } from '../../../src/domain/streams/compare-forms.ts';
import { type FieldDefinition, newField } from '../../../src/domain/streams/field.ts';

const field = (id: string, more: Partial<FieldDefinition> = {}) =>
  newField({ id, name: id.toUpperCase(), type: 'text', ...more });
const state = (definition: FieldDefinition, position: number | null, deleted = false) => ({
  definition,
  position,
  deleted,
});
const orderOf = (ids: readonly string[]) => ids.map((id, position) => state(field(id), position));
const words = (before: FieldDefinition, after: FieldDefinition) =>
  compareVersions([before], [after]).map((change) => changeWords(change, () => undefined));

describe('what changes from one form to another', () => {
  test('[S17] each field is told by what becomes of it', () => {
    const before = [
      state(field('a'), 0),
      state(field('b'), 1),
      state(field('c'), null),
      state(field('d'), 2),
      state(field('e'), null, true),
    ];
    const after = [
      state(field('c'), 0),
      state(field('a', { hint: 'New' }), 1),
      state(field('b'), null),
      state(field('d'), null, true),
      state(field('e'), null, true),
      state(field('f'), 2),
    ];
    expect(compareForms(before, after).map(({ kind, field: { id } }) => [id, kind] as const)).toEqual([
      ['c', 'put_on'],
      ['a', 'changed'],
      ['b', 'taken_off'],
      ['d', 'deleted'],
      ['f', 'added'],
    ]);
  });

  test('[S17] a field that moves is told alone, not those that it passes', () => {
    const moved = compareForms(orderOf(['a', 'b', 'c', 'd', 'e']), orderOf(['e', 'a', 'b', 'c', 'd']));
    expect(moved).toEqual([{ kind: 'moved', field: field('e'), from: 5, to: 1 }]);
  });

  test('[S17] of any two orders the fields that did not move stand in the same order in both', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const order = fc.shuffledSubarray(ids, { minLength: ids.length });
    fc.assert(
      fc.property(order, order, (before, after) => {
        const changes = compareForms(orderOf(before), orderOf(after));
        expect(changes.every(({ kind }) => kind === 'moved')).toBe(true);
        const moved = new Set(changes.map((change) => change.field.id));
        const stayed = (all: string[]) => all.filter((id) => !moved.has(id));
        expect(stayed(before)).toEqual(stayed(after));
        expect(moved.size).toBeLessThan(ids.length);
        if (before.join() === after.join()) expect(changes).toEqual([]);
      }),
    );
  });

  test('[S17] versions are compared by what they ask: a field is on the form or off it', () => {
    expect(
      compareVersions([field('a'), field('b')], [field('b'), field('c')]).map(({ kind }) => kind),
    ).toEqual(['put_on', 'taken_off']);
  });

  test('[S17] changes read as sentences', () => {
    const options = (...labels: string[]) => labels.map((label) => ({ id: label, label }));
    const select = (...labels: string[]) => field('a', { type: 'select', options: options(...labels) });
    expect(words(field('a'), field('a', { name: 'Room' }))).toEqual(['“A” is now called “Room”.']);
    expect(words(field('a'), field('a', { required: true }))).toEqual(['“A” is required.']);
    expect(words(field('a', { required: true }), field('a'))).toEqual(['“A” is no longer required.']);
    expect(words(field('a'), field('a', { hint: 'As on the door' }))).toEqual([
      '“A”: Hint is now As on the door.',
    ]);
    expect(words(field('a', { hint: 'Old' }), field('a'))).toEqual(['“A”: Hint is taken away; it was Old.']);
    expect(words(field('a', { maxLength: 10 }), field('a', { maxLength: 20 }))).toEqual([
      '“A”: Longest changes from 10 to 20.',
    ]);
    expect(words(select('S', 'M'), select('M', 'L', 'XL'))).toEqual([
      '“A”: 2 options added: “L”, “XL”; 1 option taken away: “S”.',
    ]);
    expect(words(select('S', 'M'), select('M', 'S'))).toEqual(['“A”: options are in another order.']);
  });
});
