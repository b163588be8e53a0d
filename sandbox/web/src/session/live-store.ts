import type { Versions } from '../../../page-server/api.ts';
import { type RegionName, type Regions, versionOf } from './regions.ts';

/** Keeps the regions that are on the screen as the server has them. */
export interface LiveStore {
  /** Undefined: not fetched yet. */
  read: <Name extends RegionName>(name: Name) => Regions[Name] | undefined;
  /** Fetches a region that was not there, and again whenever it changes from now on. */
  want: (name: RegionName) => void;
  /** What the server said last of how things stand. */
  tell: (versions: Versions) => void;
  /** Null: it has said nothing yet. */
  latest: () => Versions | null;
  subscribe: (listener: () => void) => () => void;
}

interface Entry {
  value: unknown;
  /** Of `value`; null: unknown. */
  version: string | null;
  fetching: boolean;
}

/** `load` fetches a region; a failed one is tried again with the next change. */
export function createLiveStore(load: (name: RegionName) => Promise<unknown>): LiveStore {
  const entries = new Map<RegionName, Entry>();
  const listeners = new Set<() => void>();
  let latest: Versions | null = null;

  const changed = () => {
    for (const listener of listeners) listener();
  };
  const current = (name: RegionName) => (latest ? versionOf(latest, name) : null);

  async function fetchRegion(name: RegionName, entry: Entry): Promise<void> {
    if (entry.fetching) return;
    entry.fetching = true;
    const version = current(name);
    try {
      entry.value = await load(name);
      entry.version = version;
      changed();
    } catch (error) {
      console.warn(`${name} could not be fetched`, error);
    } finally {
      entry.fetching = false;
    }
    // It may have changed while it was fetched.
    if (entry.version === version && current(name) !== version) await fetchRegion(name, entry);
  }

  return {
    read: <Name extends RegionName>(name: Name) => entries.get(name)?.value as Regions[Name] | undefined,
    want(name) {
      if (entries.has(name)) return;
      const entry: Entry = { value: undefined, version: null, fetching: false };
      entries.set(name, entry);
      void fetchRegion(name, entry);
    },
    tell(versions) {
      latest = versions;
      for (const [name, entry] of entries) {
        if (entry.version !== versionOf(versions, name)) void fetchRegion(name, entry);
      }
      changed();
    },
    latest: () => latest,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
