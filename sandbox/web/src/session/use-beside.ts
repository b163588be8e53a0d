import { useMemo, useSyncExternalStore } from 'react';
import { type Beside, besideHash, parseBeside } from './beside.ts';
import { moveTo, subscribe } from './use-route.ts';

/** Null: nothing is open at the right. */
export function useBeside(): Beside | null {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return useMemo(() => parseBeside(hash), [hash]);
}

/** @param beside null: nothing shall be open */
export function openBeside(beside: Beside | null): void {
  moveTo(window.location.pathname + window.location.search + besideHash(beside), { replace: false });
}
