import { type StateFile, stateFile } from '../state-file.ts';
import { type Activity, createActivity } from './activity.ts';
import type { AppSettings } from './app-settings.ts';
import type { Delivery } from './deliver.ts';
import type { RateLimits } from './rate-limits.ts';
import { newState, type SlackState } from './state.ts';
import type { Workspace } from './world.ts';

export interface Timing {
  /** How long an app may take to acknowledge. Slack: 3000. */
  ackMs: number;
  /** How long a trigger lives. Slack: 3000. */
  triggerMs: number;
  /** How long a response_url lives. Slack: 30 minutes. */
  responseUrlMs: number;
  /** Waits before an event is sent again. Slack: at once, one minute, five minutes. */
  retryDelaysMs: number[];
  /** See `Watch.settled`. */
  quietMs: number;
  patienceMs: number;
}

export const slacksTiming: Timing = {
  ackMs: 3000,
  triggerMs: 3000,
  responseUrlMs: 30 * 60_000,
  retryDelaysMs: [0, 60_000, 300_000],
  quietMs: 50,
  patienceMs: 3000,
};

/** What every part of the stand-in works on. */
export interface Core {
  state: SlackState;
  app: AppSettings;
  timing: Timing;
  rates: RateLimits;
  /** `http://127.0.0.1:port` of the stand-in. */
  url: string;
  /** Where the app listens; null until it is connected. */
  appUrl: string | null;
  /** Everything that was sent to the app, oldest first, the newest 5,000 at most. */
  deliveries: Delivery[];
  activity: Activity;
  /** When spent triggers and response_urls were last forgotten, in milliseconds since the epoch. */
  sweptAt: number;
  /** To be called after a change of `state`; writes soon, and once for many changes. */
  changed(): void;
  /** Writes what is still to be written. */
  flush(): void;
  onChange(listener: () => void): void;
}

export function createCore(
  app: AppSettings,
  timing: Timing,
  rates: RateLimits,
  workspaces: Workspace[],
  statePath: string | null,
): Core {
  const file: StateFile<SlackState> = stateFile<SlackState>(statePath);
  const state = file.load() ?? newState(workspaces);
  const listeners: (() => void)[] = [];
  let due = false;

  function flush() {
    if (!due) return;
    due = false;
    file.save(state);
    for (const listener of listeners) listener();
  }

  return {
    state,
    app,
    timing,
    rates,
    url: '',
    appUrl: null,
    deliveries: [],
    activity: createActivity(timing.quietMs, timing.patienceMs),
    sweptAt: Date.now(),
    changed() {
      if (due) return;
      due = true;
      setImmediate(flush);
    },
    flush,
    onChange: (listener) => void listeners.push(listener),
  };
}
