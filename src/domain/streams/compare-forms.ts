import type { PublishedField } from './draft.ts';
import type { FieldDefinition } from './field.ts';
import { differences, type Setting } from './field-differences.ts';

/** What becomes of one field from one state of a Stream's form to another. */
export type FieldChange = { field: FieldDefinition } & (
  | { kind: 'added'; onForm: boolean }
  | { kind: 'deleted' }
  | { kind: 'put_on' }
  | { kind: 'taken_off' }
  /** Places counted from 1. */
  | { kind: 'moved'; from: number; to: number }
  | { kind: 'changed'; setting: Setting; before: FieldDefinition }
);

/**
 * What changes, field by field, in the order of the later form. A field counts as moved where it cannot be taken for
 * one that others only went past. Pure.
 */
export function compareForms(
  before: readonly PublishedField[],
  after: readonly PublishedField[],
): FieldChange[] {
  const was = new Map(before.map((field) => [field.definition.id, field]));
  const is = new Map(after.map((field) => [field.definition.id, field]));
  const order = (fields: readonly PublishedField[]) =>
    fields
      .filter(isOnForm)
      .toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0))
      .map(({ definition }) => definition.id);
  const [orderBefore, orderAfter] = [order(before), order(after)];
  const stayed = longestInOrder(orderBefore, orderAfter);

  const changes = after.flatMap((next): FieldChange[] => {
    const { definition: field } = next;
    const prior = was.get(field.id);
    if (next.deleted) return prior && !prior.deleted ? [{ kind: 'deleted', field: prior.definition }] : [];
    if (!prior || prior.deleted) return [{ kind: 'added', field, onForm: isOnForm(next) }];
    const changed = differences(prior.definition, field).map(
      (setting): FieldChange => ({ kind: 'changed', field, setting, before: prior.definition }),
    );
    if (isOnForm(prior) && !isOnForm(next)) return [{ kind: 'taken_off', field }, ...changed];
    if (!isOnForm(prior) && isOnForm(next)) return [{ kind: 'put_on', field }, ...changed];
    if (!isOnForm(next) || stayed.has(field.id)) return changed;
    const [from, to] = [orderBefore.indexOf(field.id) + 1, orderAfter.indexOf(field.id) + 1];
    return [{ kind: 'moved', field, from, to }, ...changed];
  });
  const gone = before.filter(({ definition, deleted }) => !deleted && !is.has(definition.id));
  return [...changes, ...gone.map(({ definition }): FieldChange => ({ kind: 'deleted', field: definition }))];
}

/** What changes from one form to another, with nothing known of the library. Pure. */
export function compareVersions(
  before: readonly FieldDefinition[],
  after: readonly FieldDefinition[],
): FieldChange[] {
  const states = (fields: readonly FieldDefinition[]) =>
    fields.map((definition, position) => ({ definition, position, deleted: false }));
  return compareForms(states(before), states(after)).map((change): FieldChange => {
    if (change.kind === 'added') return { kind: 'put_on', field: change.field };
    return change.kind === 'deleted' ? { kind: 'taken_off', field: change.field } : change;
  });
}

function isOnForm({ position, deleted }: PublishedField): boolean {
  return position !== null && !deleted;
}

/** The longest list of ids that stands in both in the same order: fewest fields are said to have moved. */
function longestInOrder(before: readonly string[], after: readonly string[]): Set<string> {
  const shared = after.filter((id) => before.includes(id)).map((id) => ({ id, at: before.indexOf(id) }));
  let best: string[] = [];
  const endingWith: { at: number; ids: string[] }[] = [];
  for (const { id, at } of shared) {
    const longest = endingWith
      .filter((list) => list.at < at)
      .reduce<string[]>((most, { ids }) => (ids.length > most.length ? ids : most), []);
    const ids = [...longest, id];
    endingWith.push({ at, ids });
    if (ids.length > best.length) best = ids;
  }
  return new Set(best);
}
