import type { App } from '@slack/bolt';
import type { Context } from '../../context.ts';
import { changeSeveral } from '../../domain/requests/change-several.ts';
import type { RequestChanges } from '../../domain/requests/check-changes.ts';
import { updateWindow } from '../../slack/update-window.ts';
import { actions, modals } from '../../views/ids.ts';
import { metadata, type SelectedRequestsMetadata } from '../../views/metadata.ts';
import { noticeModal } from '../../views/notice.ts';
import {
  assignSelected,
  readAssignee,
  readDueDate,
  setDueOfSelected,
  severalChangedWords,
} from '../../views/request-list/change-selected.ts';
import { readSelected } from '../../views/request-list/selection.ts';
import { personOf } from '../caller.ts';
import { type Clicked, onClick, onSubmission, type SubmissionAnswer, type Submitted } from '../entry.ts';
import { showList } from './list.ts';
import { firstPage, listView } from './show.ts';

/** Acts on several Requests of a list at once (R13). */
export function selectionListeners(app: App, context: Context): void {
  onClick(app, context, actions.completeSelected, async (clicked) => {
    const selected = await selectedIn(clicked);
    if (!selected) return;
    const words = await changeAll(context, clicked, selected, { isOpen: false });
    await showList(context, clicked, (at) => at);
    await clicked.tell(words);
  });

  onClick(app, context, actions.assignSelected, async (clicked) => {
    const selected = await selectedIn(clicked);
    if (!selected) return;
    await clicked.client.views.push({ trigger_id: clicked.triggerId ?? '', view: assignSelected(selected) });
  });

  onClick(app, context, actions.setDueOfSelected, async (clicked) => {
    const selected = await selectedIn(clicked);
    if (!selected) return;
    await clicked.client.views.push({
      trigger_id: clicked.triggerId ?? '',
      view: setDueOfSelected(selected),
    });
  });

  onSubmission(app, context, modals.assignSelected, (submitted) =>
    change(context, submitted, { assigneeId: readAssignee(submitted.view.state.values) }),
  );
  onSubmission(app, context, modals.setDueOfSelected, (submitted) =>
    change(context, submitted, { dueDate: readDueDate(submitted.view.state.values) }),
  );
}

async function selectedIn(clicked: Clicked): Promise<SelectedRequestsMetadata | null> {
  const requestIds = readSelected(clicked.body.view?.state.values ?? {});
  if (requestIds.length > 0) return { requestIds };
  await clicked.tell('Tick at least one Request first.');
  return null;
}

/** The window that asked says what became of it; the list behind it shows it. */
async function change(
  context: Context,
  submitted: Submitted,
  changes: RequestChanges,
): Promise<SubmissionAnswer> {
  const selected = metadata.selectedRequests.parse(submitted.view.private_metadata);
  const words = await changeAll(context, submitted, selected, changes);
  return {
    ack: { response_action: 'update', view: noticeModal('Several Requests', words) },
    afterwards: async () => {
      const person = await personOf(context, submitted);
      const view = await listView(context, submitted, person, { ...firstPage, selecting: true });
      await updateWindow(submitted.client, { view_id: submitted.view.previous_view_id ?? '', view });
    },
  };
}

async function changeAll(
  context: Context,
  caller: Clicked | Submitted,
  { requestIds }: SelectedRequestsMetadata,
  changes: RequestChanges,
): Promise<string> {
  const person = await personOf(context, caller);
  return severalChangedWords(await changeSeveral(context, caller.workspaceId, person, requestIds, changes));
}
