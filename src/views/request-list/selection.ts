import type { KnownBlock } from '@slack/types';
import { inputs } from '../block-ids.ts';
import { actionsRow, button, confirmation, input, option } from '../blocks.ts';
import { actions } from '../ids.ts';
import { limits } from '../limits/numbers.ts';
import { md } from '../mrkdwn.ts';
import { dateWords } from '../text.ts';
import type { ViewState } from '../view-state.ts';
import type { ListLine } from './list.ts';

/** The lines of a page as boxes to tick, and what can be done with those that are ticked (R13). */
export function selectionBlocks(lines: readonly ListLine[]): KnownBlock[] {
  if (lines.length === 0) return [];
  const options = lines.slice(0, limits.element.choices).map((line) => {
    const due = line.dueDate === null ? '' : ` · due ${dateWords(line.dueDate)}`;
    return option(
      `#${line.number} ${line.subject}`,
      line.id,
      `${line.status.name} · ${line.streamName}${due}`,
    );
  });
  return [
    input(
      inputs.selected,
      'Requests on this page',
      { type: 'checkboxes', action_id: actions.answer, options },
      { optional: true },
    ),
    actionsRow([
      button('Complete', actions.completeSelected, {
        style: 'primary',
        confirm: confirmation('Complete them?', md`All that are ticked become closed.`, 'Complete'),
      }),
      button('Assign…', actions.assignSelected),
      button('Set due date…', actions.setDueOfSelected),
    ]),
  ];
}

/** Ids of the Requests that are ticked. */
export function readSelected(state: ViewState): string[] {
  const { selected_options } = Object.values(state[inputs.selected] ?? {})[0] ?? {};
  return (selected_options ?? []).map(({ value }) => value);
}
