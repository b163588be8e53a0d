import { type Act, act, type Place } from '../../slack/acts/act.ts';
import { type ActResult, Refused } from '../../slack/acts/result.ts';
import { type Scene, sceneAt } from '../../slack/acts/scene.ts';
import { interactiveElements, type Option, type PlacedElement } from '../../slack/blocks.ts';
import { isOk } from '../../slack/deliver.ts';
import { deleteEphemeral } from '../../slack/messages.ts';
import type { FormValue } from '../../slack/state.ts';
import type { Fault } from '../../stand-in-server.ts';
import type { World } from '../world.ts';
import { controlName } from './blocks.ts';
import { offeredHtml, readControl } from './controls.ts';
import { type FaultName, type Faults, faultWords, type ToolName, toolNames } from './tool-pane.ts';
import type { Visit } from './visit.ts';

export interface Posted {
  visit: Visit;
  world: World;
  faults: Faults;
  form: URLSearchParams;
}

/** What the page's forms do, by path. Throws `Refused` for what cannot be done, in words. */
export const posts: Record<string, (posted: Posted) => Promise<void>> = {
  '/act': async ({ visit, form }) => {
    const at = form.get('at');
    if (at !== null) await enterChanged(visit, JSON.parse(at) as Place, form);
    const what = form.get('act');
    if (what !== null) complainOfSilence(visit, await act(visit.core, visit.actor, JSON.parse(what) as Act));
  },

  '/say': async ({ visit, form }) => {
    const { core, actor, channel } = visit;
    const text = asSlackSends(form.get('text')?.trim() ?? '');
    if (!channel || text === '') return;
    const [command = '', ...rest] = text.split(' ');
    await act(
      core,
      actor,
      command.startsWith('/')
        ? { kind: 'slash', command, text: rest.join(' '), channel: channel.id }
        : { kind: 'write', channel: channel.id, text },
    );
  },

  '/dismiss': async ({ visit: { core, actor }, form }) => deleteEphemeral(core, actor, form.get('ts') ?? ''),

  '/app': async ({ world: { app }, form }) => {
    if (form.get('do') === 'kill') await app.kill();
    else if (app.pid === null) await app.start();
  },

  '/fault': async ({ world, faults, form }) => {
    const tool = form.get('tool') ?? '';
    const fault = form.get('fault') ?? '';
    if (!isTool(tool) || !isFault(fault)) throw new Refused('there is no such fault');
    faults[tool] = fault;
    world[tool].clearFaults();
    for (const each of playedFor[fault]) world[tool].fail(each);
  },
};

/** Slack escapes these three in whatever a person types. */
const asSlackSends = (typed: string): string =>
  typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const playedFor: Record<FaultName, Fault[]> = {
  none: [],
  down: [{ kind: 'status', status: 503 }],
  hang: [{ kind: 'hang' }],
  // Answers to reading come through: else nobody could find out what was done.
  lose: ['POST', 'PUT'].map((method) => ({ kind: 'lose_answer', method })),
};

const isTool = (name: string): name is ToolName => Object.hasOwn(toolNames, name);
const isFault = (name: string): name is FaultName => Object.hasOwn(faultWords, name);

/** What an external select offers for what was typed, as markup. */
export async function suggestions({ visit, form }: Posted): Promise<string> {
  const at = JSON.parse(form.get('at') ?? '') as Place;
  const name = form.get('search') ?? '';
  const placed = interactiveElements(sceneAt(visit.core, visit.actor, at).blocks).find(
    ({ block, element }) => controlName(block, element) === name,
  );
  if (!placed) throw new Refused('this window has changed: type once more');
  const { options = [], groups = [] } = await act(visit.core, visit.actor, {
    kind: 'suggest',
    ...idsOf(at, placed),
    text: form.get('text') ?? '',
  });
  const found: Option[] = [...options, ...groups.flatMap((group) => group.options)];
  return offeredHtml(placed.element, name, chosenIn(placed, form), found).html;
}

function chosenIn({ block, element }: PlacedElement, form: URLSearchParams): Option[] {
  const value = readControl(element, form.getAll(controlName(block, element)));
  return value?.selected_options ?? (value?.selected_option ? [value.selected_option] : []);
}

/** Enters what differs from what is there, as if it had been typed; the app is told where Slack tells it. */
async function enterChanged(visit: Visit, at: Place, form: URLSearchParams): Promise<void> {
  const shown = new Set(form.getAll('shown'));
  const scene = sceneAt(visit.core, visit.actor, at);
  for (const placed of interactiveElements(scene.blocks)) {
    const name = controlName(placed.block, placed.element);
    if (!shown.has(name)) continue;
    const value = readControl(placed.element, form.getAll(name));
    if (value === null || isSame(value, entered(scene, placed))) continue;
    complainOfSilence(
      visit,
      await act(visit.core, visit.actor, { kind: 'enter', ...idsOf(at, placed), value }),
    );
  }
}

const entered = (scene: Scene, { block, element }: PlacedElement): FormValue | undefined =>
  scene.values[block.block_id]?.[element.action_id];

/** By what is chosen, not by how it is written or ordered: options may come back with more or less around them. */
const isSame = (one: FormValue, other: FormValue | undefined): boolean =>
  JSON.stringify(chosenParts(one)) === JSON.stringify(other && chosenParts(other));

function chosenParts({ selected_option: option, selected_options: options, type: _, ...rest }: FormValue) {
  const ids = [...(option ? [option] : []), ...(options ?? [])].map(({ value }) => value);
  const parts = [...ids, ...Object.values(rest).flat()].filter((each) => each !== null);
  return parts.map((each) => JSON.stringify(each)).toSorted();
}

const idsOf = (at: Place, { block, element }: PlacedElement) => ({
  at,
  blockId: block.block_id,
  actionId: element.action_id,
});

/** Slack shows a warning sign then; a modal and a command say it themselves. */
function complainOfSilence({ core }: Visit, { deliveries }: ActResult): void {
  const [delivery] = deliveries;
  if (!delivery || isOk(delivery) || delivery.payload.type === 'view_submission') return;
  throw new Refused(`${core.app.name} did not answer (${delivery.problem}). Is it running?`);
}
