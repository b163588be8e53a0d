import { Refused } from '../acts/result.ts';
import type { Core } from '../core.ts';
import { type Actor, type View, workspaceOf } from '../state.ts';
import { stackOf, topView } from '../views.ts';
import { shownText } from '../visible-text.ts';
import { errorsByLabel } from './find.ts';
import { actAndSettle, createSurface, type Surface } from './surface.ts';

/** What a person sees after pressing the submit button; only what applies is there. */
export interface Submitted {
  closed?: true;
  /** Under the inputs, by label. */
  errors?: Record<string, string>;
  /** The modal that is there now: the same one changed, or one that was pushed on it. */
  modal?: Modal;
  /** What Slack says when the app did not answer, or not well. */
  trouble?: string;
}

export interface Modal extends Surface {
  readonly id: string;
  readonly title: string;
  /** The text on the submit button; null: there is none. */
  readonly submitText: string | null;
  /** By label; empty when there are none. */
  readonly errors: Record<string, string>;
  readonly open: boolean;
  readonly privateMetadata: string;
  /** The whole view as the stand-in holds it. */
  readonly view: View;
  submit(): Promise<Submitted>;
  /** Delivers the very same submission twice at once. */
  submitTwice(): Promise<Submitted>;
  /** The cancel button. */
  close(): Promise<void>;
  /** The x, which takes the whole stack away. */
  closeAll(): Promise<void>;
}

export function createModal(core: Core, actor: Actor, viewId: string): Modal {
  const found = () => stackOf(core, actor).find((view) => view.id === viewId);
  const view = (): View => {
    const open = found();
    if (!open) throw new Refused('this modal is closed');
    return open;
  };
  const surface = createSurface({
    core,
    actor,
    place: { in: 'modal', viewId },
    blocks: () => view().blocks,
    values: () => view().values,
  });

  async function submit(times: number): Promise<Submitted> {
    const before = view().hash;
    await actAndSettle(core, actor, { kind: 'submit', viewId, times });
    const now = found();
    if (!now) return { closed: true };
    if (now.trouble !== null) return { trouble: now.trouble };
    if (Object.keys(now.errors).length > 0) return { errors: errorsByLabel(now.blocks, now.errors) };
    const top = topView(core, actor);
    if (top && top.id !== viewId) return { modal: createModal(core, actor, top.id) };
    return now.hash === before ? {} : { modal };
  }

  const modal: Modal = {
    ...surface,
    id: viewId,
    get title() {
      return shownText(workspaceOf(core.state, actor.teamId), view().title ?? undefined);
    },
    get submitText() {
      return view().submit?.text ?? null;
    },
    get errors() {
      return errorsByLabel(view().blocks, view().errors);
    },
    get open() {
      return found() !== undefined;
    },
    get privateMetadata() {
      return view().privateMetadata;
    },
    get view() {
      return view();
    },
    submit: () => submit(1),
    submitTwice: () => submit(2),
    close: async () => void (await actAndSettle(core, actor, { kind: 'close', viewId })),
    closeAll: async () => void (await actAndSettle(core, actor, { kind: 'close', viewId, all: true })),
  };
  return modal;
}
