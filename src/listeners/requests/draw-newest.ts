import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { FormDraft } from '../../domain/requests/form-draft.ts';
import type { LiveWindow } from '../../slack/live-window.ts';
import { updateWindow } from '../../slack/update-window.ts';
import { type ShownView, showSameFields } from '../../views/form-fields.ts';

/** Draws for one click. Each click draws for itself, so more are for a form that changes without an end. */
const maxDraws = 10;

interface NewestForm {
  /** The draft after the click. */
  draft: FormDraft;
  /** The draft as it is by now. */
  newest: () => Promise<FormDraft | undefined>;
  render: (draft: FormDraft) => ModalView;
}

/**
 * Shows the newest state of a form after a click in it. A click knows the modal as it was before the updates that are
 * under way, in this process or in another, and one that finds the modal right already sends nothing. So whoever
 * updates the modal looks at the draft once more after that, and updates it again where the draft is newer.
 */
export async function drawNewest(
  live: LiveWindow,
  client: WebClient,
  view: ShownView & { id: string; hash: string },
  { draft, newest, render }: NewestForm,
): Promise<void> {
  /** The draft, while the page of the click is open: what led to another page shows that page. */
  const onThisPage = async () => {
    const now = await newest();
    return now?.page === draft.page ? now : null;
  };
  for (let draws = 0; draws < maxDraws; draws += 1) {
    let sent: FormDraft | null = null;
    const isDrawn = await live.draw(client, view, async (isStale) => {
      const now = await onThisPage();
      const next = now && render(now);
      if (!next || (draws === 0 && !isStale && showSameFields(view, next))) return null;
      sent = now;
      return next;
    });
    if (sent === null) return;
    const now = await onThisPage();
    if (!now) return;
    if (!isDrawn) {
      // The modal was changed since this click. The newest click shows the whole of it.
      if (now.latest === draft.latest) await insist(client, view.id, now, onThisPage, render);
      return;
    }
    if (now.latest === (sent as FormDraft).latest) return;
  }
}

/** Shows a draft in whatever state the modal is, and what it became while that was under way. */
async function insist(
  client: WebClient,
  viewId: string,
  first: FormDraft,
  onThisPage: () => Promise<FormDraft | null>,
  render: NewestForm['render'],
): Promise<void> {
  let shown = first;
  for (let draws = 0; draws < maxDraws; draws += 1) {
    await updateWindow(client, { view_id: viewId, view: render(shown) });
    const now = await onThisPage();
    if (!now || now.latest === shown.latest) return;
    shown = now;
  }
}
