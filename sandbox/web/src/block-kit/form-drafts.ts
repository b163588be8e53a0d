import type { FormValue } from '../../../slack/state.ts';

/**
 * What somebody is entering, until the server has it: shown at once, sent in order, the latest alone where typing
 * is faster than sending. A form that the app changes meanwhile keeps what is still on its way.
 */
export interface Drafts {
  /** Undefined: as the server says. */
  read(key: string): FormValue | undefined;
  enter(key: string, value: FormValue, pressed?: boolean): void;
  /** Says which form is on the screen; of another one's drafts only those on their way are kept. */
  show(stamp: string): void;
  /** Resolves when nothing is on its way any more. */
  settled(): Promise<void>;
}

interface Draft {
  value: FormValue;
  stamp: string;
  /** Null: nothing is on its way. */
  sending: Promise<void> | null;
  waiting: boolean;
  pressed: boolean;
}

/** `send` must not throw: it says by itself what could not be done. `changed` draws again. */
export function createDrafts(
  send: (key: string, value: FormValue, pressed: boolean) => Promise<void>,
  changed: () => void,
): Drafts {
  const drafts = new Map<string, Draft>();
  let shown = '';

  async function sendAll(key: string, draft: Draft): Promise<void> {
    while (draft.waiting) {
      const { value, pressed } = draft;
      draft.waiting = false;
      draft.pressed = false;
      await send(key, value, pressed);
    }
    draft.sending = null;
    // The answer may change the form; what was entered in it before counts for the new one until it is fetched.
    draft.stamp = shown;
    changed();
  }

  return {
    read(key) {
      const draft = drafts.get(key);
      return draft && (draft.sending !== null || draft.stamp === shown) ? draft.value : undefined;
    },
    enter(key, value, pressed = false) {
      const draft = drafts.get(key) ?? { value, stamp: shown, sending: null, waiting: false, pressed };
      Object.assign(draft, { value, stamp: shown, waiting: true, pressed: draft.pressed || pressed });
      drafts.set(key, draft);
      draft.sending ??= sendAll(key, draft);
      changed();
    },
    show(stamp) {
      shown = stamp;
    },
    async settled() {
      await Promise.all([...drafts.values()].flatMap(({ sending }) => sending ?? []));
    },
  };
}
