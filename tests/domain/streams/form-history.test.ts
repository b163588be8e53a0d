import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Draft, DraftField } from '../../../src/domain/streams/draft.ts';
import { type FieldDefinition, nameKey, newField } from '../../../src/domain/streams/field.ts';
import { draftOfForm } from '../../../src/domain/streams/form-history.ts';

const field = (id: string, more: Partial<FieldDefinition> = {}) =>
  newField({ id, name: id, type: 'text', ...more });
const draftOf = (fields: readonly (FieldDefinition & { gone?: boolean })[]): Draft => ({
  revision: 1,
  fields: fields.map(
    ({ gone = false, ...definition }): DraftField => ({
      definition,
      onForm: !gone,
      deleted: gone,
      revision: 1,
      published: { definition, position: 0, deleted: false },
    }),
  ),
});

describe('going back to a version', () => {
  test('[S17] the old fields come back in their order, as they were; later ones leave the form', () => {
    const { fields, deleted, kept } = draftOfForm(
      { fields: [field('b', { hint: 'Old' }), field('a')] },
      draftOf([field('a', { required: true }), field('b'), field('c')]),
    );
    expect(fields.map(({ definition, position }) => [definition.id, position])).toEqual([
      ['a', 1],
      ['b', 0],
      ['c', null],
    ]);
    expect(fields[1]?.definition.hint).toBe('Old');
    expect(fields[0]?.definition.required).toBe(false);
    expect([deleted, kept]).toEqual([[], []]);
  });

  test('[S17] deleted fields are named and left out, with the conditions on them', () => {
    const condition = { fieldId: 'gone', test: 'is_empty' as const, values: [] };
    const old = [field('gone', { name: 'Budget' }), field('a', { showWhen: [condition] })];
    const { fields, deleted } = draftOfForm({ fields: old }, draftOf([field('a')]));
    expect(deleted).toEqual(['Budget']);
    expect(fields.map(({ definition }) => definition.showWhen)).toEqual([[]]);
  });

  test('[S17] a field that was deleted in the draft alone comes back', () => {
    const { fields, deleted } = draftOfForm(
      { fields: [field('a')] },
      draftOf([{ ...field('a'), gone: true }]),
    );
    expect(fields).toMatchObject([{ definition: { id: 'a' }, position: 0, deletedAt: null }]);
    expect(deleted).toEqual([]);
  });

  test('[S17] a type that could not keep the answers of today stays that of today', () => {
    const { fields, kept } = draftOfForm(
      { fields: [field('a', { type: 'select' })] },
      draftOf([field('a', { type: 'multi_select' })]),
    );
    expect(fields[0]?.definition.type).toBe('multi_select');
    expect(kept).toEqual(['a']);
  });

  test('[S17] no two fields ever get one name, whatever was renamed since', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const names = fc.shuffledSubarray(['p', 'q', 'r', 's', 't', 'u', 'v'], { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(names, names, fc.subarray(ids), (before, now, inForm) => {
        const named = (all: string[]) => ids.map((id, i) => field(id, { name: all[i] ?? id }));
        const old = named(before).filter(({ id }) => inForm.includes(id));
        const { fields } = draftOfForm({ fields: old }, draftOf(named(now)));
        const keys = fields.map(({ definition }) => nameKey(definition.name));
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});
