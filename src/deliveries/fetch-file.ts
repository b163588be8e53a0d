import { createWriteStream, openAsBlob } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { WebClient } from '@slack/web-api';
import { ToolError } from '../integrations/errors.ts';
import { addressOfFile, FileRefused, goneFile, openFile } from '../slack/download.ts';
import { slackCode } from './slack-failure.ts';

/** For one download, in milliseconds. */
const downloadTimeoutMs = 300_000;

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
    await download(client, url, path, most);
    return await use(await openAsBlob(path, { type }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function locate(client: WebClient, fileId: string, most: number): Promise<{ url: URL; type: string }> {
  const { file } = await client.files.info({ file: fileId }).catch((error: unknown) => {
    if (['file_not_found', 'file_deleted', 'access_denied'].includes(slackCode(error) ?? '')) {
      throw new FileRefused(goneFile);
    }
    throw error;
  });
  const url = addressOfFile(client, file);
  const { mimetype: type = 'application/octet-stream', size = 0 } = file ?? {};
  if (size > most) throw new FileRefused(tooLarge(most));
  return { url, type };
}

export function tooLarge(most: number): string {
  return `it is larger than the ${Math.floor(most / 1024 / 1024)} MB that fit there.`;
}

async function download(client: WebClient, url: URL, path: string, most: number): Promise<void> {
  let taken = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      taken += chunk.length;
      done(taken > most ? new FileRefused(tooLarge(most)) : null, chunk);
    },
  });
  try {
    const content = await openFile(client, url, downloadTimeoutMs);
    await pipeline(Readable.fromWeb(content), counted, createWriteStream(path));
  } catch (cause) {
    if (cause instanceof FileRefused) throw cause;
    throw new ToolError('unavailable', 'Slack does not hand over the file.', { cause });
  }
}
