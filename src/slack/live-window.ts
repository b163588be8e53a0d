import type { ModalView } from '@slack/types';
import { WebAPIPlatformError, type WebClient } from '@slack/web-api';

/** Windows that are remembered. One that was forgotten is drawn right again with its next change. */
const mostWindows = 1000;

export interface LiveWindow {
  /** Draws a window as it is after a change in it; `render` runs when the changes before it are drawn. */
  draw(
    client: WebClient,
    view: { id: string; hash: string },
    render: () => Promise<ModalView>,
  ): Promise<void>;
}

/**
 * Draws windows that tell of each letter that is typed in them. Letters come faster than windows are drawn, and each
 * knows the window only as it was before the drawings that are under way. So these come one after another, each upon
 * what the one before has made; what somebody else has drawn meanwhile is never drawn over.
 */
export function createLiveWindow(): LiveWindow {
  /** The last drawing of each window, under way or done: it gives the hash that the window has since. */
  const drawings = new Map<string, Promise<string | null>>();

  async function drawUpon(
    before: Promise<string | null> | undefined,
    client: WebClient,
    { id, hash }: { id: string; hash: string },
    render: () => Promise<ModalView>,
  ): Promise<string | null> {
    const known = (await before?.catch(() => null)) ?? null;
    const view = await render();
    const drawn = await update(client, id, hash, view);
    return drawn === null && known !== null && known !== hash ? update(client, id, known, view) : drawn;
  }

  return {
    async draw(client, view, render) {
      const drawing = drawUpon(drawings.get(view.id), client, view, render);
      drawings.delete(view.id);
      drawings.set(view.id, drawing);
      for (const oldest of drawings.keys()) {
        if (drawings.size <= mostWindows) break;
        drawings.delete(oldest);
      }
      await drawing;
    },
  };
}

/** @returns the window's hash; null where it was closed, or is not any more what the caller knew. */
async function update(client: WebClient, id: string, hash: string, view: ModalView): Promise<string | null> {
  try {
    return (await client.views.update({ view_id: id, hash, view })).view?.hash ?? null;
  } catch (error) {
    const isMoot =
      error instanceof WebAPIPlatformError && ['not_found', 'hash_conflict'].includes(error.data.error);
    if (isMoot) return null;
    throw error;
  }
}
