import { defaultFields, type LibraryField } from '../default-fields.ts';
import { type Condition, type FieldDefinition, nameKey } from '../field.ts';
import type { StreamSettings } from '../stream-settings.ts';

/** What a Stream asks and how it works, without the people, the channel and the tools that it works with. */
export interface StreamDefinition {
  name: string;
  description: string;
  /** Fields of the form in its order, then the rest; the two that Streamly fills in itself are not among them. */
  fields: readonly LibraryField[];
  /** Those that a file says; the others are as they are in a new Stream. */
  settings: Partial<StreamSettings>;
}

/** Complete and Requester: no form shows them and nobody changes them. */
export function isOwnField({ role }: Pick<FieldDefinition, 'role'>): boolean {
  return role === 'complete' || role === 'requester';
}

/** The role that a field has by its name: no other field may be called so. */
export function defaultFieldNamed(name: string, newId: () => string): LibraryField | undefined {
  const key = nameKey(name);
  return defaultFields(newId).find((field) => field.role !== null && nameKey(field.name) === key);
}

/**
 * The same fields with ids of their own, and everything that names a field or an option by its id following it: so a
 * copy has nothing in common with what it was copied from.
 */
export function withNewIds(
  fields: readonly LibraryField[],
  newId: () => string,
): { fields: LibraryField[]; idOf: ReadonlyMap<string, string> } {
  const idOf = new Map<string, string>();
  for (const field of fields) {
    idOf.set(field.id, newId());
    for (const { id } of field.options) idOf.set(id, newId());
  }
  const renewed = (id: string) => idOf.get(id) ?? id;
  const condition = ({ fieldId, values, test }: Condition): Condition => ({
    fieldId: renewed(fieldId),
    test,
    values: values.map(renewed),
  });
  return {
    idOf,
    fields: fields.map((field) => ({
      ...field,
      id: renewed(field.id),
      options: field.options.map(({ id, label }) => ({ id: renewed(id), label })),
      default:
        field.default?.kind === 'fixed'
          ? { kind: 'fixed', value: mapped(field.default.value, renewed) }
          : field.default,
      showWhen: field.showWhen.map(condition),
    })),
  };
}

function mapped(value: string | string[], by: (one: string) => string): string | string[] {
  return Array.isArray(value) ? value.map(by) : by(value);
}

/** The library of a Stream that begins with these fields: every default field that has a role is in it. */
export function wholeLibrary(fields: readonly LibraryField[], newId: () => string): LibraryField[] {
  const own = defaultFields(newId).filter(({ role }) => role !== null);
  const missing = own.filter(({ role }) => !fields.some((field) => field.role === role));
  return [...fields, ...missing.map((field) => ({ ...field, onForm: field.role === 'subject' }))];
}
