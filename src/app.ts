import { App, ErrorCode, HTTPReceiver } from '@slack/bolt';
import type { Context } from './context.ts';
import { routes } from './http/routes.ts';
import { registerListeners } from './listeners/index.ts';
import { acknowledgeKeptEvents, isKeptFirst } from './slack/acknowledge-events.ts';
import { answerUnknownCalls } from './slack/answer-unknown.ts';
import { authorize } from './slack/authorize.ts';
import { checkAck } from './slack/checked-fetch.ts';
import { slackClientOptions } from './slack/clients.ts';
import { acknowledgeLostEvents } from './slack/lost-events.ts';
import { boltLogger } from './telemetry/bolt-logger.ts';

/** What Bolt tells of a listener that failed. */
type FailedCall = Parameters<Parameters<App['error']>[0]>[0];

export interface SlackApp {
  app: App;
  receiver: HTTPReceiver;
  /** Waits until no listener runs, at most so many milliseconds. Bolt's own `stop` waits for none. */
  drained(atMost: number): Promise<void>;
}

/** The Bolt app: who calls, what is answered, and the one place where a listener's bug ends. */
export function createApp(context: Context, isStopping: () => boolean = () => false): SlackApp {
  const { config, log } = context;
  const logger = boltLogger(log);
  const receiver = new HTTPReceiver({
    signingSecret: config.SLACK_SIGNING_SECRET,
    logger,
    customRoutes: routes(context, isStopping),
  });
  const app = new App({
    receiver,
    logger,
    authorize: authorize(context),
    clientOptions: slackClientOptions(context, 'person'),
    // The handler of errors is told what came.
    extendedErrorHandler: true,
    // Bolt's own store of conversations is on by default and never forgets.
    convoStore: false,
  });

  const running = new Set<Promise<void>>();
  app.use(async ({ next }) => {
    const turn = next();
    running.add(turn);
    await turn.finally(() => running.delete(turn));
  });
  app.use(async (args) => {
    if ('ack' in args && typeof args.ack === 'function') {
      const ack = args.ack as (response?: unknown) => Promise<void>;
      Object.assign(args, { ack: (response?: unknown) => ack(checkAck(context.limits, response)) });
    }
    await args.next();
  });
  registerListeners(app, context);
  answerUnknownCalls(app, context);
  acknowledgeKeptEvents(app);
  acknowledgeLostEvents(app, log);
  app.error(async ({ error, body }: FailedCall) => {
    if (error.code === ErrorCode.AuthorizationError) {
      log.warn({ err: error.original }, 'call not authorized');
      // The receiver makes a 401 of it.
      throw error;
    }
    log.error({ err: error }, 'listener failed');
    // The receiver answers 500, and Slack tells it again.
    if (isKeptFirst(body)) throw error;
  });

  return {
    app,
    receiver,
    async drained(atMost) {
      const deadline = AbortSignal.timeout(atMost);
      const timedOut = new Promise<void>((resolve) => deadline.addEventListener('abort', () => resolve()));
      while (running.size > 0 && !deadline.aborted) {
        await Promise.race([Promise.allSettled([...running]), timedOut]);
      }
    },
  };
}
