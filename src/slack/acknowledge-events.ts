import { setTimeout as delay } from 'node:timers/promises';
import type { App } from '@slack/bolt';

/** Slack waits three seconds; a slow listener is no reason to be told the same again. */
const atTheLatest = 2000;

/**
 * Acknowledges an event when what it says is kept, where Bolt would do so at once: if the process dies before, or the
 * database refuses, Slack tells it again, three times in an hour. Listeners take an event that they know for what it
 * is. A step of a workflow is acknowledged by its own listener.
 * https://docs.slack.dev/apis/events-api/#retries
 */
export function acknowledgeKeptEvents(app: App): void {
  const processEvent = app.processEvent.bind(app);
  app.processEvent = async (received) => {
    if (!isKeptFirst(received.body)) return processEvent(received);
    const work = processEvent({ ...received, ack: async () => undefined });
    const late = new AbortController();
    await Promise.race([
      work,
      delay(atTheLatest, undefined, { signal: late.signal }).catch(() => undefined),
    ]).finally(() => late.abort());
    await received.ack();
    await work;
  };
}

/** Whether Slack tells again what we do not acknowledge. */
export function isKeptFirst(body: unknown): boolean {
  const { type, event } = body as { type?: unknown; event?: { type?: unknown } };
  return type === 'event_callback' && event?.type !== 'function_executed';
}
