import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../', import.meta.url));
const source = join(root, 'sandbox/web');
const bundler = fileURLToPath(new URL('./bundle.ts', import.meta.url));
const built = join(root, 'node_modules/.cache/streamly-sandbox');
const stampName = '.built-from';
const stamp = join(built, stampName);

/**
 * Builds the page unless it is built from just these sources; resolves with the folder that holds it. In a process
 * of its own: a bundler is large, and its native parts do not run everywhere that this does.
 *
 * @throws with what the bundler said.
 */
export async function builtPage(): Promise<string> {
  const from = await sourcesHash();
  const isBuilt = async () => (await readFile(stamp, 'utf8').catch(() => null)) === from;
  if (await isBuilt()) return built;
  // Beside, then moved into its place: another process may build or serve it at the same time.
  const fresh = `${built}-${process.pid}`;
  await promisify(execFile)(process.execPath, [bundler, source, fresh], {
    env: { ...process.env, NODE_ENV: 'production' },
  });
  await writeFile(join(fresh, stampName), from);
  await rm(built, { recursive: true, force: true });
  await rename(fresh, built).catch(async (error: unknown) => {
    await rm(fresh, { recursive: true, force: true });
    if (!(await isBuilt())) throw error;
  });
  return built;
}

/** Of the page's sources and of the versions of all packages. */
async function sourcesHash(): Promise<string> {
  const hash = createHash('sha256');
  const entries = await readdir(source, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const path of [...files.sort(), join(root, 'package-lock.json'), bundler]) {
    hash.update(path.slice(root.length)).update(await readFile(path));
  }
  return hash.digest('hex');
}
