import { execFile } from 'node:child_process';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../../sandbox/demo/free-port.ts';

const run = promisify(execFile);
const installedUnder = '/usr/lib/postgresql';

/** Starts a PostgreSQL of our own in a temporary folder; null where none is installed. */
export async function ownCluster(): Promise<{ url: string; stop: () => Promise<void> } | null> {
  const programs = await newestPrograms();
  if (!programs) return null;
  const folder = await mkdtemp(join(tmpdir(), 'streamly-postgres-'));
  const asOwner = await ownerOf(folder);
  const data = join(folder, 'data');
  const port = await freePort();
  await asOwner(join(programs, 'initdb'), [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--no-sync',
  ]);
  const settings = `-p ${port} -h 127.0.0.1 -k ${folder} -c fsync=off`;
  await asOwner(join(programs, 'pg_ctl'), [
    '-D',
    data,
    '-o',
    settings,
    '-l',
    join(folder, 'log'),
    '-w',
    'start',
  ]);
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      await asOwner(join(programs, 'pg_ctl'), ['-D', data, '-m', 'immediate', '-w', 'stop']);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function newestPrograms(): Promise<string | null> {
  const versions = await readdir(installedUnder).catch(() => []);
  const newest = versions.toSorted((a, b) => Number(b) - Number(a))[0];
  return newest === undefined ? null : join(installedUnder, newest, 'bin');
}

/** PostgreSQL refuses to run as root: then its own user owns the folder and runs it. */
async function ownerOf(folder: string): Promise<(program: string, args: string[]) => Promise<unknown>> {
  if (process.getuid?.() !== 0) return (program, args) => run(program, args, { cwd: folder });
  const [uid, gid] = await Promise.all([idOf('-u'), idOf('-g')]);
  await chown(folder, uid, gid);
  return (program, args) => run('runuser', ['-u', 'postgres', '--', program, ...args], { cwd: folder });
}

async function idOf(flag: '-u' | '-g'): Promise<number> {
  return Number((await run('id', [flag, 'postgres'])).stdout);
}
