import type { ModalView } from '@slack/types';
import type { DeletionCost } from '../../domain/streams/delete-field.ts';
import type { FieldDefinition } from '../../domain/streams/field.ts';
import { section } from '../blocks.ts';
import { modals } from '../ids.ts';
import { type DeleteFieldMetadata, metadata } from '../metadata.ts';
import { modal } from '../modal.ts';
import { join, type Mrkdwn, md } from '../mrkdwn.ts';
import { count, cut } from '../text.ts';

/** The question before a field is deleted (S8), with what that will cost. `tools`: what becomes of it there. */
export function deleteField(
  ids: DeleteFieldMetadata,
  field: FieldDefinition,
  cost: DeletionCost,
  tools: readonly Mrkdwn[],
): ModalView {
  const { answeredIn, shownByIt } = cost;
  const facts = [
    answeredIn > 0
      ? md`• Its answer is shown in ${count(answeredIn, 'Request')}, and stays readable there.`
      : md`• No Request has an answer to it.`,
    ...(shownByIt.length > 0
      ? [
          md`• ${shownByIt.map(({ name }) => `“${name}”`).join(', ')} ${shownByIt.length === 1 ? 'is' : 'are'} shown by its answer, and will always be shown.`,
        ]
      : []),
    ...tools.map((words) => md`• ${words}`),
    md`• A new field of the same name will be another field.`,
  ];
  return modal({
    title: 'Delete field',
    callbackId: modals.deleteField,
    metadata: metadata.deleteField.print(ids),
    submit: 'Delete',
    blocks: [
      section(md`Delete *${cut(field.name, 75)}* from the form and the library?`),
      section(join(facts, '\n')),
      section(md`Requesters and tools see it until you publish the form; until then you can take it back.`),
    ],
  });
}
