import type { FieldDefinition } from './field.ts';
import { conditionWords } from './field-differences.ts';

/**
 * Why a form cannot work as it is, in words that say what to do; empty: it can. A form with a problem stays a
 * draft. Pure.
 *
 * @param form in its order.
 * @param library to name fields that are not on the form.
 */
export function formProblems(
  form: readonly FieldDefinition[],
  library: readonly FieldDefinition[] = form,
): string[] {
  const find = (id: string) => library.find((field) => field.id === id);
  const places = new Map(form.map(({ id }, place) => [id, place]));
  return form.flatMap((field, place) =>
    field.showWhen.flatMap((condition) => {
      const words = `“${field.name}” is shown only when ${conditionWords(condition, find)}`;
      const at = places.get(condition.fieldId);
      if (at === undefined)
        return [`${words}, but that is not on the form. Put it on, or take the condition off.`];
      return at < place ? [] : [`${words}, but that comes later on the form. Move it up.`];
    }),
  );
}
