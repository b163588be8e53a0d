import type { App } from '@slack/bolt';
import type { Log } from '../telemetry/log.ts';

/**
 * Acknowledges Slack's word that it keeps events from us because there were too many. It is no event by itself, and
 * Bolt would leave it without an answer. https://docs.slack.dev/reference/events/app_rate_limited
 */
export function acknowledgeLostEvents(app: App, log: Pick<Log, 'warn'>): void {
  const processEvent = app.processEvent.bind(app);
  app.processEvent = async (received) => {
    if (received.body.type !== 'app_rate_limited') return processEvent(received);
    log.warn({ workspaceId: received.body.team_id }, 'slack keeps events from us: there were too many');
    await received.ack();
  };
}
