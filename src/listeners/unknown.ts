import type { App } from '@slack/bolt';
import type { Context } from '../context.ts';
import { actions } from '../views/ids.ts';

const known = new Set<string>(Object.values(actions));

/**
 * Clicks that nobody else answers: link buttons, which only open their link, and buttons of older messages.
 * Without an answer Slack would show a warning sign beside them.
 */
export function unknownListeners(app: App, { log }: Context): void {
  app.action(actions.openLink, async ({ ack }) => ack());
  app.action(/.*/, async ({ ack, action }) => {
    if ('action_id' in action && known.has(action.action_id)) return;
    log.warn({ action: 'action_id' in action ? action.action_id : action.type }, 'unknown action');
    await ack();
  });
}
