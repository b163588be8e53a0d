import { createApp } from './app.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { type Context, createContext } from './context.ts';
import { cleanUpJob } from './deliveries/clean-up.ts';
import { pollJob } from './deliveries/enqueue-due-polls.ts';
import { refreshExpiringTokensJob } from './deliveries/refresh-expiring-tokens.ts';
import { remindersJob } from './deliveries/send-due-reminders.ts';
import { createWorker } from './deliveries/worker.ts';
import { startHttpServer } from './http/server.ts';
import { createScheduler } from './scheduler.ts';
import { installWhenSlackAnswers, TokenRefusedError } from './slack/install-from-token.ts';
import { explainStartProblem } from './start-problem.ts';

/**
 * Milliseconds that running work may take to end after a signal, in all: Docker kills after ten seconds. What is not
 * done by then is taken up again by another worker, or at the next start.
 */
const stopWithinMs = 8000;

/** Runs until a signal. What keeps it from starting is told in words, and ends the process with 1. */
export async function run(): Promise<void> {
  let config: Config | undefined;
  try {
    config = readConfig();
    await start(config);
  } catch (error) {
    const problem =
      error instanceof ConfigError ? error.message : config && explainStartProblem(error, config);
    console.error(problem ?? error);
    process.exit(1);
  }
}

/** Config → context → worker, app, HTTP → wait for a signal → close in reverse. */
async function start(config: Config): Promise<void> {
  const context = createContext(config);
  const { log, store } = context;
  await store.migrate();
  await refuseOtherKeys(context);
  const installing = await installByToken(context, () => void end('a refused SLACK_BOT_TOKEN', 1));

  let stopping = false;
  const slackApp = createApp(context, () => stopping);
  const delivers = config.MODE !== 'web';
  const worker = delivers ? createWorker(context) : null;
  const jobs = [cleanUpJob, refreshExpiringTokensJob, pollJob, remindersJob].map((job) => job(context));
  const scheduler = createScheduler(delivers ? jobs : [], log);
  const server = await startHttpServer(context, slackApp.receiver, config.PORT);
  worker?.start();
  scheduler.start();
  log.info({ port: server.port, mode: config.MODE, database: store.engine }, 'streamly is up');

  /** The store is closed last, when nothing is left that would use it. */
  async function stop(reason: string): Promise<void> {
    if (stopping) return;
    stopping = true;
    log.info({ reason }, 'stopping');
    const deadline = performance.now() + stopWithinMs;
    const left = () => Math.max(0, Math.round(deadline - performance.now()));
    installing?.stop();
    await server.close(left());
    await Promise.all([
      slackApp.drained(left()),
      scheduler.stop(left()),
      worker?.stop(left()) ?? Promise.resolve(),
    ]);
    await store.close();
    log.info('stopped');
  }
  async function end(reason: string, code: number): Promise<void> {
    try {
      await stop(reason);
      process.exitCode = code;
    } catch (error) {
      log.fatal({ err: error }, 'could not stop in order');
      process.exit(1);
    }
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end(signal, 0));
}

/** @returns null where there is no token in the environment. */
async function installByToken(context: Context, onRefused: () => void) {
  const { SLACK_BOT_TOKEN } = context.config;
  if (!SLACK_BOT_TOKEN) return null;
  const refused = ({ message }: TokenRefusedError) =>
    `Slack refuses SLACK_BOT_TOKEN (${message}). Copy the Bot User OAuth Token from Install App in the settings of your Slack app.`;
  try {
    return await installWhenSlackAnswers(context, SLACK_BOT_TOKEN, (error) => {
      context.log.fatal(refused(error));
      onRefused();
    });
  } catch (error) {
    throw error instanceof TokenRefusedError ? new ConfigError(refused(error)) : error;
  }
}

/** Tokens that were encrypted with a key that is no longer there can't be read: better said now than at each call. */
async function refuseOtherKeys({ store, secrets }: Context): Promise<void> {
  const [workspaceId] = await store.system.read((db) => db.workspaces.inUse());
  if (workspaceId === undefined) return;
  const workspace = await store.system.read((db) => db.workspaces.byId(workspaceId));
  if (!workspace) return;
  await secrets
    .open({ workspaceId, purpose: 'slack_bot_token' }, workspace.sealedBotToken)
    .catch((error: unknown) => {
      throw new ConfigError(
        'ENCRYPTION_KEYS can’t open the tokens in the database. Put the key back that they were encrypted with (it can stand behind the new one).',
        { cause: error },
      );
    });
}
