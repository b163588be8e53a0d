import type { KnownBlock, ModalView, Overflow } from '@slack/types';
import { fieldRights, type LibraryField } from '../../domain/streams/default-fields.ts';
import { fieldTypeNames } from '../../domain/streams/field.ts';
import { actionsRow, button, context, option, section } from '../blocks.ts';
import { actions, type FieldAct, fieldActValue } from '../ids.ts';
import { limits } from '../limits/numbers.ts';
import { metadata } from '../metadata.ts';
import { modal } from '../modal.ts';
import { md } from '../mrkdwn.ts';
import { count } from '../text.ts';

/** The modal in which a Stream admin makes the form (S3). */
export function formBuilder(streamId: string, library: readonly LibraryField[]): ModalView {
  const before = [actionsRow([button('Add field', actions.addField, { value: streamId, style: 'primary' })])];
  return modal({
    title: 'Form',
    metadata: metadata.manageStream.print({ streamId }),
    close: 'Back',
    blocks: [...before, ...fieldBlocks(library, limits.view.blocks - before.length)],
  });
}

function fieldBlocks(library: readonly LibraryField[], room: number): KnownBlock[] {
  if (library.length <= room) return library.map(fieldBlock);
  const shown = library.slice(0, room - 1);
  return [...shown.map(fieldBlock), context(md`… and ${count(library.length - shown.length, 'more field')}`)];
}

function fieldBlock(field: LibraryField): KnownBlock {
  return section(md`*${field.name}*\n${factsOf(field).join(' · ')}`, menu(field));
}

function factsOf(field: LibraryField): string[] {
  const { onForm } = fieldRights(field);
  if (onForm === 'never') return ['Filled in by Streamly'];
  return [
    field.onForm ? 'On the form' : 'Not on the form',
    fieldTypeNames[field.type],
    ...(field.options.length > 0 ? [count(field.options.length, 'option')] : []),
    ...(field.required ? ['required'] : []),
  ];
}

/** What the field's rights allow; no menu where that is nothing. */
function menu(field: LibraryField): Overflow | undefined {
  const rights = fieldRights(field);
  const act = (words: string, name: FieldAct) => option(words, fieldActValue(name, field.id));
  const move = field.onForm
    ? act('Take off the form', 'take_off_form')
    : act('Put on the form', 'put_on_form');
  const options = [
    ...(rights.onForm === 'may' ? [move] : []),
    ...(rights.delete ? [act('Delete', 'delete')] : []),
  ];
  return options.length === 0 ? undefined : { type: 'overflow', action_id: actions.changeField, options };
}
