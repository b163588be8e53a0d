import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const source = join(root, 'sandbox/web');
const built = join(root, 'node_modules/.cache/streamly-sandbox');
const stamp = join(built, '.built-from');

/** Builds the page unless it is built from just these sources; resolves with the folder that holds it. */
export async function builtPage(): Promise<string> {
  const from = await sourcesHash();
  if ((await readFile(stamp, 'utf8').catch(() => null)) === from) return built;
  // Loaded only here: it takes longer than all the rest of the start.
  const { build } = await import('vite');
  await build({
    root: source,
    configFile: false,
    logLevel: 'warn',
    build: { outDir: built, emptyOutDir: true, target: 'es2024', modulePreload: { polyfill: false } },
  });
  await mkdir(built, { recursive: true });
  await writeFile(stamp, from);
  return built;
}

/** Of the page's sources and of the versions of all packages. */
async function sourcesHash(): Promise<string> {
  const hash = createHash('sha256');
  const entries = await readdir(source, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const path of [...files.sort(), join(root, 'package-lock.json'), fileURLToPath(import.meta.url)]) {
    hash.update(path.slice(root.length)).update(await readFile(path));
  }
  return hash.digest('hex');
}
