import { createWriteStream, openAsBlob } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { WebClient } from '@slack/web-api';
import { ToolError } from '../integrations/errors.ts';
import { slackCode } from './slack-failure.ts';

/** For one download, in milliseconds. */
const downloadTimeoutMs = 300_000;

/** A file of Slack's that cannot be handed on; the message says why, in words for people. */
export class FileRefused extends Error {}

const gone = 'it is no longer in Slack, or the app may not read it.';

/**
 * Gives a file of Slack's to `use`, from a temporary file that is gone afterwards: it may be larger than memory, and
 * what Slack does wrong is not mistaken for the tool's doing.
 *
 * @param most in bytes.
 * @throws FileRefused where it is gone, too large or not in Slack itself; ToolError `unavailable` where Slack does not
 * hand it over now; the client's errors.
 */
export async function withFile<Result>(
  client: WebClient,
  fileId: string,
  most: number,
  use: (content: Blob) => Promise<Result>,
): Promise<Result> {
  const { url, type } = await locate(client, fileId, most);
  const folder = await mkdtemp(join(tmpdir(), 'streamly-file-'));
  try {
    const path = join(folder, 'content');
    await download(url, client.token ?? '', path, most);
    return await use(await openAsBlob(path, { type }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function locate(
  client: WebClient,
  fileId: string,
  most: number,
): Promise<{ url: string; type: string }> {
  const { file } = await client.files.info({ file: fileId }).catch((error: unknown) => {
    if (['file_not_found', 'file_deleted', 'access_denied'].includes(slackCode(error) ?? '')) {
      throw new FileRefused(gone);
    }
    throw error;
  });
  const { url_private: url, mimetype: type = 'application/octet-stream', size = 0 } = file ?? {};
  if (!file || file.mode === 'tombstone' || url === undefined) throw new FileRefused(gone);
  // The token goes to Slack alone: what people only linked stands elsewhere.
  if (file.is_external || !isSlacks(url, client.slackApiUrl)) {
    throw new FileRefused('it is a link to another place, not a file in Slack.');
  }
  if (size > most) throw new FileRefused(tooLarge(most));
  return { url, type };
}

export function tooLarge(most: number): string {
  return `it is larger than the ${Math.floor(most / 1024 / 1024)} MB that fit there.`;
}

function isSlacks(url: string, api: string): boolean {
  const { protocol, hostname, origin } = new URL(url);
  return origin === new URL(api).origin || (protocol === 'https:' && hostname.endsWith('.slack.com'));
}

async function download(url: string, token: string, path: string, most: number): Promise<void> {
  const late = (cause: unknown) =>
    new ToolError('unavailable', 'Slack does not hand over the file.', { cause });
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${token}` },
    // To the page where people sign in.
    redirect: 'manual',
    signal: AbortSignal.timeout(downloadTimeoutMs),
  }).catch((error: unknown) => {
    throw late(error);
  });
  if (response.status === 429 || response.status >= 500) throw late(response.status);
  if (!response.ok || !response.body) throw new FileRefused(gone);
  let taken = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      taken += chunk.length;
      done(taken > most ? new FileRefused(tooLarge(most)) : null, chunk);
    },
  });
  try {
    await pipeline(Readable.fromWeb(response.body), counted, createWriteStream(path));
  } catch (error) {
    throw error instanceof FileRefused ? error : late(error);
  }
}
