import { addCondition, fieldsThatCanDecide } from '../../domain/streams/change-conditions.ts';
import { changeChecks } from '../../domain/streams/change-field.ts';
import { changeOptions } from '../../domain/streams/change-options.ts';
import { libraryOf } from '../../domain/streams/draft.ts';
import { InvalidInput } from '../../errors.ts';
import { conditionInputs } from '../../views/block-ids.ts';
import { modals } from '../../views/ids.ts';
import { metadata } from '../../views/metadata.ts';
import { fieldChecks, readFieldChecks } from '../../views/stream-editor/field-checks.ts';
import { fieldConditions, readNewCondition } from '../../views/stream-editor/field-conditions.ts';
import { fieldOptions, readFieldOptions } from '../../views/stream-editor/field-options.ts';
import { type FieldPage, type OpenField, openedOf } from './field-pages.ts';

/** The page of checks and default (S14). */
export const checksPage: FieldPage = {
  callbackId: modals.fieldChecks,
  view: ({ ids, present }, _state, _metadata, notice) => fieldChecks(ids, present.definition, notice),
  async save(context, { where, field, state }) {
    // A page without inputs has nothing to save.
    if (Object.keys(state).length === 0) return null;
    return changeChecks(context, where, openedOf(field), readFieldChecks(state, field.present.definition));
  },
};

/** The page of options, some of them at a time. */
export const optionsPage: FieldPage = {
  callbackId: modals.fieldOptions,
  view({ ids, present }, _state, metadataText, notice) {
    const from = metadataText === null ? 0 : metadata.fieldOptions.parse(metadataText).from;
    return fieldOptions({ ...ids, from, to: from }, present.definition, notice);
  },
  async save(context, { where, field, state, metadataText }) {
    const { from, to } = metadata.fieldOptions.parse(metadataText);
    const typed = readFieldOptions(state, from);
    return changeOptions(context, where, openedOf(field), { from, to, ...typed });
  },
};

/** The page of conditions (S13): each is saved as it is added. */
export const conditionsPage: FieldPage = {
  callbackId: modals.fieldConditions,
  view({ draft, ids, present: { definition: field } }, state, _metadata, notice) {
    const candidates = fieldsThatCanDecide(draft, field.id);
    const made = readNewCondition(state, field.showWhen.length, candidates);
    const library = libraryOf(draft);
    return fieldConditions({ ids, field, candidates, library, made, ...(notice && { notice }) });
  },
  async save(context, { where, field, state }) {
    const { made, names } = conditionIn(field, state);
    const { deciding, test, values } = made;
    if (!deciding) return null;
    try {
      await addCondition(context, where, field.ids.fieldId, { fieldId: deciding.id, test, values });
    } catch (error) {
      throw error instanceof InvalidInput ? new InvalidInput(names(error.messages)) : error;
    }
    return { outcome: 'saved', field: field.present.definition };
  },
};

/** The condition that stands in the page; and what its inputs are called there. */
function conditionIn({ draft, present: { definition } }: OpenField, state: Parameters<FieldPage['view']>[1]) {
  const place = definition.showWhen.length;
  const made = readNewCondition(state, place, fieldsThatCanDecide(draft, definition.id));
  const blocks = conditionInputs(place, made.deciding?.id ?? null);
  const name = (blockId: string) => blockId.replace(/^input:/, '');
  return {
    made,
    names: ({ conditionField, conditionValues }: Readonly<Record<string, string>>) => ({
      ...(conditionField !== undefined && { [name(blocks.field)]: conditionField }),
      ...(conditionValues !== undefined && { [name(blocks.values)]: conditionValues }),
    }),
  };
}
