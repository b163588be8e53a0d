import type { ModalView } from '@slack/types';
import { WebAPIPlatformError, type WebClient } from '@slack/web-api';

/** Windows that are remembered. One that was forgotten is drawn right again with its next change. */
const mostWindows = 1000;

export interface LiveWindow {
  /**
   * Draws a window as it is after a change in it.
   *
   * @param render runs when the changes before it are drawn; null: nothing needs to be drawn. `isStale`: the window is,
   *   or can become, another one than the caller saw, since something was drawn that the caller did not know of.
   * @returns whether the window now shows what was rendered, or what it showed already.
   */
  draw(
    client: WebClient,
    view: { id: string; hash: string },
    render: (isStale: boolean) => Promise<ModalView | null>,
  ): Promise<boolean>;
}

interface Drawing {
  /** The hash that the window has since; null: unknown. */
  hash: string | null;
  /** False: what was sent can still arrive, or was not what the caller knew. */
  isDrawn: boolean;
  /** The call failed without an answer of Slack: it can still take effect. */
  isUnknown?: boolean;
}

/**
 * Draws windows that change with each choice or letter in them. Changes come faster than windows are drawn, and each
 * knows the window only as it was before the drawings that are under way. So these come one after another, each upon
 * what the one before has made; what another process has drawn meanwhile is never drawn over.
 */
export function createLiveWindow(): LiveWindow {
  /** The last drawing of each window, under way or done. */
  const drawings = new Map<string, Promise<Drawing>>();

  async function drawUpon(
    before: Promise<Drawing> | undefined,
    client: WebClient,
    { id, hash }: { id: string; hash: string },
    render: (isStale: boolean) => Promise<ModalView | null>,
  ): Promise<Drawing> {
    const last = await before?.catch((): Drawing => ({ hash: null, isDrawn: false, isUnknown: true }));
    const known = last?.hash ?? null;
    const isElsewhere = known !== null && known !== hash;
    const view = await render(isElsewhere || last?.isUnknown === true);
    if (view === null) return { hash: known ?? hash, isDrawn: true };
    const drawn = await update(client, id, hash, view);
    const newest = drawn === null && isElsewhere ? await update(client, id, known, view) : drawn;
    return { hash: newest, isDrawn: newest !== null };
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
      return (await drawing).isDrawn;
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
