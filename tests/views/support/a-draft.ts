import { defaultFields, type LibraryField } from '../../../src/domain/streams/default-fields.ts';
import type { Draft, DraftField } from '../../../src/domain/streams/draft.ts';

/** Ids of the default fields, in their order. */
export const defaultIds = ['complete', 'requester', 'subject', 'details', 'assignee', 'due', 'expert'];

export function theDefaultFields(): LibraryField[] {
  const left = [...defaultIds];
  return defaultFields(() => left.shift() ?? 'more');
}

/** A draft of these fields, published as they are but for what `change` says of each. */
export function aDraft(
  library: readonly LibraryField[] = theDefaultFields(),
  change: (field: DraftField) => Partial<DraftField> = () => ({}),
): Draft {
  let place = 0;
  const fields = library.map(({ onForm, ...definition }): DraftField => {
    const position = onForm ? place++ : null;
    const published = { definition, position, deleted: false };
    const field = { definition, onForm, deleted: false, revision: 1, published };
    return { ...field, ...change(field) };
  });
  return { revision: 3, fields };
}
