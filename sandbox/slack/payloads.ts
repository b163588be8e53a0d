import type { Core } from './core.ts';
import { newTs } from './ids.ts';
import { channelLabel, messageOutput } from './messages.ts';
import { type Actor, type Ephemeral, type Message, type View, workspaceOf } from './state.ts';
import { viewOutput } from './views.ts';
import { personById } from './world.ts';

/** The parts of interaction payloads: docs.slack.dev/reference/interaction-payloads. */

type Json = Record<string, unknown>;

/** What every interaction begins with. */
export function envelope(core: Core, actor: Actor, type: string): Json {
  const workspace = workspaceOf(core.state, actor.teamId);
  const person = personById(workspace, actor.userId);
  return {
    type,
    user: {
      id: actor.userId,
      username: person?.handle ?? '',
      name: person?.handle ?? '',
      team_id: person?.teamId ?? actor.teamId,
    },
    api_app_id: core.app.appId,
    token: core.app.verificationToken,
    team: { id: workspace.id, domain: workspace.domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

export function inView(core: Core, view: View): Json {
  return { container: { type: 'view', view_id: view.id }, view: viewOutput(core, view) };
}

export function inMessage(core: Core, actor: Actor, message: Message): Json {
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: message.channel,
      is_ephemeral: false,
      ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
    },
    channel: channelOf(core, actor, message.channel),
    message: messageOutput(core, actor.teamId, message),
  };
}

/** Slack does not say again what an ephemeral message said. */
export function inEphemeral(core: Core, actor: Actor, ephemeral: Ephemeral): Json {
  return {
    container: {
      type: 'message',
      message_ts: ephemeral.ts,
      channel_id: ephemeral.channel,
      is_ephemeral: true,
    },
    channel: channelOf(core, actor, ephemeral.channel),
  };
}

export const channelOf = (core: Core, actor: Actor, channelId: string): Json => ({
  id: channelId,
  name: channelLabel(core, actor.teamId, channelId),
});

export const actionTs = newTs;
