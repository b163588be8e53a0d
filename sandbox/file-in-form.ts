import type { StandInRequest } from './stand-in-server.ts';

/** Name and size of the file in a body of `multipart/form-data`; null where there is none. */
export function fileIn({ rawBody, headers }: StandInRequest): { name: string; size: number } | null {
  const boundary = /boundary=([^;]+)/.exec(headers['content-type'] ?? '')?.[1];
  if (boundary === undefined) return null;
  const text = rawBody.toString('latin1');
  for (const part of text.split(`--${boundary}`)) {
    const end = part.indexOf('\r\n\r\n');
    const name = /filename="([^"]*)"/.exec(part.slice(0, end))?.[1];
    if (name === undefined) continue;
    const decoded = Buffer.from(name, 'latin1').toString('utf8');
    return { name: decoded.replaceAll('%22', '"'), size: part.length - end - 6 };
  }
  return null;
}
