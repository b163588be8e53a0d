import type { ModalView } from '@slack/types';
import { fieldRights } from '../../domain/streams/default-fields.ts';
import type { Draft, DraftField } from '../../domain/streams/draft.ts';
import { actionsRow, button, context } from '../blocks.ts';
import { actions } from '../ids.ts';
import { metadata } from '../metadata.ts';
import { modal } from '../modal.ts';
import { md } from '../mrkdwn.ts';
import { type FieldMenu, factsOf, fieldLine, pageOf, pageRow } from './field-lines.ts';

/** The modal of all fields that a Stream owns (S4). */
export function fieldLibrary(streamId: string, draft: Draft, wantedPage = 0): ModalView {
  const library = draft.fields.filter(({ deleted }) => !deleted);
  const gone = draft.fields.filter(({ deleted }) => deleted);
  const { shown, page } = pageOf(library, wantedPage);
  return modal({
    title: 'Field library',
    metadata: metadata.editorList.print({ streamId, list: 'library', page }),
    close: 'Back',
    blocks: [
      context(
        md`All fields of this Stream. The form shows some of them; a field that is taken off stays here.`,
      ),
      actionsRow([button('Add field', actions.addField, { value: streamId })]),
      ...shown.map((field) => fieldLine(field, [...placeOf(field), ...factsOf(field)], menu(field))),
      ...pageRow(library.length, page),
      ...(gone.length > 0
        ? [
            context(
              md`Deleted with the next publication: ${gone.map(({ definition }) => definition.name).join(', ')}`,
            ),
          ]
        : []),
    ],
  });
}

function placeOf({ definition, onForm }: DraftField): string[] {
  if (fieldRights(definition).onForm === 'never') return [];
  return [onForm ? 'On the form' : 'Not on the form'];
}

function menu({ definition, onForm }: DraftField): FieldMenu {
  const rights = fieldRights(definition);
  const place = onForm
    ? (['Take off the form', 'take_off_form'] as const)
    : (['Put on the form', 'put_on_form'] as const);
  return [
    ...(rights.edit === 'nothing' ? [] : [['Edit', 'edit'] as const]),
    ...(rights.onForm === 'may' ? [place] : []),
    ...(rights.delete ? [['Delete', 'delete'] as const] : []),
  ];
}
