import { createContext, useContext, useEffect, useSyncExternalStore } from 'react';
import type { Act, ActAnswer, Cast, Directory } from '../../../page-server/api.ts';
import type { LiveStore } from './live-store.ts';
import type { RegionName, Regions } from './regions.ts';
import type { Viewer } from './requests.ts';

/** What every part of the page works with: whom it speaks for, what they see, and what they do. */
export interface Session {
  viewer: Viewer;
  cast: Cast;
  store: LiveStore;
  /** Does it and says in a toast what could not be done; null then. */
  act: (what: Act) => Promise<ActAnswer | null>;
  say: (words: string) => void;
}

export const SessionContext = createContext<Session | null>(null);
export const DirectoryContext = createContext<Directory | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('there is no session around this');
  return session;
}

/** Whom and what the person can name. */
export function useDirectory(): Directory {
  const directory = useContext(DirectoryContext);
  if (!directory) throw new Error('there is no directory around this');
  return directory;
}

/** A region as it stands; undefined until it is fetched. */
export function useRegion<Name extends RegionName>(name: Name): Regions[Name] | undefined {
  const { store } = useSession();
  useEffect(() => store.want(name), [store, name]);
  return useSyncExternalStore(store.subscribe, () => store.read(name));
}
