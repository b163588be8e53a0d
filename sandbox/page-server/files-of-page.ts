import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import type { Answer } from './http.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** A file of the built page; the page itself at every other address, since the page reads it. */
export async function answerFile(folder: string, path: string): Promise<Answer> {
  const type = types[extname(path)];
  if (!type || !path.startsWith('/assets/')) return file(join(folder, 'index.html'), '.html', 'no-cache');
  // Names of assets carry a hash of what they hold.
  return file(join(folder, normalize(path)), extname(path), 'max-age=31536000, immutable');
}

async function file(path: string, extension: string, caching: string): Promise<Answer> {
  try {
    const headers = { 'content-type': types[extension] ?? '', 'cache-control': caching };
    return { status: 200, headers, body: await readFile(path) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return { status: 404, body: { refused: 'there is no such file' } };
  }
}
