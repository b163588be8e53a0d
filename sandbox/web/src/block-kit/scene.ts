import { createContext, useContext, useEffect, useState } from 'react';
import type { Act, ActAnswer } from '../../../page-server/api.ts';
import type { FormValue, FormValues } from '../../../slack/state.ts';
import { useSession } from '../session/session-context.ts';
import { createDrafts } from './form-drafts.ts';
import type { Target } from './target.ts';

/** Where blocks stand, as an act names it. */
export type ActPlace = (Act & { kind: 'click' })['at'];

/** What elements read and do where they stand. */
export interface Scene {
  valueOf(target: Target): FormValue | undefined;
  errorOf(blockId: string): string | null;
  /** Takes the keyboard when it comes on the screen. */
  isFirst(target: Target): boolean;
  enter(target: Target, value: FormValue, pressed?: boolean): void;
  click(target: Target, option?: string): void;
  suggest(target: Target, text: string): Promise<ActAnswer | null>;
  /** Everything that was entered has arrived. */
  settled(): Promise<void>;
}

export interface Form {
  values: FormValues;
  errors?: Record<string, string>;
  /** Changes when the app changes the form. */
  stamp: string;
  first?: Target | null;
}

export const SceneContext = createContext<Scene | null>(null);

export function useScene(): Scene {
  const scene = useContext(SceneContext);
  if (!scene) throw new Error('there is no scene around this');
  return scene;
}

/** A scene over a form of the server's. */
export function useFormScene(at: ActPlace, { values, errors = {}, stamp, first = null }: Form): Scene {
  const { act, say, cast } = useSession();
  const [, redraw] = useState(0);

  function tellTrouble(answer: ActAnswer | null): void {
    if (answer?.trouble) say(`${cast.app.name} did not take that: ${answer.trouble}.`);
  }
  const [drafts] = useState(() =>
    createDrafts(
      async (key, value, pressed) => {
        const [blockId = '', actionId = ''] = JSON.parse(key) as string[];
        tellTrouble(await act({ kind: 'enter', at, blockId, actionId, value, pressed }));
      },
      () => redraw((count) => count + 1),
    ),
  );
  drafts.show(stamp);
  useEffect(() => () => drafts.show(''), [drafts]);

  return {
    valueOf: (target) => drafts.read(keyOf(target)) ?? values[target.blockId]?.[target.actionId],
    errorOf: (blockId) => errors[blockId] ?? null,
    isFirst: (target) => first !== null && keyOf(first) === keyOf(target),
    enter: (target, value, pressed) => drafts.enter(keyOf(target), value, pressed),
    click: (target, option) => {
      const picked = option === undefined ? {} : { option };
      void drafts
        .settled()
        .then(async () => tellTrouble(await act({ kind: 'click', at, ...target, ...picked })));
    },
    suggest: (target, text) => act({ kind: 'suggest', at, ...target, text }),
    settled: () => drafts.settled(),
  };
}

const keyOf = ({ blockId, actionId }: Target): string => JSON.stringify([blockId, actionId]);
