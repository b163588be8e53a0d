import { type FieldDefinition, nameKey } from '../streams/field.ts';
import { deletedFieldsOf } from './problems.ts';
import type { RoutingRule } from './rules.ts';

/**
 * What is wrong with the rules of a Stream's file, and at which of its entries. Pure.
 *
 * @param library the fields that the file has.
 */
export function fileRuleProblems(
  rules: readonly RoutingRule[],
  library: readonly Pick<FieldDefinition, 'id'>[],
): { path: readonly PropertyKey[]; words: string }[] {
  return rules.flatMap((rule, i) => {
    const path = ['settings', 'routing', i];
    const isTwice = rules.slice(0, i).some(({ name }) => nameKey(name) === nameKey(rule.name));
    const unknown = deletedFieldsOf([rule], library);
    return [
      ...(isTwice ? [{ path: [...path, 'name'], words: `There are two rules called “${rule.name}”.` }] : []),
      ...[...unknown].map((id) => ({
        path: [...path, 'when'],
        words: `“${id}” is no field of this file. Write “field: ” and its name.`,
      })),
    ];
  });
}
