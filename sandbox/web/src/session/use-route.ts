import { useSyncExternalStore } from 'react';
import { parseRoute, type Route, routePath } from './route.ts';

const moved = new EventTarget();

export function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener);
  moved.addEventListener('moved', listener);
  return () => {
    window.removeEventListener('popstate', listener);
    moved.removeEventListener('moved', listener);
  };
}

/** Null: the address names no place yet. */
export function useRoute(): Route | null {
  const address = useSyncExternalStore(subscribe, () => window.location.pathname + window.location.search);
  const [pathname = '', search] = address.split('?');
  return parseRoute(pathname, search);
}

/** Goes there; what is open at the right stays. `replace` where the address was only made good. */
export function go(route: Route, { replace = false } = {}): void {
  moveTo(routePath(route) + window.location.hash, { replace });
}

/** `replace`: so that Back does not lead into the address of before again. */
export function moveTo(address: string, { replace }: { replace: boolean }): void {
  if (replace) window.history.replaceState(null, '', address);
  else window.history.pushState(null, '', address);
  moved.dispatchEvent(new Event('moved'));
}
