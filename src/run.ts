import { createApp } from './app.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { createContext } from './context.ts';
import { keepHouse } from './deliveries/housekeeping.ts';
import { keepTokens } from './deliveries/keep-tokens.ts';
import { lookAround } from './deliveries/look-around.ts';
import { keepReminding } from './deliveries/remind.ts';
import { createWorker } from './deliveries/worker.ts';
import { startHttpServer } from './http/server.ts';
import { installFromToken } from './slack/install-workspace.ts';

/** Milliseconds that running work may take to end after a signal. */
const patience = 10_000;

/** Runs until a signal. What is wrong with the configuration ends the process with 1, in words. */
export async function run(): Promise<void> {
  try {
    await start(readConfig());
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

/** Config → context → worker, app, HTTP → wait for a signal → close in reverse. */
async function start(config: Config): Promise<void> {
  const context = createContext(config);
  const { log, store } = context;
  await store.migrate().catch((error: unknown) => {
    throw new ConfigError(`The database that DATABASE_URL names cannot be used: ${wordsOf(error)}`);
  });
  if (config.SLACK_BOT_TOKEN) {
    await installFromToken(context, config.SLACK_BOT_TOKEN).catch((error: unknown) => {
      throw new ConfigError(`Slack did not accept SLACK_BOT_TOKEN: ${wordsOf(error)}`);
    });
  }

  let stopping = false;
  const slackApp = createApp(context, () => stopping);
  const worker = config.MODE === 'web' ? null : createWorker(context);
  const house = config.MODE === 'web' ? null : keepHouse(context);
  const tokens = config.MODE === 'web' ? null : keepTokens(context);
  const looks = config.MODE === 'web' ? null : lookAround(context);
  const reminders = config.MODE === 'web' ? null : keepReminding(context);
  worker?.start();
  const server = await startHttpServer(context, slackApp.receiver, config.PORT);
  log.info({ port: server.port, mode: config.MODE, database: store.engine }, 'streamly is up');

  async function stop(signal: NodeJS.Signals): Promise<void> {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    await server.close();
    await slackApp.drained(patience);
    house?.stop();
    tokens?.stop();
    looks?.stop();
    reminders?.stop();
    await worker?.stop();
    await store.close();
    log.info('stopped');
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      stop(signal).catch((error: unknown) => {
        log.fatal({ err: error }, 'could not stop in order');
        process.exit(1);
      });
    });
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
