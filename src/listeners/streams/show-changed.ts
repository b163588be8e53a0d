import type { ModalView } from '@slack/types';
import type { Context } from '../../context.ts';
import { updateWindow } from '../../slack/update-window.ts';
import type { EditorListMetadata } from '../../views/metadata.ts';
import { fieldLibrary } from '../../views/stream-editor/field-library.ts';
import { formBuilder } from '../../views/stream-editor/form-builder.ts';
import { type ManagedStream, manageStream } from '../../views/stream-editor/manage-stream.ts';
import type { Caller } from '../caller.ts';
import { readManaged } from './manage.ts';

/** A window of a Stream, and the one at the bottom of the stack that it stands on. Ids are Slack's. */
export interface ChangedWindow {
  id: string | null | undefined;
  render: (managed: ManagedStream) => ModalView;
  root: string | null | undefined;
}

/** Shows a Stream as it is now, in the window of the part that was changed and in the Stream's own below it. */
export async function showChanged(
  context: Context,
  caller: Caller,
  streamId: string,
  { id, render, root }: ChangedWindow,
): Promise<void> {
  const managed = await readManaged(context, caller, streamId);
  if (id) await updateWindow(caller.client, { view_id: id, view: render(managed) });
  if (root && root !== id) await updateWindow(caller.client, { view_id: root, view: manageStream(managed) });
}

/** A list of the form editor, the form or the library, as it is now. */
export function listView(ids: EditorListMetadata): ChangedWindow['render'] {
  const view = ids.list === 'form' ? formBuilder : fieldLibrary;
  return ({ draft }) => view(ids.streamId, draft, ids.page);
}
