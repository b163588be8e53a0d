import { checkBlocks, inSlacksWords } from './block-kit-check.ts';
import { acceptedBlocks } from './blocks.ts';
import type { Core } from './core.ts';
import { spendResponseUrl } from './handles.ts';
import { newTs } from './ids.ts';
import {
  deleteEphemeral,
  deleteMessage,
  findEphemeral,
  findMessage,
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
    postMessage(core, channel, { user, botId }, { ...spec, threadTs });
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
  const original = findMessage(core, target.channel, ts) ?? findEphemeral(core, target, ts);
  if (!original) return 'message_not_found';
  original.text = spec.text;
  original.blocks = acceptedBlocks(spec.blocks);
  if ('editedTs' in original) original.editedTs = newTs();
  core.changed();
  return null;
}

function deleteOriginal(core: Core, target: Target): string | null {
  if (target.messageTs === null) return 'message_not_found';
  const message = findMessage(core, target.channel, target.messageTs);
  if (message) deleteMessage(core, message);
  else deleteEphemeral(core, target, target.messageTs);
  return null;
}
