import { type Act, act, type Place } from '../acts/act.ts';
import { type ActResult, Refused } from '../acts/result.ts';
import type { Block, Option, PlacedElement } from '../blocks.ts';
import type { Core } from '../core.ts';
import { uploadFiles } from '../files.ts';
import { type Actor, actorKey, type FormValues, workspaceOf } from '../state.ts';
import { blockTexts } from '../visible-text.ts';
import { type Entry, enteredValue, readValue } from './entry.ts';
import { buttonTexts, findChooser, findClickable, findInput, formValueOf, inputLabels } from './find.ts';
import { waitUntil } from './wait.ts';

/** What a modal, a Home and a message have in common: blocks that one reads, clicks and fills in. */
export interface Surface {
  /** One entry per text, in reading order. */
  texts(): string[];
  buttons(): string[];
  /** Of the inputs. */
  labels(): string[];
  /** What is entered in the input with this label. */
  value(label: string): string | string[] | number | null;
  /**
   * Clicks a button or an entry of a menu; a confirmation dialog is answered with yes unless told otherwise.
   * `beside` gives words of the section that it stands in, where several have it.
   */
  click(text: string, how?: { confirm?: boolean; beside?: string }): Promise<void>;
  /** Chooses in an element that is found by placeholder, by the text of its section, or by label. */
  choose(name: string, entry: Entry): Promise<void>;
  /** What an external select offers for a typed text; found like in `choose`. */
  options(name: string, typed: string): Promise<string[]>;
  /** Enters values in inputs, by label, one after another. */
  fill(entries: Record<string, Entry>): Promise<void>;
  /** Presses Enter in the input with this label. */
  pressEnter(label: string): Promise<void>;
}

export interface SurfaceSource {
  core: Core;
  actor: Actor;
  place: Place;
  /** What is there now; throws when it is gone. */
  blocks: () => Block[];
  values: () => FormValues;
}

/** Does it and waits until the app has reacted. */
export async function actAndSettle(core: Core, actor: Actor, what: Act): Promise<ActResult> {
  const watch = core.activity.watch(actorKey(actor));
  const result = await act(core, actor, what);
  if (result.deliveries.length > 0) await watch.settled(result.expectMore);
  return result;
}

export function createSurface({ core, actor, place, blocks, values }: SurfaceSource): Surface {
  const workspace = () => workspaceOf(core.state, actor.teamId);
  const target = ({ block, element }: PlacedElement) => ({
    at: place,
    blockId: block.block_id,
    actionId: element.action_id,
  });

  async function suggest(placed: PlacedElement, text: string): Promise<Option[]> {
    const { options = [], groups = [] } = await act(core, actor, {
      kind: 'suggest',
      ...target(placed),
      text,
    });
    return [...options, ...groups.flatMap((group) => group.options)];
  }

  async function enter(placed: PlacedElement, entry: Entry): Promise<void> {
    const value = await enteredValue(placed.element, entry, {
      workspace: workspace(),
      suggest: (text) => suggest(placed, text),
      upload: (files) => uploadFiles(core, actor, files),
    });
    await actAndSettle(core, actor, { kind: 'enter', ...target(placed), value });
  }

  /** An input may come with what was entered in another one: a person waits for it. */
  async function inputOnceShown(label: string): Promise<PlacedElement> {
    await waitUntil(() => inputLabels(blocks()).includes(label), waitForInputMs).catch(() => undefined);
    return findInput(blocks(), label);
  }

  return {
    texts: () => blockTexts(workspace(), blocks()),
    buttons: () => buttonTexts(blocks()),
    labels: () => inputLabels(blocks()),
    value: (label) => readValue(workspace(), formValueOf(values(), findInput(blocks(), label))),
    async click(text, { confirm = true, beside } = {}) {
      const placed = findClickable(blocks(), text, beside);
      if (placed.element.confirm && !confirm) return;
      const option = placed.option === undefined ? {} : { option: placed.option };
      const result = await actAndSettle(core, actor, { kind: 'click', ...target(placed), ...option });
      refuseUnanswered(result, `the click on “${text}”`);
    },
    choose: (name, entry) => enter(findChooser(blocks(), name), entry),
    async options(name, typed) {
      const offered = await suggest(findChooser(blocks(), name), typed);
      return offered.map((option) => option.text.text);
    },
    async fill(entries) {
      for (const [label, entry] of Object.entries(entries)) await enter(await inputOnceShown(label), entry);
    },
    async pressEnter(label) {
      const placed = findInput(blocks(), label);
      const value = formValueOf(values(), placed);
      await actAndSettle(core, actor, { kind: 'enter', ...target(placed), value, pressed: true });
    },
  };
}

const waitForInputMs = 1000;

/** Slack shows a warning sign beside what was clicked; a test would want to know why. */
function refuseUnanswered({ deliveries }: ActResult, what: string): void {
  const [delivery] = deliveries;
  if (!delivery || (delivery.status !== null && delivery.status < 300)) return;
  throw new Refused(`${what} was not acknowledged: ${delivery.problem}, status ${delivery.status}`);
}
