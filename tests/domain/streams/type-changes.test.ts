import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { holdsList } from '../../../src/domain/requests/answers.ts';
import { type FieldType, fieldTypes, takesOptions } from '../../../src/domain/streams/field.ts';
import { possibleTypes } from '../../../src/domain/streams/type-changes.ts';

const others = (type: FieldType) => possibleTypes(type).filter((each) => each !== type);

describe('the types that a field may be given', () => {
  test('[S4] every type while it was never published', () => {
    expect(possibleTypes(null)).toEqual([...fieldTypes]);
  });

  test.each([
    ['select', ['multi_select', 'radio', 'checkboxes']],
    ['radio', ['select', 'multi_select', 'checkboxes']],
    ['multi_select', ['checkboxes']],
    ['checkboxes', ['multi_select']],
    ['user', ['multi_user']],
    ['channel', ['multi_channel']],
    ['email', ['text']],
    ['number', ['text']],
    ['date', []],
    ['text', []],
  ] as const)('[S4] a published %s may become %j', (type, expected) => {
    expect(others(type)).toEqual(expected);
  });

  test('[S4] a change never makes one answer of several, nor takes options away, and can be followed by another', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fieldTypes), (type) => {
        for (const next of others(type)) {
          if (holdsList({ type })) expect(holdsList({ type: next })).toBe(true);
          expect(takesOptions(next)).toBe(takesOptions(type));
          for (const last of possibleTypes(next)) expect([...possibleTypes(type)]).toContain(last);
        }
      }),
    );
  });
});
