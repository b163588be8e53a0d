import { lazy, Suspense } from 'react';
import type { Beside } from '../session/beside.ts';

// Fetched when they are opened first: a page that only talks to the app does without their grids.
const AsanaPanel = lazy(async () => ({ default: (await import('../tools/asana-panel.tsx')).AsanaPanel }));
const SmartsheetPanel = lazy(async () => ({
  default: (await import('../tools/smartsheet-panel.tsx')).SmartsheetPanel,
}));
const GitHubPanel = lazy(async () => ({ default: (await import('../tools/github-panel.tsx')).GitHubPanel }));
const PeoplePanel = lazy(async () => ({ default: (await import('../panels/people-panel.tsx')).PeoplePanel }));
const FaultsPanel = lazy(async () => ({ default: (await import('../panels/faults-panel.tsx')).FaultsPanel }));
const LogPanel = lazy(async () => ({ default: (await import('../panels/log-panel.tsx')).LogPanel }));

const names = {
  asana: 'Asana',
  smartsheet: 'Smartsheet',
  github: 'GitHub Issues',
  people: 'People',
  faults: 'Faults',
  log: 'Log',
} as const satisfies Record<Beside['panel'], string>;

/** What stands open at the right, or in the place of the conversation. */
export function BesidePanel({ beside }: { beside: Beside }) {
  return (
    <aside className="beside" aria-label={names[beside.panel]}>
      <Suspense fallback={<p className="loading">Coming…</p>}>
        <Panel beside={beside} />
      </Suspense>
    </aside>
  );
}

function Panel({ beside }: { beside: Beside }) {
  switch (beside.panel) {
    case 'asana':
      return <AsanaPanel beside={beside} />;
    case 'smartsheet':
      return <SmartsheetPanel beside={beside} />;
    case 'github':
      return <GitHubPanel beside={beside} />;
    case 'people':
      return <PeoplePanel beside={beside} />;
    case 'faults':
      return <FaultsPanel beside={beside} />;
    case 'log':
      return <LogPanel beside={beside} />;
  }
}
