import type { WebClient } from '@slack/web-api';
import { decodeText } from '../domain/text/decode-text.ts';
import { InvalidInput } from '../errors.ts';
import { addressOfFile, FileRefused, openFile } from './download.ts';

/** Milliseconds: a person waits, and Slack for our answer. */
const downloadTimeout = 1500;
const maxBytes = 500_000;

const tooLarge = 'This file is too large for a Stream: at most 500 kB.';
const notGiven = 'Slack didn’t give us the file in time. Try again.';

/**
 * The text of a file that a person gave in a window.
 *
 * @throws InvalidInput by `file`, with what to do about it.
 */
export async function readTextFile(client: WebClient, fileId: string): Promise<string> {
  const { file } = await client.files.info({ file: fileId }).catch(() => {
    throw new InvalidInput({ file: notGiven });
  });
  if ((file?.size ?? 0) > maxBytes) throw new InvalidInput({ file: tooLarge });
  const bytes = await readBytes(client, file).catch((error: unknown) => {
    if (error instanceof InvalidInput) throw error;
    const why = error instanceof FileRefused ? `This file can’t be read: ${error.message}` : notGiven;
    throw new InvalidInput({ file: why });
  });
  const text = decodeText(bytes);
  if (text === null) {
    throw new InvalidInput({
      file: 'This file isn’t UTF-8 text, so some letters would be wrong. Save it as UTF-8 and try again.',
    });
  }
  // Without the right to read files Slack shows a page to sign in.
  if (/^\s{0,100}<(?:!doctype|html)\b/i.test(text)) throw new InvalidInput({ file: notGiven });
  return text;
}

async function readBytes(
  client: WebClient,
  file: Parameters<typeof addressOfFile>[1],
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of await openFile(client, addressOfFile(client, file), downloadTimeout)) {
    length += part.length;
    if (length > maxBytes) throw new InvalidInput({ file: tooLarge });
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}
