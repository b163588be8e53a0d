import type { Core } from './core.ts';
import { newSecret } from './ids.ts';
import type { Actor, ResponseUrl, Trigger } from './state.ts';

/** The two short-lived handles that come with an interaction: the trigger and the response_url. */

const mostUses = 5;

/** `viewId`: the modal in which it happened, from which another may be pushed. */
export function newTrigger(core: Core, actor: Actor, viewId: string | null): string {
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
  forgetOld(core.state.triggers, core.timing.triggerMs + 60_000);
  return trigger;
}

/** `messageTs`: the message that was acted on, which the app may replace or delete through the URL. */
export function newResponseUrl(
  core: Core,
  actor: Actor,
  channel: string,
  messageTs: string | null = null,
): string {
  const id = `${actor.teamId}/${newSecret(12)}`;
  core.state.responseUrls[id] = { ...actor, at: Date.now(), uses: 0, channel, messageTs };
  return `${core.url}/response/${id}`;
}

/** Counts one use. Slack: five in thirty minutes. */
export function useResponseUrl(core: Core, id: string): ResponseUrl | 'used_url' | 'expired_url' {
  const found = core.state.responseUrls[id];
  if (!found || Date.now() - found.at >= core.timing.responseUrlMs) return 'expired_url';
  if (found.uses >= mostUses) return 'used_url';
  found.uses += 1;
  forgetOld(core.state.responseUrls, core.timing.responseUrlMs);
  return found;
}

const manyHandles = 1000;

/** Keeps a long run from growing without end; handles lie in the order in which they were made. */
function forgetOld(handles: Record<string, { at: number }>, ms: number) {
  const oldest = Object.keys(handles);
  if (oldest.length < manyHandles) return;
  for (const id of oldest) {
    const handle = handles[id];
    if (!handle || Date.now() - handle.at <= ms) return;
    delete handles[id];
  }
}
