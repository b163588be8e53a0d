/** A message that a link leads to: `https://acme.slack.com/archives/C1/p1700000000000100`. */
export interface Permalink {
  /** A domain. */
  workspace: string;
  channelId: string;
  ts: string;
}

/** Null: the link leads elsewhere. */
export function parsePermalink(url: string): Permalink | null {
  const found = /^https:\/\/([\w-]+)\.slack\.com\/archives\/(\w+)\/p(\d{10})(\d{6})/.exec(url);
  if (!found) return null;
  const [, workspace = '', channelId = '', seconds, micros] = found;
  return { workspace, channelId, ts: `${seconds}.${micros}` };
}
