import { useSyncExternalStore } from 'react';
import { parseRoute, type Route, routePath } from './route.ts';

const moved = new EventTarget();

function subscribe(listener: () => void): () => void {
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

/** `replace` where the address was only made good, so that Back does not lead into it again. */
export function go(route: Route, { replace = false } = {}): void {
  if (replace) window.history.replaceState(null, '', routePath(route));
  else window.history.pushState(null, '', routePath(route));
  moved.dispatchEvent(new Event('moved'));
}
