import type { KnownBlock, ModalView } from '@slack/types';
import { fieldRights } from '../../domain/streams/default-fields.ts';
import { type Draft, type DraftField, formOf, libraryOf } from '../../domain/streams/draft.ts';
import { settingsOf } from '../../domain/streams/field-settings.ts';
import { formProblems } from '../../domain/streams/form-problems.ts';
import { unpublishedChanges } from '../../domain/streams/publish-form.ts';
import { actionsRow, button, confirmation, context, option, plain, section } from '../blocks.ts';
import { actions } from '../ids.ts';
import { limits } from '../limits/numbers.ts';
import { metadata } from '../metadata.ts';
import { modal } from '../modal.ts';
import { md } from '../mrkdwn.ts';
import { count } from '../text.ts';
import { type FieldMenu, factsOf, fieldLine, pageOf, pageRow } from './field-lines.ts';

/** The modal in which a Stream admin makes the form (S3): a draft until it is published (S17). */
export function formBuilder(streamId: string, draft: Draft, wantedPage = 0): ModalView {
  const onForm = draft.fields.filter((field) => field.onForm && !field.deleted);
  const { shown, page } = pageOf(onForm, wantedPage);
  return modal({
    title: 'Form',
    metadata: metadata.editorList.print({ streamId, list: 'form', page }),
    close: 'Back',
    blocks: [
      ...standing(streamId, draft),
      actionsRow([
        button('Add field', actions.addField, { value: streamId }),
        button('Preview', actions.previewForm, { value: streamId }),
        button('Versions', actions.openVersions, { value: streamId }),
      ]),
      ...fromLibrary(draft),
      ...shown.map((field) => {
        const place = onForm.indexOf(field);
        return fieldLine(field, factsOf(field), menu(field, place, onForm.length));
      }),
      ...pageRow(onForm.length, page),
    ],
  });
}

/** Whether requesters see the form as it stands here, and what can be done about it. */
function standing(streamId: string, draft: Draft): KnownBlock[] {
  const changes = unpublishedChanges(draft).length;
  if (changes === 0) return [context(md`Published: requesters see the form as it is here.`)];
  const [problem] = formProblems(formOf(draft), libraryOf(draft));
  return [
    section(
      md`*${count(changes, 'change')} not published yet.* Requesters and connected tools still see the form as it was.`,
    ),
    ...(problem === undefined ? [] : [section(md`⚠️ ${problem}`)]),
    actionsRow([
      button('Publish', actions.publishForm, { value: streamId, style: 'primary' }),
      button('Discard changes', actions.discardDraft, {
        value: String(draft.revision),
        style: 'danger',
        confirm: confirmation(
          'Discard what is not published?',
          md`${count(changes, 'change')} to fields and form ${changes === 1 ? 'is' : 'are'} taken back. New fields that were never published are gone.`,
          'Discard',
        ),
      }),
    ]),
  ];
}

/** Fields that could come on the form; the select shows a hundred of them, the library all. */
function fromLibrary(draft: Draft): KnownBlock[] {
  const spare = libraryOf(draft).filter((field) => !field.onForm && fieldRights(field).onForm === 'may');
  if (spare.length === 0) return [];
  const rest = spare.length > limits.element.options ? ' The first of them are offered here.' : '';
  const options = spare.slice(0, limits.element.options).map(({ id, name }) => option(name, id));
  return [
    section(
      md`${count(spare.length, 'field')} of the library ${spare.length === 1 ? 'is' : 'are'} not on the form.${rest}`,
      {
        type: 'static_select',
        action_id: actions.addFromLibrary,
        placeholder: plain('Put on the form', limits.element.placeholder),
        options,
      },
    ),
  ];
}

function menu({ definition }: DraftField, place: number, total: number): FieldMenu {
  const rights = fieldRights(definition);
  const mayEdit = rights.edit !== 'nothing';
  return [
    ...(mayEdit ? [['Edit', 'edit'] as const] : []),
    ...(mayEdit && settingsOf(definition.type).answered
      ? [
          definition.required
            ? (['Make optional', 'make_optional'] as const)
            : (['Make required', 'make_required'] as const),
        ]
      : []),
    ...(place > 0 ? [['Move up', 'move_up'] as const] : []),
    ...(place < total - 1 ? [['Move down', 'move_down'] as const] : []),
    ...(rights.onForm === 'may' ? [['Take off the form', 'take_off_form'] as const] : []),
  ];
}
