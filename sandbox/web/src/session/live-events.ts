import type { Versions } from '../../../page-server/api.ts';
import { type Viewer, viewerUrl } from './requests.ts';

/**
 * Hears of changes until the function that is returned is called. A window that nobody sees hears nothing and
 * catches up when it is shown: a browser opens six connections to one place, and each listener holds one.
 */
export function hearOfChanges(viewer: Viewer, tell: (versions: Versions) => void): () => void {
  let source: EventSource | null = null;

  function listen(): void {
    if (document.hidden) {
      source?.close();
      source = null;
      return;
    }
    if (source) return;
    source = new EventSource(`${viewerUrl(viewer)}/live`);
    source.addEventListener('versions', (event) => {
      tell(JSON.parse((event as MessageEvent<string>).data) as Versions);
    });
  }

  document.addEventListener('visibilitychange', listen);
  listen();
  return () => {
    document.removeEventListener('visibilitychange', listen);
    source?.close();
  };
}
