import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import type { Act, Cast } from '../../../page-server/api.ts';
import { Toasts, useToasts } from '../shell/toasts.tsx';
import { hearOfChanges } from './live-events.ts';
import { createLiveStore } from './live-store.ts';
import { regionUrl } from './regions.ts';
import { getJson, NotDone, postAct, type Viewer } from './requests.ts';
import { DirectoryContext, type Session, SessionContext, useRegion } from './session-context.ts';

/** Everything that one person sees and does; another person is another session. */
export function SessionProvider({
  viewer,
  cast,
  children,
}: {
  viewer: Viewer;
  cast: Cast;
  children: ReactNode;
}) {
  const { workspace, person } = viewer;
  const [store] = useState(() => createLiveStore((name) => getJson(regionUrl(viewer, name))));
  const { toasts, say, dismiss } = useToasts();
  useEffect(() => hearOfChanges({ workspace, person }, store.tell), [workspace, person, store]);

  const act = useCallback(
    async (what: Act) => {
      try {
        return await postAct({ workspace, person }, what);
      } catch (error) {
        if (!(error instanceof NotDone)) throw error;
        say(sentence(error.message));
        return null;
      }
    },
    [workspace, person, say],
  );
  const session = useMemo<Session>(
    () => ({ viewer: { workspace, person }, cast, store, act, say }),
    [workspace, person, cast, store, act, say],
  );
  return (
    <SessionContext value={session}>
      <DirectoryProvider>{children}</DirectoryProvider>
      <Toasts toasts={toasts} onDismiss={dismiss} />
    </SessionContext>
  );
}

function DirectoryProvider({ children }: { children: ReactNode }) {
  const directory = useRegion('directory');
  if (!directory) return <p className="loading">Coming in…</p>;
  return <DirectoryContext value={directory}>{children}</DirectoryContext>;
}

function sentence(words: string): string {
  const upper = words.charAt(0).toUpperCase() + words.slice(1);
  return /[.!?]$/.test(upper) ? upper : `${upper}.`;
}
