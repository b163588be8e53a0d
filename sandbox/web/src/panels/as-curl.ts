import type { LoggedExchange } from '../../../page-server/stage-api.ts';

/** What curl says by itself. */
const ownHeaders = new Set(['host', 'content-length', 'connection', 'accept-encoding', 'transfer-encoding']);

/** A command for a shell that sends the same again. Tokens are not in the log, so theirs is to be filled in. */
export function asCurl({ method, url, headers, body, rawBody }: LoggedExchange): string {
  const type = headers['content-type'] ?? '';
  const isMultipart = type.includes('multipart/form-data');
  const sent = Object.entries(headers).filter(
    ([name]) => !ownHeaders.has(name) && !(isMultipart && name === 'content-type'),
  );
  return [
    `curl -X ${method} ${quoted(url)}`,
    ...sent.map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...bodyOptions(rawBody ?? body, type),
  ].join(' \\\n  ');
}

function bodyOptions(body: unknown, type: string): string[] {
  if (body === null) return [];
  if (typeof body === 'string') return [`--data-raw ${quoted(body)}`];
  const fields = Object.entries(body as Record<string, string>);
  if (type.includes('multipart/form-data')) {
    return fields.map(([name, value]) => `--form-string ${quoted(`${name}=${value}`)}`);
  }
  if (type.includes('x-www-form-urlencoded')) {
    return [`--data-raw ${quoted(new URLSearchParams(fields).toString())}`];
  }
  return [`--data-raw ${quoted(JSON.stringify(body))}`];
}

/** For a POSIX shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
