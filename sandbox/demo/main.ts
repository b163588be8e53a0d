import { access, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startPageServer } from '../page-server/page-server.ts';
import { seed, seedStartsAt, seedTiming } from './seed.ts';
import { tour } from './tour.ts';
import { prepareWorld, startWorld, type World } from './world.ts';

const folder = fileURLToPath(new URL('../../data/sandbox', import.meta.url));

const usage = `npm run demo                 Streamly with stand-ins of Slack, Asana and Smartsheet, and a page to use them
npm run demo -- --tour       runs the main job once by itself, and says what was seen
npm run demo -- --reset      forgets what was kept of earlier runs
npm run demo -- --empty      forgets it too, and begins with nothing: no Stream, no Integration
npm run demo -- --port 4000  the page's port`;

export async function main(args: readonly string[]): Promise<void> {
  if (process.env.NODE_ENV === 'production') throw new Error('The sandbox does not run in production.');
  if (args.includes('--help')) {
    console.log(usage);
    return;
  }
  if (args.includes('--tour')) {
    await tour();
    return;
  }
  const isEmpty = args.includes('--empty');
  if (isEmpty || args.includes('--reset')) await forget();
  const world = isEmpty ? await prepareWorld(folder) : await keptOrSeeded();
  await demo(world, Number(args[args.indexOf('--port') + 1] ?? 0) || 4000);
}

const forget = () => rm(folder, { recursive: true, force: true });

/** There as long as the folder is being seeded: what was left off in between is no state to go on from. */
const seedingMark = join(folder, 'seeding');

async function keptOrSeeded(): Promise<World> {
  if (await exists(seedingMark)) await forget();
  if (await exists(join(folder, 'slack.json'))) return prepareWorld(folder);

  console.log('Filling an empty workspace with two weeks of work. This is done once and takes some seconds.');
  await mkdir(folder, { recursive: true });
  await writeFile(seedingMark, '');
  const now = new Date();
  const world = await startWorld(folder, { startAt: seedStartsAt(now), timing: seedTiming });
  try {
    await seed(world, now);
  } catch (error) {
    await world.close();
    throw error;
  }
  await rm(seedingMark);
  return world;
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

async function demo(world: World, port: number): Promise<void> {
  const page = await startPageServer(world, port).catch(async (error: unknown) => {
    await world.close();
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new Error(`Something else listens on port ${port}: choose another with --port.`, { cause: error });
  });
  console.log(`Streamly's sandbox: ${page.url}`);
  // The page is there while the app starts; what is typed in the first second is answered a little later.
  if (world.app.pid === null) await world.app.start();
  console.log(
    `The app itself is process ${world.app.pid}. Kept in data/sandbox; --reset forgets it. Ctrl+C ends it.`,
  );

  let ending = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (ending) return;
      ending = true;
      page
        .close()
        .then(() => world.close())
        .then(() => process.exit(0))
        .catch((error: unknown) => {
          console.error(error);
          process.exit(1);
        });
    });
  }
}
