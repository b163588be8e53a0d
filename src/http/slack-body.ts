import type { IncomingMessage } from 'node:http';
import { parse } from 'node:querystring';

/** Bytes. Slack's own calls stay far below it. */
const maxBytes = 2_000_000;

/**
 * Reads the body of a call to Bolt, and leaves it where Bolt looks for a body that was read already.
 *
 * @returns the status to refuse it with, or null. Bolt reads properties of whatever the body parses to, outside of any
 * `try`, so that `null` would end the process.
 */
export async function refuseSlackBody(
  request: IncomingMessage & { rawBody?: Buffer },
): Promise<400 | 413 | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) return 413;
    chunks.push(chunk);
  }
  request.rawBody = Buffer.concat(chunks);
  return isObject(request.headers['content-type'], request.rawBody.toString()) ? null : 400;
}

/** Whether Bolt makes an object of it, or refuses it itself. */
function isObject(type: string | undefined, body: string): boolean {
  if (type !== 'application/x-www-form-urlencoded') return body.trimStart().startsWith('{');
  const { payload } = parse(body);
  return typeof payload !== 'string' || payload.trimStart().startsWith('{');
}
