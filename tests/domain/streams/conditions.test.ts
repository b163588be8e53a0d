import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  circularCondition,
  decidingFields,
  fieldsDecidedBy,
  shownFields,
} from '../../../src/domain/streams/conditions.ts';
import {
  type Condition,
  type FieldDefinition,
  type FieldType,
  newField,
} from '../../../src/domain/streams/field.ts';

const when = (fieldId: string, test: Condition['test'], ...values: string[]): Condition => ({
  fieldId,
  test,
  values,
});
const field = (id: string, showWhen: Condition[] = [], type: FieldType = 'text') =>
  newField({ id, name: id.toUpperCase(), type, showWhen });
const shown = (fields: FieldDefinition[], answers: Record<string, string | string[]>) =>
  shownFields(fields, answers).map(({ id }) => id);

describe('fields that are shown when others have an answer', () => {
  test.each<[Condition, string | string[] | undefined, boolean]>([
    [when('a', 'has', 'x', 'y'), 'y', true],
    [when('a', 'has', 'x', 'y'), 'z', false],
    [when('a', 'has', 'x'), undefined, false],
    [when('a', 'has', 'x'), ['z', 'x'], true],
    [when('a', 'has', 'Mac Book'), ' mac book', true],
    [when('a', 'has_not', 'x'), 'x', false],
    [when('a', 'has_not', 'x'), 'y', true],
    [when('a', 'has_not', 'x'), undefined, true],
    [when('a', 'is_empty'), undefined, true],
    [when('a', 'is_empty'), '  ', true],
    [when('a', 'is_empty'), 'x', false],
    [when('a', 'is_not_empty'), ['x'], true],
    [when('a', 'is_not_empty'), [], false],
  ])('[S13] %j with %j', (condition, answer, isShown) => {
    const answers = answer === undefined ? {} : { a: answer };
    expect(shown([field('a'), field('b', [condition])], answers).includes('b')).toBe(isShown);
  });

  test('[S13] all conditions of a field have to hold', () => {
    const fields = [field('a'), field('b'), field('c', [when('a', 'is_not_empty'), when('b', 'has', '1')])];
    expect(shown(fields, { a: 'x', b: '1' })).toEqual(['a', 'b', 'c']);
    expect(shown(fields, { a: 'x' })).toEqual(['a', 'b']);
  });

  test('[S13] the answer of a hidden field counts as empty, and so on to the end of the chain', () => {
    const fields = [
      field('a'),
      field('b', [when('a', 'has', 'yes')]),
      field('c', [when('b', 'is_not_empty')]),
      field('d', [when('c', 'has_not', 'no')]),
    ];
    const answers = { a: 'no', b: 'kept', c: 'no' };
    expect(shown(fields, answers)).toEqual(['a', 'd']);
    expect(shown(fields, { ...answers, a: 'yes' })).toEqual(['a', 'b', 'c']);
  });

  test('[S13] a field may depend on one that comes after it, and on one that is not on the form', () => {
    expect(shown([field('b', [when('a', 'has', '1')]), field('a')], { a: '1' })).toEqual(['b', 'a']);
    expect(shown([field('b', [when('gone', 'has', '1')])], { gone: '1' })).toEqual([]);
    expect(shown([field('b', [when('gone', 'is_empty')])], {})).toEqual(['b']);
  });

  test('[S13] rich text is compared as the text that one reads', () => {
    const text = (words: string) =>
      JSON.stringify({
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: words }] }],
      });
    const fields = [field('a', [], 'rich_text'), field('b', [when('a', 'has', 'Yes')])];
    expect(shown(fields, { a: text('yes') })).toEqual(['a', 'b']);
    expect(shown(fields, { a: text('no') })).toEqual(['a']);
  });

  test('[S13] names which fields decide, and over which', () => {
    const fields = [field('a'), field('b', [when('a', 'is_empty')]), field('c', [when('b', 'is_empty')])];
    expect([...decidingFields(fields)]).toEqual(['a', 'b']);
    expect(fieldsDecidedBy(fields, 'a').map(({ id }) => id)).toEqual(['b']);
  });
});

describe('conditions that go round in a circle', () => {
  test('[S13] are found and named in order', () => {
    const fields = [
      field('start', [when('a', 'is_empty')]),
      field('a', [when('b', 'is_empty')]),
      field('b', [when('c', 'is_empty')]),
      field('c', [when('a', 'is_empty')]),
    ];
    expect(circularCondition(fields)?.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(circularCondition([field('a', [when('a', 'is_empty')])])?.map(({ id }) => id)).toEqual(['a']);
    expect(circularCondition(fields.slice(0, 3))).toBeNull();
  });

  test('[S13] whatever the conditions are, a circle is named exactly where there is one, and forms end', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const conditions = fc.array(
      fc.constantFrom(...ids).map((id) => when(id, 'is_empty')),
      { maxLength: 2 },
    );
    fc.assert(
      fc.property(fc.tuple(conditions, conditions, conditions, conditions, conditions), (all) => {
        const fields = ids.map((id, i) => field(id, all[i] ?? []));
        const circle = circularCondition(fields);
        if (circle) {
          circle.forEach((one, i) => {
            const next = circle[(i + 1) % circle.length];
            expect(one.showWhen.some(({ fieldId }) => fieldId === next?.id)).toBe(true);
          });
        } else {
          expect(canBeOrdered(fields)).toBe(true);
        }
        expect(shownFields(fields, {}).length).toBeLessThanOrEqual(fields.length);
      }),
    );
  });
});

/** Without a circle, fields can be taken away one after the other, each when all that it depends on are gone. */
function canBeOrdered(fields: readonly FieldDefinition[]): boolean {
  const left = new Map(fields.map((one) => [one.id, one]));
  for (let before = -1; before !== left.size; ) {
    before = left.size;
    for (const one of left.values()) {
      if (one.showWhen.every(({ fieldId }) => !left.has(fieldId))) left.delete(one.id);
    }
  }
  return left.size === 0;
}
