import { checkSuggestions, inSlacksWords } from '../block-kit-check.ts';
import {
  type Element,
  interactiveElements,
  type OptionGroup,
  optionsOf,
  type PlacedElement,
} from '../blocks.ts';
import type { Core } from '../core.ts';
import { type Delivery, deliverInteraction, isOk } from '../deliver.ts';
import { newResponseUrl, newTrigger } from '../handles.ts';
import { newTs } from '../ids.ts';
import { envelope } from '../payloads.ts';
import type { Actor, FormValue } from '../state.ts';
import type { Place } from './act.ts';
import { type ActResult, Refused } from './result.ts';
import { type Scene, sceneAt } from './scene.ts';

interface Target {
  at: Place;
  blockId: string;
  actionId: string;
}

/**
 * Clicks a button, or picks an entry of an overflow menu or one of two feedback buttons. `option`: the value of what
 * was picked.
 */
export async function clickElement(
  core: Core,
  actor: Actor,
  { option, ...target }: Target & { option?: string },
): Promise<ActResult> {
  const scene = sceneAt(core, actor, target.at);
  const { block, element } = placed(scene, target);
  const { text, url, type } = element;
  const action =
    type === 'overflow'
      ? { type, ...pickedOption(element, option) }
      : { type, text, value: type === 'feedback_buttons' ? option : element.value, url };
  const delivery = await dispatch(core, actor, scene, { block, element }, action);
  // A link button opens its page; most apps do nothing but acknowledge it.
  return { deliveries: [delivery], expectMore: isOk(delivery) && !url };
}

/** Enters or chooses a value; tells the app where Slack does. */
export async function enterValue(
  core: Core,
  actor: Actor,
  { value, pressed = false, ...target }: Target & { value: FormValue; pressed?: boolean },
): Promise<ActResult> {
  const scene = sceneAt(core, actor, target.at);
  const { block, element } = placed(scene, target);
  const inBlock = scene.values[block.block_id] ?? {};
  inBlock[element.action_id] = { ...value, type: element.type };
  scene.values[block.block_id] = inBlock;
  core.changed();
  if (!dispatches({ block, element }, pressed)) return { deliveries: [], expectMore: false };
  const delivery = await dispatch(
    core,
    actor,
    scene,
    { block, element },
    {
      ...value,
      type: element.type,
      placeholder: element.placeholder,
    },
  );
  return { deliveries: [delivery], expectMore: isOk(delivery) };
}

const typedInto = new Set([
  'plain_text_input',
  'number_input',
  'email_text_input',
  'url_text_input',
  'rich_text_input',
]);

/** An input says nothing before the submit unless it was asked to; text by default at Enter. */
function dispatches({ block, element }: PlacedElement, pressed: boolean): boolean {
  if (block.type !== 'input') return true;
  if (block.dispatch_action !== true) return false;
  if (!typedInto.has(element.type)) return true;
  const on = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  return on.includes('on_character_entered') || (pressed && on.includes('on_enter_pressed'));
}

/** Asks the app what an external select offers for this text. */
export async function suggestOptions(
  core: Core,
  actor: Actor,
  { text, ...target }: Target & { text: string },
): Promise<ActResult> {
  const scene = sceneAt(core, actor, target.at);
  const { block, element } = placed(scene, target);
  if (text.length < (element.min_query_length ?? 3)) {
    return { deliveries: [], expectMore: false, options: [], groups: [] };
  }
  const payload = {
    ...envelope(core, actor, 'block_suggestion'),
    ...scene.payload(),
    action_id: element.action_id,
    block_id: block.block_id,
    value: text,
  };
  const delivery = await deliverInteraction(core, payload, 'suggestion');
  const findings = isOk(delivery) ? checkSuggestions(delivery.answer) : [];
  if (findings.length > 0) delivery.problem = findings.map(inSlacksWords).join(' ');
  if (!isOk(delivery) || findings.length > 0) {
    throw new Refused(`the options could not be loaded: ${delivery.problem ?? 'no answer'}`);
  }
  const { options = [], option_groups: groups = [] } = delivery.answer as {
    options?: Element['options'];
    option_groups?: OptionGroup[];
  };
  return { deliveries: [delivery], expectMore: false, options, groups };
}

function dispatch(
  core: Core,
  actor: Actor,
  scene: Scene,
  { block, element }: PlacedElement,
  action: Record<string, unknown>,
): Promise<Delivery> {
  return deliverInteraction(core, {
    ...envelope(core, actor, 'block_actions'),
    ...scene.payload(),
    ...(scene.message
      ? {
          state: { values: scene.values },
          response_url: newResponseUrl(core, actor, scene.message.channel, scene.message.ts),
        }
      : {}),
    trigger_id: newTrigger(core, actor, scene.modalId),
    actions: [{ action_id: element.action_id, block_id: block.block_id, ...action, action_ts: newTs() }],
  });
}

function pickedOption(element: Element, value: string | undefined) {
  const option = optionsOf(element).find((each) => each.value === value);
  if (!option) throw new Refused(`the menu has no entry ${value}`);
  return { selected_option: option };
}

/**
 * The element that a person acted on. A message may have been changed since they saw it, and the ids that Slack
 * gives to its blocks with it: the act still reaches the one element that has that action.
 */
function placed(scene: Scene, { blockId, actionId }: Target): PlacedElement {
  const ofAction = interactiveElements(scene.blocks).filter(({ element }) => element.action_id === actionId);
  const exact = ofAction.find(({ block }) => block.block_id === blockId);
  const found = exact ?? (scene.message && ofAction.length === 1 ? ofAction[0] : undefined);
  if (!found) throw new Refused(`there is no element ${actionId} in block ${blockId} any more`);
  return found;
}
