import type { Core } from './core.ts';
import { newSecret } from './ids.ts';
import type { Actor, ResponseUrl, Trigger } from './state.ts';

/** The two short-lived handles that come with an interaction: the trigger and the response_url. */

const mostUses = 5;

/** `viewId`: the modal in which it happened, from which another may be pushed. */
export function newTrigger(core: Core, actor: Actor, viewId: string | null): string {
  forgetOld(core);
  const id = `${Date.now()}.${Math.floor(Math.random() * 1e12)}.${newSecret()}`;
  core.state.triggers[id] = { ...actor, at: Date.now(), used: false, viewId };
  return id;
}

export type TriggerRefusal = 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id';

/** Uses a trigger up. A trigger of another workspace is as good as none. */
export function exchangeTrigger(core: Core, id: unknown, teamId: string): Trigger | TriggerRefusal {
  const trigger = typeof id === 'string' ? core.state.triggers[id] : undefined;
  if (!trigger || trigger.teamId !== teamId) return 'invalid_trigger_id';
  if (trigger.used) return 'exchanged_trigger_id';
  if (Date.now() - trigger.at >= core.timing.triggerMs) return 'expired_trigger_id';
  trigger.used = true;
  return trigger;
}

/** `messageTs`: the message that was acted on, which the app may replace or delete through the URL. */
export function newResponseUrl(
  core: Core,
  actor: Actor,
  channel: string,
  messageTs: string | null = null,
): string {
  forgetOld(core);
  const id = `${actor.teamId}/${newSecret(12)}`;
  core.state.responseUrls[id] = { ...actor, at: Date.now(), uses: 0, channel, messageTs };
  return `${core.url}/response/${id}`;
}

/** Counts one use. Slack: five in thirty minutes. */
export function spendResponseUrl(core: Core, id: string): ResponseUrl | 'used_url' | 'expired_url' {
  const found = core.state.responseUrls[id];
  if (!found || Date.now() - found.at >= core.timing.responseUrlMs) return 'expired_url';
  if (found.uses >= mostUses) return 'used_url';
  found.uses += 1;
  return found;
}

const sweepEveryMs = 10_000;
const spentTriggerMs = 60_000;

/** Keeps a long run from growing without end; a trigger is kept a while longer, to say that it has expired. */
function forgetOld(core: Core): void {
  const now = Date.now();
  if (now - core.sweptAt < sweepEveryMs) return;
  core.sweptAt = now;
  const { triggers, responseUrls } = core.state;
  for (const [id, { at }] of Object.entries(triggers)) {
    if (now - at > core.timing.triggerMs + spentTriggerMs) delete triggers[id];
  }
  for (const [id, { at }] of Object.entries(responseUrls)) {
    if (now - at > core.timing.responseUrlMs) delete responseUrls[id];
  }
}
