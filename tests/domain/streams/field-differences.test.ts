import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type FieldDefinition, newField } from '../../../src/domain/streams/field.ts';
import {
  conditionWords,
  differences,
  merge,
  printsOf,
} from '../../../src/domain/streams/field-differences.ts';

const base = newField({
  id: 'f',
  name: 'Size',
  type: 'select',
  options: [
    { id: 's', label: 'S' },
    { id: 'm', label: 'M' },
  ],
});

const change = fc.record(
  {
    name: fc.constantFrom('Size', 'Width', 'Height'),
    hint: fc.constantFrom('', 'A', 'B'),
    placeholder: fc.constantFrom('', 'A', 'B'),
    required: fc.boolean(),
  },
  { requiredKeys: [] },
);
const definition: fc.Arbitrary<FieldDefinition> = change.map((some) => ({ ...base, ...some }));

describe('two admins on one field', () => {
  test('[S4] what one of them did not touch stays as the other made it; what both changed is told', () => {
    fc.assert(
      fc.property(definition, definition, definition, (opened, mine, now) => {
        const { merged, theirs, both } = merge(printsOf(opened), mine, now);
        for (const part of ['name', 'hint', 'placeholder', 'required'] as const) {
          expect(merged[part]).toBe(mine[part] === opened[part] ? now[part] : mine[part]);
        }
        expect(theirs).toEqual(differences(opened, now));
        expect(both).toEqual(
          differences(opened, now).filter(
            (setting) =>
              differences(opened, mine).includes(setting) && differences(mine, now).includes(setting),
          ),
        );
      }),
    );
  });

  test('[S4] options are the same where their labels are: ids are ours', () => {
    const again = { ...base, options: base.options.map(({ label }) => ({ id: `new ${label}`, label })) };
    expect(differences(base, again)).toEqual([]);
    expect(merge(printsOf(base), again, base).merged.options).toEqual(base.options);
  });
});

describe('a condition in words', () => {
  const find = (id: string) => (id === 'f' ? base : undefined);

  test.each([
    [{ fieldId: 'f', test: 'has', values: ['s', 'm'] }, '“Size” is S or M'],
    [{ fieldId: 'f', test: 'has_not', values: ['gone'] }, '“Size” is not an option that is gone'],
    [{ fieldId: 'f', test: 'is_empty', values: [] }, '“Size” is empty'],
    [{ fieldId: 'x', test: 'is_not_empty', values: [] }, 'a field that is gone is not empty'],
  ] as const)('[S13] %j', (condition, expected) => {
    expect(conditionWords({ ...condition, values: [...condition.values] }, find)).toBe(expected);
  });
});
