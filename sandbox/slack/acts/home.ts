import type { Core } from '../core.ts';
import { isOk } from '../deliver.ts';
import { sendEvent } from '../events.ts';
import { newTs } from '../ids.ts';
import { directMessage } from '../messages.ts';
import { type Actor, actorKey, workspaceOf } from '../state.ts';
import { viewOutput } from '../views.ts';
import { type ActResult, Refused } from './result.ts';

/** Opens the app's Home tab. https://docs.slack.dev/reference/events/app_home_opened */
export async function openHome(core: Core, actor: Actor): Promise<ActResult> {
  if (!core.app.homeTab) throw new Refused('the app has no Home tab');
  return opened(core, actor, 'home');
}

/** Opens the direct message with the app, which is a tab of the same place. */
export async function openMessages(core: Core, actor: Actor): Promise<ActResult> {
  if (!core.app.messagesTab) throw new Refused('the app has no Messages tab');
  return opened(core, actor, 'messages');
}

async function opened(core: Core, actor: Actor, tab: 'home' | 'messages'): Promise<ActResult> {
  const home = core.state.homes[actorKey(actor)];
  const delivery = await sendEvent(core, actor.teamId, 'app_home_opened', {
    type: 'app_home_opened',
    user: actor.userId,
    channel: directMessage(core, workspaceOf(core.state, actor.teamId), actor.userId).id,
    tab,
    ...(tab === 'home' && home ? { view: viewOutput(core, home) } : {}),
    event_ts: newTs(),
  });
  return {
    deliveries: delivery ? [delivery] : [],
    expectMore: tab === 'home' && delivery !== null && isOk(delivery),
  };
}
