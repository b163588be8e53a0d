import { access, mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startPageServer } from '../page-server/page-server.ts';
import { realNow } from './moved-date.ts';
import { seed, seedStartsAt, seedTiming } from './seed.ts';
import { tour } from './tour.ts';
import { prepareWorld, type World } from './world.ts';

const ownFolder = fileURLToPath(new URL('../../data/sandbox', import.meta.url));

const usage = `npm run demo                 Streamly with stand-ins of Slack and the tools, and a page to use them
npm run demo -- --tour       runs the main job once by itself, and says what was seen
npm run demo -- --reset      forgets what was kept of earlier runs
npm run demo -- --empty      forgets it too, and begins with nothing: no Stream, no Integration
npm run demo -- --port 4000  the page's port
npm run demo -- --data path  keeps what happens in that folder instead of data/sandbox`;

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
  const folder = resolve(after(args, '--data') ?? ownFolder);
  const port = Number(after(args, '--port') ?? 4000);
  const isEmpty = args.includes('--empty');
  if (isEmpty || args.includes('--reset') || (await exists(seedingMark(folder)))) {
    await rm(folder, { recursive: true, force: true });
  }
  const isFirst = !isEmpty && !(await exists(join(folder, 'slack.json')));
  if (isFirst) await demo(await emptyWorldToFill(folder), port, (world) => fill(world, folder));
  else await demo(await prepareWorld(folder), port, async () => undefined);
}

/** What follows an option; undefined where it is not given. */
function after(args: readonly string[], option: string): string | undefined {
  const at = args.indexOf(option);
  return at < 0 ? undefined : args[at + 1];
}

/** There as long as the folder is being filled: what was left off in between is no state to go on from. */
const seedingMark = (folder: string): string => join(folder, 'seeding');

async function emptyWorldToFill(folder: string): Promise<World> {
  await mkdir(folder, { recursive: true });
  await writeFile(seedingMark(folder), '');
  const world = await prepareWorld(folder, { startAt: seedStartsAt(new Date()), timing: seedTiming });
  world.filling.tell({ done: 0, total: 1 });
  return world;
}

async function fill(world: World, folder: string): Promise<void> {
  console.log('The page is being filled with two weeks of work. This is done once and takes some seconds.');
  await seed(world, new Date(realNow()));
  await rm(seedingMark(folder));
  console.log('Two weeks of work are there.');
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** @param prepare what is still to be done once the app runs; the page is there meanwhile */
async function demo(world: World, port: number, prepare: (world: World) => Promise<void>): Promise<void> {
  const page = await startPageServer(world, port).catch(async (error: unknown) => {
    await world.close();
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new Error(`Something else listens on port ${port}: choose another with --port.`, { cause: error });
  });
  console.log(`Streamly's sandbox: ${page.url}`);

  let isEnding = false;
  async function end(): Promise<void> {
    if (isEnding) return;
    isEnding = true;
    await page.close();
    await world.close();
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      end()
        .then(() => process.exit(0))
        .catch((error: unknown) => {
          console.error(error);
          process.exit(1);
        });
    });
  }

  try {
    // What is typed in the first second is answered a little later.
    await world.app.start();
    await prepare(world);
  } catch (error) {
    // Whoever ends it in the middle knows why.
    if (isEnding) return;
    await end();
    throw error;
  }
  console.log(
    `The app itself is process ${world.app.pid}. What happens is kept; --reset forgets it. Ctrl+C ends it.`,
  );
}
