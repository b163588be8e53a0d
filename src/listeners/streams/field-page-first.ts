import type { ModalView } from '@slack/types';
import type { Place } from '../../domain/streams/add-field.ts';
import { changeField } from '../../domain/streams/change-field.ts';
import { fieldRights } from '../../domain/streams/default-fields.ts';
import { type Draft, formOf } from '../../domain/streams/draft.ts';
import { newField } from '../../domain/streams/field.ts';
import { settingsOf } from '../../domain/streams/field-settings.ts';
import { formatOptions, optionsWords } from '../../domain/streams/options-list.ts';
import { possibleTypes } from '../../domain/streams/type-changes.ts';
import { InvalidInput } from '../../errors.ts';
import { modals } from '../../views/ids.ts';
import { limits } from '../../views/limits/numbers.ts';
import type { FieldWindowMetadata } from '../../views/metadata.ts';
import type { PageNotice } from '../../views/stream-editor/field-tabs.ts';
import { fieldWindow, readFieldWindow, type ShownField } from '../../views/stream-editor/field-window.ts';
import { type FieldPage, type OpenField, openedOf } from './field-pages.ts';

/** The first page of a field's window: its name, its type and what the type has. */
export const firstPage: FieldPage = {
  callbackId: modals.fieldWindow,
  view(field, state, _metadata, notice) {
    return viewOf(field.draft, field.ids, field, readFieldWindow(state, shownOf(field)), notice);
  },
  async save(context, { where, field, state }) {
    const typed = readFieldWindow(state, shownOf(field));
    const place = typed.place === field.ids.place ? undefined : readPlace(typed.place);
    return changeField(context, where, openedOf(field), typed, place);
  },
};

/** The window of a field that is not there yet; it comes at the end of the form. */
export function newFieldView(draft: Draft, ids: FieldWindowMetadata, shown = blankField(draft)): ModalView {
  return viewOf(draft, ids, null, shown);
}

export function blankField(draft: Draft): ShownField {
  const blank = newField({ id: '', name: '', type: 'text' });
  return { ...blank, filetypes: '', maxFiles: '', options: '', place: String(formOf(draft).length + 1) };
}

/** A place on the form, counted from 1; nothing: only in the library. @throws InvalidInput by `place`. */
export function readPlace(typed: string): Place {
  if (typed === '') return null;
  if (/^[1-9]\d{0,3}$/.test(typed)) return Number(typed) - 1;
  throw new InvalidInput({ place: 'Give a whole number; 1 is the top of the form.' });
}

function shownOf({ present: { definition }, ids: { place } }: OpenField): ShownField {
  const options = formatOptions(definition.options);
  return {
    ...definition,
    filetypes: definition.filetypes.join(', '),
    maxFiles: String(definition.maxFiles),
    // More than an input takes has a page of its own.
    options: options.length <= limits.element.inputText ? options : null,
    place,
  };
}

function viewOf(
  draft: Draft,
  ids: FieldWindowMetadata,
  field: OpenField | null,
  shown: ShownField,
  notice?: PageNotice,
): ModalView {
  const present = field?.present ?? null;
  const role = present?.definition.role ?? null;
  return fieldWindow({
    ids,
    shown,
    types: role === null ? possibleTypes(present?.published?.definition.type ?? null) : null,
    places: formOf(draft).length + (present?.onForm ? 0 : 1),
    place: fieldRights({ role }).onForm,
    optionsWords: settingsOf(shown.type).options
      ? optionsWords(shown.options, present?.definition.options ?? [])
      : '',
    ...(notice && { notice }),
  });
}
