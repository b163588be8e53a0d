import { isShape } from '../block-kit/rules.ts';
import type { Core } from '../core.ts';
import { type Delivery, deliverCommand, isOk } from '../deliver.ts';
import { newResponseUrl, newTrigger } from '../handles.ts';
import { channelLabel, postEphemeral } from '../messages.ts';
import { applyResponse } from '../response.ts';
import { type Actor, workspaceOf } from '../state.ts';
import { channelById, personById } from '../world.ts';
import { type ActResult, Refused } from './result.ts';

/** https://docs.slack.dev/interactivity/implementing-slash-commands */
export async function runCommand(
  core: Core,
  actor: Actor,
  { command, text, channel: channelId }: { command: string; text: string; channel: string },
): Promise<ActResult> {
  const workspace = workspaceOf(core.state, actor.teamId);
  const person = personById(workspace, actor.userId);
  const channel = channelById(workspace, channelId);
  if (!channel) throw new Refused(`there is no channel ${channelId}`);
  if (person?.role === 'stranger' || (core.app.commands && !core.app.commands.includes(command))) {
    postEphemeral(
      core,
      actor,
      channelId,
      { text: `${command} is not a valid command.`, blocks: [] },
      'slackbot',
    );
    return { deliveries: [], expectMore: false };
  }
  const delivery = await deliverCommand(core, {
    token: core.app.verificationToken,
    team_id: workspace.id,
    team_domain: workspace.domain,
    channel_id: channel.id,
    channel_name: channelLabel(core, workspace.id, channel.id),
    user_id: actor.userId,
    user_name: person?.handle ?? '',
    command,
    text,
    api_app_id: core.app.appId,
    is_enterprise_install: 'false',
    response_url: newResponseUrl(core, actor, channel.id),
    trigger_id: newTrigger(core, actor, null),
  });
  const answered = isOk(delivery) && delivery.answer !== null;
  showAnswer(core, actor, channel.id, command, delivery);
  return { deliveries: [delivery], expectMore: isOk(delivery) && !answered };
}

function showAnswer(core: Core, actor: Actor, channelId: string, command: string, delivery: Delivery) {
  if (!isOk(delivery)) {
    const reason = delivery.problem === 'http_timeout' ? 'operation_timeout' : 'dispatch_failed';
    const text = `${command} failed with the error "${reason}"`;
    postEphemeral(core, actor, channelId, { text, blocks: [] }, 'slackbot');
    return;
  }
  const { answer } = delivery;
  if (answer === null) return;
  const response = isShape(answer)
    ? answer
    : { text: typeof answer === 'string' ? answer : JSON.stringify(answer) };
  delivery.problem = applyResponse(core, { ...actor, channel: channelId, messageTs: null }, response);
}
