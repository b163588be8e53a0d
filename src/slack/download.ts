import type { WebClient } from '@slack/web-api';

/** A file of Slack's that cannot be read; the message says why, in words for people. */
export class FileRefused extends Error {}

/** A file of which Slack has no more than a link to another place. */
export class FileIsLink extends FileRefused {
  constructor() {
    super('it is a link to another place, not a file in Slack.');
  }
}

/** Slack does not hand the file over now; it may later. */
export class FileUnavailable extends Error {}

export const goneFile = 'it is no longer in Slack, or the app can’t read it.';

/** Where Slack keeps files, and what of it they are below. */
const slackDomains = ['slack.com', 'slack-files.com'];
const filePath = /^\/files(-|\/)/;
const maxRedirects = 3;

/** What `files.info` says of a file, as far as a download needs it. */
interface FileInfo {
  mode?: string;
  is_external?: boolean;
  url_private?: string;
  url_private_download?: string;
}

/**
 * The address to read a file from. Of external and remote files, `url_private` “can point to any host. Don't send Slack
 * tokens or cookies to it” (https://docs.slack.dev/reference/methods/files.remote.info/).
 *
 * @throws FileRefused where it is deleted, or lies elsewhere.
 */
export function addressOfFile(client: WebClient, file: FileInfo | undefined): URL {
  const address = file?.url_private_download ?? file?.url_private;
  if (!file || file.mode === 'tombstone' || address === undefined) throw new FileRefused(goneFile);
  const url = slackUrl(client, address);
  if (file.is_external || file.mode === 'external' || !url) throw new FileIsLink();
  return url;
}

/** The address where it is one of Slack's own, or of the Slack that the client is set to. */
function slackUrl(client: WebClient, address: string, base?: string): URL | null {
  if (!URL.canParse(address, base)) return null;
  const url = new URL(address, base);
  const { protocol, hostname, port, origin, username, password } = url;
  if (username !== '' || password !== '') return null;
  if (origin === new URL(client.slackApiUrl).origin) return url;
  const isSlack = slackDomains.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`));
  return protocol === 'https:' && port === '' && isSlack ? url : null;
}

/**
 * Opens a file with the app's token. A redirect is followed where it leads to a file on Slack's own hosts: any other
 * leads to the page where people sign in.
 *
 * @param timeoutMs for the answer and all of the file.
 * @throws FileRefused, FileUnavailable.
 */
export async function openFile(
  client: WebClient,
  url: URL,
  timeoutMs: number,
): Promise<ReadableStream<Uint8Array>> {
  const signal = AbortSignal.timeout(timeoutMs);
  let at = url;
  for (let redirects = 0; redirects <= maxRedirects; redirects++) {
    const response = await fetch(at, {
      headers: { authorization: `Bearer ${client.token ?? ''}` },
      redirect: 'manual',
      signal,
    }).catch((cause: unknown) => {
      throw new FileUnavailable('Slack does not hand over the file.', { cause });
    });
    const { status, headers, body } = response;
    if (response.ok && body) return body;
    await body?.cancel();
    if (status === 429 || status >= 500) {
      throw new FileUnavailable('Slack does not hand over the file.', { cause: status });
    }
    const next =
      status >= 300 && status < 400 ? slackUrl(client, headers.get('location') ?? '', at.href) : null;
    if (!next || !filePath.test(next.pathname)) throw new FileRefused(goneFile);
    at = next;
  }
  throw new FileRefused(goneFile);
}
