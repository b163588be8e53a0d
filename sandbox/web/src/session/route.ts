/** Where somebody is: in the page's address, so that each window can be somebody else. */
export interface Route {
  /** Its domain. */
  workspace: string;
  /** A handle. */
  person: string;
  place: Place;
  /** Of the thread that is open beside. */
  thread: string | null;
}

export type Place = { kind: 'channel'; name: string } | { kind: 'home' } | { kind: 'messages' };

/** `/acme/bob/it`, `/acme/bob/app/home`, `/acme/bob/app/messages`; null: another address. */
export function parseRoute(pathname: string, search = ''): Route | null {
  const parts = pathname.split('/').slice(1).map(decoded);
  const [workspace, person, channel, tab] = parts;
  if (!workspace || !person || !channel || parts.length > 4) return null;
  const thread = new URLSearchParams(search).get('thread');
  const at = { workspace, person, thread };
  if (tab === undefined) return { ...at, place: { kind: 'channel', name: channel } };
  if (channel !== 'app' || (tab !== 'home' && tab !== 'messages')) return null;
  return { ...at, place: { kind: tab } };
}

export function routePath({ workspace, person, place, thread }: Route): string {
  const where = place.kind === 'channel' ? encodeURIComponent(place.name) : `app/${place.kind}`;
  const path = `/${encodeURIComponent(workspace)}/${encodeURIComponent(person)}/${where}`;
  return thread === null ? path : `${path}?thread=${encodeURIComponent(thread)}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
