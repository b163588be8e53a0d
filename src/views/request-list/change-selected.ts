import type { ModalView } from '@slack/types';
import type { SeveralChanged } from '../../domain/requests/change-several.ts';
import { inputs } from '../block-ids.ts';
import { context, input } from '../blocks.ts';
import { actions, modals } from '../ids.ts';
import { metadata, type SelectedRequestsMetadata } from '../metadata.ts';
import { modal } from '../modal.ts';
import { md } from '../mrkdwn.ts';
import { count } from '../text.ts';
import { inputState, type ViewState } from '../view-state.ts';

/** Asks who the selected Requests are assigned to; nobody is an answer, too. */
export function assignSelected(selected: SelectedRequestsMetadata): ModalView {
  return modal({
    title: 'Assign',
    callbackId: modals.assignSelected,
    metadata: metadata.selectedRequests.print(selected),
    submit: 'Assign',
    blocks: [
      about(selected),
      input(
        inputs.assignee,
        'Assignee',
        { type: 'users_select', action_id: actions.answer },
        { optional: true, hint: 'Someone in the team of each. Leave empty to assign them to nobody.' },
      ),
    ],
  });
}

/** Asks for the due date of the selected Requests; none is an answer, too. */
export function setDueOfSelected(selected: SelectedRequestsMetadata): ModalView {
  return modal({
    title: 'Set due date',
    callbackId: modals.setDueOfSelected,
    metadata: metadata.selectedRequests.print(selected),
    submit: 'Set',
    blocks: [
      about(selected),
      input(
        inputs.due,
        'Due date',
        { type: 'datepicker', action_id: actions.answer },
        { optional: true, hint: 'Leave empty to take their due dates away.' },
      ),
    ],
  });
}

function about({ requestIds }: SelectedRequestsMetadata) {
  return context(md`For ${count(requestIds.length, 'Request')}`);
}

export function readAssignee(state: ViewState): string | null {
  return inputState(state, inputs.assignee).selected_user ?? null;
}

export function readDueDate(state: ViewState): string | null {
  return inputState(state, inputs.due).selected_date ?? null;
}

/** What became of a change of several, in words: how many were changed, and why others were not. */
export function severalChangedWords({ changed, unchanged, refused }: SeveralChanged): string {
  const words = [
    `${count(changed, 'Request')} changed.`,
    ...(unchanged === 0 ? [] : [`${count(unchanged, 'Request')} needed no change.`]),
  ];
  const reasons = new Map<string, string[]>();
  for (const { number, reason } of refused) {
    reasons.set(reason, [
      ...(reasons.get(reason) ?? []),
      number === null ? 'one that is gone' : `#${number}`,
    ]);
  }
  return [...words, ...[...reasons].map(([reason, which]) => `Not changed: ${which.join(', ')}. ${reason}`)]
    .join('\n')
    .replace(/^n/, 'N');
}
