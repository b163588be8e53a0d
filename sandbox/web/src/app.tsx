import { useEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { Cast } from '../../page-server/api.ts';
import { ConfirmProvider } from './modal/confirm.tsx';
import { besideHash, besideOfPath } from './session/beside.ts';
import { fetchCast } from './session/requests.ts';
import { type Route, routePath } from './session/route.ts';
import { SessionProvider } from './session/session-provider.tsx';
import { moveTo, useRoute } from './session/use-route.ts';
import { Shell } from './shell/shell.tsx';

export function App() {
  const route = useRoute();
  const [cast, setCast] = useState<Cast | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    fetchCast().then(setCast, (error: Error) => setTrouble(error.message));
  }, []);
  const valid = cast && route && isThere(cast, route) ? route : null;
  useEffect(() => {
    if (!cast || valid) return;
    const asked = besideOfPath(window.location.pathname);
    const hash = asked ? besideHash(asked) : window.location.hash;
    moveTo(routePath(firstRoute(cast)) + hash, { replace: true });
  }, [cast, valid]);

  if (trouble !== null) return <p className="loading">{trouble}</p>;
  if (!cast || !valid) return <p className="loading">Coming in…</p>;
  const viewer = { workspace: valid.workspace, person: valid.person };
  return (
    <I18nProvider locale="en-GB">
      <SessionProvider key={`${viewer.workspace}/${viewer.person}`} viewer={viewer} cast={cast}>
        <ConfirmProvider>
          <Shell route={valid} />
        </ConfirmProvider>
      </SessionProvider>
    </I18nProvider>
  );
}

function isThere({ workspaces }: Cast, { workspace, person }: Route): boolean {
  const found = workspaces.find((each) => each.domain === workspace);
  return found?.people.some((each) => each.handle === person && each.role !== 'deactivated') ?? false;
}

/** The first person of the first workspace. */
function firstRoute({ workspaces: [workspace] }: Cast): Route {
  return {
    workspace: workspace?.domain ?? '',
    person: workspace?.people[0]?.handle ?? '',
    place: { kind: 'channel', name: 'general' },
    thread: null,
  };
}
