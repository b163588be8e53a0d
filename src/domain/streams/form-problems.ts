import { circleWords } from './change-conditions.ts';
import { circularCondition } from './conditions.ts';
import { type FieldDefinition, takesOptions } from './field.ts';
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
  const circle = circularCondition(form);
  if (circle) return [circleWords(circle)];
  const find = (id: string) => library.find((field) => field.id === id);
  const places = new Map(form.map(({ id }, place) => [id, place]));
  return form.flatMap((field, place) =>
    field.showWhen.flatMap((condition) => {
      const words = `“${field.name}” is shown only when ${conditionWords(condition, find)}`;
      const deciding = form[places.get(condition.fieldId) ?? form.length];
      if (!deciding) {
        return [`${words}, but that is not on the form. Put it there, or take the condition off.`];
      }
      if ((places.get(deciding.id) ?? 0) > place) return [`${words}, but that comes later. Move it up.`];
      const options = new Set(deciding.options.map(({ id }) => id));
      const isLost = condition.test === 'has' && takesOptions(deciding.type);
      return isLost && !condition.values.some((id) => options.has(id))
        ? [`${words}: it would never be shown. Change the condition.`]
        : [];
    }),
  );
}
