import type { App } from '@slack/bolt';
import type { Context } from '../../context.ts';
import {
  archiveStream,
  deleteStream,
  managedStream,
  restoreStream,
} from '../../domain/streams/manage-stream.ts';
import { updateWindow } from '../../slack/update-window.ts';
import { actions, modals } from '../../views/ids.ts';
import { metadata } from '../../views/metadata.ts';
import { type Mrkdwn, md } from '../../views/mrkdwn.ts';
import { noticeModal } from '../../views/notice.ts';
import { deleteWindow, readDelete } from '../../views/stream-settings/delete.ts';
import { personOf } from '../caller.ts';
import { type Clicked, onClick, onSubmission } from '../entry.ts';
import { publishHome } from '../home/publish.ts';
import { showChanged } from '../streams/show-changed.ts';

/** Archiving, restoring and deleting a Stream (S11). */
export function streamEndingListeners(app: App, context: Context): void {
  const show = (clicked: Clicked, title: string, text: Mrkdwn) =>
    updateWindow(clicked.client, { view_id: clicked.body.view?.id ?? '', view: noticeModal(title, text) });

  onClick(app, context, actions.archiveStream, async (clicked) => {
    const person = await personOf(context, clicked);
    const stream = await archiveStream(context, clicked.workspaceId, person, clicked.value);
    await show(
      clicked,
      'Archived',
      md`*${stream.name}* takes no new Requests any more. Those that it has stay.`,
    );
    await publishHome(context, clicked);
  });

  onClick(app, context, actions.restoreStream, async (clicked) => {
    const person = await personOf(context, clicked);
    const { id } = await restoreStream(context, clicked.workspaceId, person, clicked.value);
    await showChanged(context, clicked, id, {
      id: null,
      render: () => noticeModal('Restored', md`It takes Requests again.`),
      root: clicked.body.view?.root_view_id,
    });
    await publishHome(context, clicked);
  });

  onClick(app, context, actions.deleteStream, async (clicked) => {
    const person = await personOf(context, clicked);
    const view = await context.store.in(clicked.workspaceId).read(function* (db) {
      const stream = yield* managedStream(db, person, clicked.value);
      return deleteWindow(stream, yield* db.streams.contents(stream.id));
    });
    await clicked.client.views.push({ trigger_id: clicked.triggerId ?? '', view });
  });

  onSubmission(app, context, modals.deleteStream, async (submitted) => {
    const { view, workspaceId } = submitted;
    const { streamId } = metadata.manageStream.parse(view.private_metadata);
    const person = await personOf(context, submitted);
    await deleteStream(context, workspaceId, person, streamId, readDelete(view.state.values));
    // The windows below are of a Stream that is no more.
    return {
      ack: { response_action: 'clear' },
      afterwards: () => publishHome(context, submitted),
    };
  });
}
