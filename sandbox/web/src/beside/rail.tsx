import type { Beside, PanelName } from '../session/beside.ts';
import { useFilling, useStageVersion, useSwitches } from '../session/stage.ts';
import { openBeside } from '../session/use-beside.ts';
import { Icon, type IconName } from '../shell/icon.tsx';
import { troublesOf } from './troubles.ts';

const entries: readonly { panel: PanelName; icon: IconName; name: string }[] = [
  { panel: 'asana', icon: 'board', name: 'Asana' },
  { panel: 'smartsheet', icon: 'grid', name: 'Smartsheet' },
  { panel: 'github', icon: 'issue', name: 'GitHub' },
  { panel: 'people', icon: 'people', name: 'People' },
  { panel: 'faults', icon: 'warning', name: 'Faults' },
  { panel: 'log', icon: 'log', name: 'Log' },
];

/** What can be opened at the right of the page; nothing where Slack stands alone. */
export function Rail({ beside }: { beside: Beside | null }) {
  const isThere = useStageVersion('switches') !== null;
  return isThere ? <Entries beside={beside} /> : null;
}

function Entries({ beside }: { beside: Beside | null }) {
  const switches = useSwitches();
  const isFilling = useFilling() !== null;
  // The clock is in the past then and the app may not have started: that is no fault.
  const troubles = switches && !isFilling ? troublesOf(switches).length : 0;
  return (
    <nav className="rail" aria-label="Around Slack">
      {entries.map(({ panel, icon, name }) => (
        <button
          key={panel}
          type="button"
          className="rail-button"
          aria-expanded={beside?.panel === panel}
          onClick={() => openBeside(beside?.panel === panel ? null : opened(panel, beside))}
        >
          <Icon name={icon} />
          {name}
          {panel === 'faults' && troubles > 0 && (
            <span className="count">
              {troubles}
              <span className="for-ears"> active</span>
            </span>
          )}
        </button>
      ))}
    </nav>
  );
}

const opened = (panel: PanelName, before: Beside | null): Beside => ({
  panel,
  id: null,
  item: null,
  wide: before?.wide ?? false,
});
