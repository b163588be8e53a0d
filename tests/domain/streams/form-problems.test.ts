import { describe, expect, test } from '@jest/globals';
import { type Condition, type FieldDefinition, newField } from '../../../src/domain/streams/field.ts';
import { formProblems } from '../../../src/domain/streams/form-problems.ts';

const when = (fieldId: string, more: Partial<Condition> = {}): Condition => ({
  fieldId,
  test: 'is_not_empty',
  values: [],
  ...more,
});
const field = (id: string, showWhen: Condition[] = [], more: Partial<FieldDefinition> = {}) =>
  newField({ id, name: id.toUpperCase(), type: 'text', showWhen, ...more });

describe('why a form cannot be published', () => {
  test('[S13] conditions on earlier fields are no problem', () => {
    expect(formProblems([field('a'), field('b', [when('a')])])).toEqual([]);
  });

  test('[S13] a condition on a later field, on one that is off the form, or on one that is gone', () => {
    expect(formProblems([field('b', [when('a')]), field('a')])).toEqual([
      '“B” is shown only when “A” is not empty, but that comes later. Move it up.',
    ]);
    expect(formProblems([field('b', [when('a')])], [field('a'), field('b')])).toEqual([
      '“B” is shown only when “A” is not empty, but that is not on the form. Put it there, or take the condition off.',
    ]);
    expect(formProblems([field('b', [when('x')])])).toEqual([
      expect.stringContaining('a field that is gone'),
    ]);
  });

  test('[S13] a circle is named', () => {
    const circle = [field('a', [when('c')]), field('b', [when('a')]), field('c', [when('b')])];
    expect(formProblems(circle)).toEqual([
      '“A” would be shown by “C”, “C” by “B” and “B” by “A”: the conditions go round in a circle.',
    ]);
  });

  test('[S13] a condition on options that were all taken away', () => {
    const kind = field('a', [], { type: 'select', options: [{ id: 'o', label: 'Laptop' }] });
    const has = (values: string[]) => [kind, field('b', [when('a', { test: 'has', values })])];
    expect(formProblems(has(['gone', 'o']))).toEqual([]);
    expect(formProblems(has(['gone']))).toEqual([expect.stringContaining('it would never be shown')]);
    const hasNot = [kind, field('b', [when('a', { test: 'has_not', values: ['gone'] })])];
    expect(formProblems(hasNot)).toEqual([]);
  });
});
