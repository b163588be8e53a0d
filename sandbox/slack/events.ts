import type { Core } from './core.ts';
import { type Delivery, deliverEvent } from './deliver.ts';
import { scopeOfEvent } from './event-scopes.ts';
import { newId, newTs, nowSeconds } from './ids.ts';
import { workspaceOf } from './state.ts';

/** An event as Slack wraps it. https://docs.slack.dev/apis/events-api#event-type-structure */
export function eventEnvelope(core: Core, teamId: string, event: Record<string, unknown>) {
  const { bot } = workspaceOf(core.state, teamId);
  return {
    token: core.app.verificationToken,
    team_id: teamId,
    context_team_id: teamId,
    context_enterprise_id: null,
    api_app_id: core.app.appId,
    event,
    type: 'event_callback',
    event_id: newId('Ev'),
    event_time: nowSeconds(),
    authorizations: [
      {
        enterprise_id: null,
        team_id: teamId,
        user_id: bot.userId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
  };
}

/** Tells of something that happens now; what was sent, or nothing. `name`: of the event's type too. */
export async function tell(
  core: Core,
  teamId: string,
  name: string,
  facts: Record<string, unknown>,
): Promise<Delivery[]> {
  const delivery = await sendEvent(core, teamId, name, { type: name, ...facts, event_ts: newTs() });
  return delivery ? [delivery] : [];
}

/**
 * Null: the app did not subscribe to it or lacks its scope, no app is connected, or it was sent too many. `name`: as
 * the manifest calls it.
 */
export async function sendEvent(
  core: Core,
  teamId: string,
  name: string,
  event: Record<string, unknown>,
): Promise<Delivery | null> {
  if (core.appUrl === null) return null;
  if (core.app.botEvents && !core.app.botEvents.includes(name)) return null;
  const scope = scopeOfEvent(name, event);
  const allowed = core.state.tokens.some(
    (token) => token.teamId === teamId && token.state === 'active' && token.scopes.includes(scope ?? ''),
  );
  if (scope !== null && !allowed) return null;
  switch (core.rates.event(teamId)) {
    case 'send':
      return deliverEvent(core, eventEnvelope(core, teamId, event));
    case 'tell':
      return deliverEvent(core, rateLimitedEnvelope(core, teamId));
    case 'drop':
      return null;
  }
}

/** It has no event inside. https://docs.slack.dev/reference/events/app_rate_limited */
function rateLimitedEnvelope({ app }: Core, teamId: string): Record<string, unknown> {
  return {
    token: app.verificationToken,
    type: 'app_rate_limited',
    team_id: teamId,
    minute_rate_limited: Math.floor(nowSeconds() / 60) * 60,
    api_app_id: app.appId,
  };
}
