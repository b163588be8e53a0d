import type { App } from '@slack/bolt';
import type { Context } from '../../context.ts';
import type { DraftPlace } from '../../domain/streams/change-draft.ts';
import { setRequired } from '../../domain/streams/change-field.ts';
import { type Move, placeField } from '../../domain/streams/place-field.ts';
import { discardDraft } from '../../domain/streams/publish-form.ts';
import type { ActionId } from '../../views/id-kinds.ts';
import { actions } from '../../views/ids.ts';
import type { EditorListMetadata } from '../../views/metadata.ts';
import { type FieldAct, parseFieldAct } from '../../views/values.ts';
import { type Caller, personOf } from '../caller.ts';
import { type Clicked, onClick } from '../entry.ts';
import { openDeleteField } from './delete-field.ts';
import { openFieldWindow } from './field-window.ts';
import { listOfWindow } from './list-window.ts';
import { readManaged } from './manage.ts';
import { listView, showChanged } from './show-changed.ts';

const moves: Partial<Record<FieldAct, Move>> = {
  move_up: 'up',
  move_down: 'down',
  put_on_form: { to: 'last' },
  take_off_form: { to: null },
};

/** The lists of the form editor: the form and the library of a Stream's draft (S3, S4). Each act shows at once. */
export function formBuilderListeners(app: App, context: Context): void {
  for (const [opens, list] of [
    [actions.openFormBuilder, 'form'],
    [actions.openFieldLibrary, 'library'],
  ] as const) {
    onClick(app, context, opens, async (clicked) => {
      const managed = await readManaged(context, clicked, clicked.value);
      const view = listView({ streamId: managed.stream.id, list, page: 0 })(managed);
      await clicked.client.views.push({ trigger_id: clicked.triggerId ?? '', view });
    });
  }

  /** An act on the draft in the window of a list, which then shows what came of it. */
  function onAct(action: ActionId, act: (clicked: Clicked, ids: EditorListMetadata) => Promise<unknown>) {
    onClick(app, context, action, async (clicked) => {
      const ids = listOfWindow(clicked);
      await act(clicked, ids);
      await showList(context, clicked, ids);
    });
  }

  for (const action of [actions.turnPage, actions.turnPageOn]) {
    onClick(app, context, action, async (clicked) => {
      const page = Number(clicked.value);
      await showList(context, clicked, {
        ...listOfWindow(clicked),
        page: Number.isSafeInteger(page) ? Math.max(page, 0) : 0,
      });
    });
  }

  onAct(actions.addFromLibrary, async (clicked, { streamId }) =>
    placeField(context, await placeOf(context, clicked, streamId), clicked.value, { to: 'last' }),
  );

  onAct(actions.discardDraft, async (clicked, { streamId }) =>
    discardDraft(context, await placeOf(context, clicked, streamId), Number(clicked.value)),
  );

  onClick(app, context, actions.changeField, async (clicked) => {
    const change = parseFieldAct(clicked.value);
    if (!change) return;
    const ids = listOfWindow(clicked);
    if (change.act === 'edit') return openFieldWindow(context, clicked, ids, change.fieldId);
    if (change.act === 'delete')
      return openDeleteField(context, clicked, { ...ids, fieldId: change.fieldId });
    const where = await placeOf(context, clicked, ids.streamId);
    const move = moves[change.act];
    if (move) await placeField(context, where, change.fieldId, move);
    else await setRequired(context, where, change.fieldId, change.act === 'make_required');
    await showList(context, clicked, ids);
  });
}

/** Where and by whom a draft is changed, from a window. */
export async function placeOf(context: Context, caller: Caller, streamId: string): Promise<DraftPlace> {
  return { workspaceId: caller.workspaceId, admin: await personOf(context, caller), streamId };
}

function showList(context: Context, clicked: Clicked, ids: EditorListMetadata): Promise<void> {
  const { view } = clicked.body;
  return showChanged(context, clicked, ids.streamId, {
    id: view?.id,
    render: listView(ids),
    root: view?.root_view_id,
  });
}
