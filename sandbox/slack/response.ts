import { checkBlocks, inSlacksWords } from './block-kit-check.ts';
import { acceptedBlocks } from './blocks.ts';
import type { Core } from './core.ts';
import { spendResponseUrl } from './handles.ts';
import { newTs } from './ids.ts';
import { removeMessage, tellChanged, tellPosted } from './message-events.ts';
import {
  deleteEphemeral,
  findEphemeral,
  findMessage,
  messageOutput,
  postEphemeral,
  postMessage,
} from './messages.ts';
import { actorKey, type ResponseUrl, workspaceOf } from './state.ts';
import { channelById } from './world.ts';

type Target = Pick<ResponseUrl, 'teamId' | 'userId' | 'channel' | 'messageTs'>;

/** What `POST response_url` is answered with. */
export function answerResponseUrl(core: Core, id: string, body: unknown): { status: number; body: string } {
  const target = spendResponseUrl(core, id);
  if (typeof target === 'string') return { status: 404, body: target };
  if (typeof body !== 'object' || body === null) return { status: 400, body: 'invalid_payload' };
  const problem = applyResponse(core, target, body as Record<string, unknown>);
  return problem === null ? { status: 200, body: 'ok' } : { status: 400, body: problem };
}

/**
 * Shows a response to a command or an interaction: ephemeral unless it says `in_channel`, or in place of the
 * message that was acted on. Returns what is wrong with it, null when it was shown.
 * https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
 */
export function applyResponse(core: Core, target: Target, response: Record<string, unknown>): string | null {
  core.activity.sign(actorKey(target));
  if (response.delete_original === true) return deleteOriginal(core, target);
  const spec = {
    text: typeof response.text === 'string' ? response.text : '',
    blocks: Array.isArray(response.blocks) ? response.blocks : [],
  };
  const findings = checkBlocks(spec.blocks, 'message');
  if (findings.length > 0) return `invalid_blocks ${findings.map(inSlacksWords).join(' ')}`;
  if (spec.text === '' && spec.blocks.length === 0) return 'no_text';
  if (response.replace_original === true && target.messageTs !== null) {
    return replaceOriginal(core, target, spec);
  }
  const workspace = workspaceOf(core.state, target.teamId);
  const channel = channelById(workspace, target.channel);
  if (!channel) return 'channel_not_found';
  const threadTs = typeof response.thread_ts === 'string' ? response.thread_ts : null;
  if (response.response_type === 'in_channel') {
    const { userId: user, botId } = workspace.bot;
    const message = postMessage(core, channel, { user, botId }, { ...spec, threadTs });
    void tellPosted(core, target.teamId, message);
  } else {
    postEphemeral(core, target, target.channel, spec);
  }
  return null;
}

function replaceOriginal(
  core: Core,
  target: Target,
  spec: { text: string; blocks: unknown[] },
): string | null {
  const ts = target.messageTs ?? '';
  const message = findMessage(core, target.channel, ts);
  const original = message ?? findEphemeral(core, target, ts);
  if (!original) return 'message_not_found';
  const before = message && messageOutput(core, target.teamId, message);
  original.text = spec.text;
  original.blocks = acceptedBlocks(spec.blocks);
  if (message) message.editedTs = newTs();
  core.changed();
  if (message && before) void tellChanged(core, target.teamId, message, before);
  return null;
}

function deleteOriginal(core: Core, target: Target): string | null {
  if (target.messageTs === null) return 'message_not_found';
  const message = findMessage(core, target.channel, target.messageTs);
  if (message) void removeMessage(core, target.teamId, message);
  else deleteEphemeral(core, target, target.messageTs);
  return null;
}
