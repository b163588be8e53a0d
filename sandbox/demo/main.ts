import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { addIntegrations, createIntake } from './intake.ts';
import { startPage } from './page.ts';
import { tour } from './tour.ts';
import { startWorld } from './world.ts';

const folder = fileURLToPath(new URL('../../data/sandbox', import.meta.url));

const usage = `npm run demo                 Streamly with stand-ins of Slack, Asana and Smartsheet, and a page to use them
npm run demo -- --tour       runs the main job once by itself, and says what was seen
npm run demo -- --reset      forgets what was kept of earlier runs
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
  if (args.includes('--reset')) await rm(folder, { recursive: true, force: true });
  await demo(Number(args[args.indexOf('--port') + 1] ?? 0) || 4000);
}

async function demo(port: number): Promise<void> {
  const world = await startWorld(folder);
  if (world.slack.as('alice').channel('it').messages().length === 0 && !(await hasIntake(world))) {
    await addIntegrations(world, () => undefined);
    await createIntake(world, () => undefined);
  }
  const page = await startPage(world, port).catch(async (error: unknown) => {
    await world.close();
    throw new Error(`The page cannot have port ${port}: choose another with --port.`, { cause: error });
  });
  console.log(`Streamly's sandbox: ${page.url}`);
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

async function hasIntake({ slack }: Awaited<ReturnType<typeof startWorld>>): Promise<boolean> {
  const home = await slack.as('alice').openHome();
  return home.buttons().includes('Manage');
}
