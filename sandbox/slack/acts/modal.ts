import { isShape } from '../block-kit/rules.ts';
import { checkView, inSlacksWords, viewTooLarge } from '../block-kit-check.ts';
import { interactiveElements } from '../blocks.ts';
import type { Core } from '../core.ts';
import { type Delivery, deliverInteraction, isOk, redeliver } from '../deliver.ts';
import { clientErrors } from '../form-check.ts';
import { newResponseUrl, newTrigger } from '../handles.ts';
import { envelope } from '../payloads.ts';
import type { Actor, View } from '../state.ts';
import {
  closeAll,
  closeView,
  mostStacked,
  pushView,
  stackOf,
  updateView,
  type ViewSpec,
  viewOutput,
} from '../views.ts';
import { type ActResult, Refused } from './result.ts';

export const trouble = 'We had some trouble connecting. Try again?';

/**
 * Presses the submit button, `times` times with the same payload at once. The first answer counts.
 * https://docs.slack.dev/surfaces/modals#handling_submissions
 */
export async function submitView(
  core: Core,
  actor: Actor,
  viewId: string,
  times: number,
): Promise<ActResult> {
  const view = topWithId(core, actor, viewId);
  if (!view.submit) throw new Refused('this modal has no submit button');
  view.trouble = null;
  view.errors = clientErrors(view.blocks, view.values);
  core.changed();
  if (Object.keys(view.errors).length > 0) return { deliveries: [], expectMore: false };
  const first = deliverInteraction(core, {
    ...envelope(core, actor, 'view_submission'),
    trigger_id: newTrigger(core, actor, view.id),
    view: viewOutput(core, view),
    response_urls: responseUrls(core, actor, view),
  });
  const sent = core.deliveries.at(-1);
  const again = Array.from({ length: times - 1 }, () => sent && redeliver(core, sent));
  const deliveries = (await Promise.all([first, ...again])).filter((each) => each !== undefined);
  const [answered] = deliveries;
  const problem = answered ? applyAnswer(core, actor, view, answered) : null;
  if (answered && problem !== null) {
    answered.problem = problem;
    view.trouble = `${trouble} (${problem})`;
  }
  core.changed();
  return { deliveries, expectMore: false };
}

/** Closes with the cancel button, or with the x (`all`) the whole stack. */
export async function cancelView(core: Core, actor: Actor, viewId: string, all: boolean): Promise<ActResult> {
  const view = topWithId(core, actor, viewId);
  const stack = [...stackOf(core, actor)];
  const below = stack.at(-2);
  const cleared = all || view.clearOnClose;
  // With the x Slack tells of the root view alone.
  const told = cleared ? (stack[0] ?? view) : view;
  if (cleared || !below) closeAll(core, actor);
  else closeView(core, actor, view.id);
  if (!told.notifyOnClose) return { deliveries: [], expectMore: false };
  const delivery = await deliverInteraction(core, {
    ...envelope(core, actor, 'view_closed'),
    // A captured payload has `"state": {"values": {}}` beside a view with an input:
    // https://github.com/slackapi/bolt-python/blob/main/tests/slack_bolt/request/test_request.py
    view: { ...viewOutput(core, told), state: { values: {} } },
    is_cleared: cleared,
  });
  return { deliveries: [delivery], expectMore: false };
}

function topWithId(core: Core, actor: Actor, viewId: string): View {
  const top = stackOf(core, actor).at(-1);
  if (!top || top.id !== viewId) throw new Refused('this modal is not on top any more');
  return top;
}

/** Of the selects that ask for one: `response_url_enabled` in an input. */
function responseUrls(core: Core, actor: Actor, view: View) {
  return interactiveElements(view.blocks).flatMap(({ block, element }) => {
    const value = view.values[block.block_id]?.[element.action_id];
    const channel = value?.selected_channel ?? value?.selected_conversation;
    if (block.type !== 'input' || !element.response_url_enabled || !channel) return [];
    return {
      block_id: block.block_id,
      action_id: element.action_id,
      channel_id: channel,
      response_url: newResponseUrl(core, actor, channel),
    };
  });
}

/** Does what the answer says; returns what is wrong with it, null when nothing is. */
function applyAnswer(core: Core, actor: Actor, view: View, delivery: Delivery): string | null {
  if (!isOk(delivery)) return delivery.problem ?? `HTTP ${delivery.status}`;
  const { answer } = delivery;
  if (answer !== null && !isShape(answer)) return 'the answer is neither empty nor JSON';
  if (answer === null || Object.keys(answer).length === 0) {
    closeView(core, actor, view.id);
    return null;
  }
  switch (answer.response_action) {
    case 'clear':
      closeAll(core, actor);
      return null;
    case 'errors':
      return showErrors(view, answer.errors);
    case 'update':
      return viewProblem(answer.view) ?? updated(core, view, answer.view as ViewSpec);
    case 'push':
      return viewProblem(answer.view) ?? pushed(core, actor, answer.view as ViewSpec);
    default:
      return `unknown response_action ${String(answer.response_action)}`;
  }
}

function updated(core: Core, view: View, spec: ViewSpec): null {
  updateView(core, view, spec);
  return null;
}

function pushed(core: Core, actor: Actor, spec: ViewSpec): string | null {
  if (stackOf(core, actor).length >= mostStacked) return 'push_limit_reached';
  pushView(core, actor, spec);
  return null;
}

function viewProblem(view: unknown): string | null {
  const findings = checkView(view);
  if (findings.length > 0) return findings.map(inSlacksWords).join(' ');
  return viewTooLarge(view) ? 'view_too_large' : null;
}

/** Keys must be the block_ids of inputs, at least one, each with a text. */
function showErrors(view: View, errors: unknown): string | null {
  const inputs = new Set(view.blocks.filter((b) => b.type === 'input').map((b) => b.block_id));
  const entries = isShape(errors) ? Object.entries(errors) : [];
  const wrong = entries.filter(([id, text]) => !inputs.has(id) || typeof text !== 'string' || text === '');
  if (entries.length === 0) return 'errors is empty';
  if (wrong.length > 0) return `errors names no input block: ${wrong.map(([id]) => id).join(', ')}`;
  view.errors = Object.fromEntries(entries.map(([id, text]) => [id, String(text)]));
  return null;
}
