import type { ModalView } from '@slack/types';
import type { Statuses } from '../../domain/streams/settings/statuses.ts';
import { inputs } from '../block-ids.ts';
import { context, input } from '../blocks.ts';
import type { BlockId } from '../id-kinds.ts';
import { actions, modals } from '../ids.ts';
import { md } from '../mrkdwn.ts';
import { settingsWindow, type WindowFrame } from '../settings-window.ts';
import { typedText, type ViewState } from '../view-state.ts';

/** The modal in which a Stream gets statuses of its own (S19). */
export function statusesWindow(frame: WindowFrame, { open, closed }: Statuses): ModalView {
  return settingsWindow(frame, {
    title: 'Statuses',
    callbackId: modals.streamStatuses,
    blocks: [
      context(
        md`One on each line, in order; an emoji before the name if you like. Leave both empty for Open and Closed.`,
      ),
      linesInput(inputs.openStatuses, 'Count as open', open, 'New Requests get the first of them.'),
      linesInput(inputs.closedStatuses, 'Count as closed', closed, '“Complete” gives the first of them.'),
      context(
        md`A new name in the place of another one renames it. Requests whose status you take away get the first of the same kind.`,
      ),
    ],
  });
}

function linesInput(blockId: BlockId, label: string, lines: readonly string[], hint: string) {
  const text = lines.join('\n');
  return input(
    blockId,
    label,
    {
      type: 'plain_text_input',
      action_id: actions.answer,
      multiline: true,
      max_length: 3000,
      ...(text !== '' && { initial_value: text }),
    },
    { hint, optional: true },
  );
}

export function readStatuses(state: ViewState): Statuses {
  const lines = (blockId: BlockId) =>
    typedText(state, blockId)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  return { open: lines(inputs.openStatuses), closed: lines(inputs.closedStatuses) };
}
