import type { WebClient } from '@slack/web-api';
import { InvalidInput } from '../errors.ts';

/** Milliseconds: a person waits, and Slack for our answer. */
const downloadTimeout = 1500;
const mostBytes = 500_000;

/**
 * The text of a file that a person gave in a window.
 *
 * @throws InvalidInput by `file`, with what to do about it.
 */
export async function readTextFile(client: WebClient, fileId: string): Promise<string> {
  const { file } = await client.files.info({ file: fileId }).catch(() => ({ file: undefined }));
  const url = file?.url_private_download ?? file?.url_private;
  if (!file || !url) throw new InvalidInput({ file: 'Slack did not give the file. Try again.' });
  if ((file.size ?? 0) > mostBytes) {
    throw new InvalidInput({ file: 'The file is too large for a Stream: at most 500 kB.' });
  }
  const answer = await fetch(url, {
    headers: { authorization: `Bearer ${client.token ?? ''}` },
    signal: AbortSignal.timeout(downloadTimeout),
  }).catch(() => null);
  // Without the right to read files Slack sends a page to sign in.
  if (!answer?.ok || answer.headers.get('content-type')?.includes('text/html')) {
    throw new InvalidInput({ file: 'Slack did not give the file in time. Try again.' });
  }
  return await answer.text();
}
