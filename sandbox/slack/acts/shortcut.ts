import type { Core } from '../core.ts';
import { deliverInteraction, isOk } from '../deliver.ts';
import { newResponseUrl, newTrigger } from '../handles.ts';
import { newTs } from '../ids.ts';
import { findMessage, messageOutput } from '../messages.ts';
import { channelOf, envelope } from '../payloads.ts';
import type { Actor } from '../state.ts';
import { type ActResult, Refused } from './result.ts';

/** https://docs.slack.dev/interactivity/implementing-shortcuts */
export async function runShortcut(core: Core, actor: Actor, callbackId: string): Promise<ActResult> {
  const delivery = await deliverInteraction(core, {
    ...envelope(core, actor, 'shortcut'),
    callback_id: callbackId,
    action_ts: newTs(),
    trigger_id: newTrigger(core, actor, null),
  });
  return { deliveries: [delivery], expectMore: isOk(delivery) };
}

export async function runMessageShortcut(
  core: Core,
  actor: Actor,
  { callbackId, channel, ts }: { callbackId: string; channel: string; ts: string },
): Promise<ActResult> {
  const message = findMessage(core, channel, ts);
  if (!message) throw new Refused('this message is gone, or was only for one person');
  const delivery = await deliverInteraction(core, {
    ...envelope(core, actor, 'message_action'),
    callback_id: callbackId,
    action_ts: newTs(),
    message_ts: ts,
    channel: channelOf(core, actor, channel),
    message: messageOutput(core, actor.teamId, message),
    response_url: newResponseUrl(core, actor, channel, ts),
    trigger_id: newTrigger(core, actor, null),
  });
  return { deliveries: [delivery], expectMore: isOk(delivery) };
}
