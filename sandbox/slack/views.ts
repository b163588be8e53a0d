import { acceptedBlocks } from './blocks.ts';
import type { Core } from './core.ts';
import { formValues } from './form-values.ts';
import { newId, newSecret } from './ids.ts';
import { type Actor, actorKey, type View, workspaceOf } from './state.ts';
import { personById } from './world.ts';

/** What is open in front of each person. */

/** A view as an app sends it, once `checkView` has passed it. */
export interface ViewSpec {
  type: 'modal' | 'home';
  title?: View['title'];
  submit?: View['submit'];
  close?: View['close'];
  blocks: unknown[];
  private_metadata?: string;
  callback_id?: string;
  external_id?: string;
  clear_on_close?: boolean;
  notify_on_close?: boolean;
}

export const mostStacked = 3;

export const stackOf = (core: Core, actor: Actor): View[] => core.state.stacks[actorKey(actor)] ?? [];

export const topView = (core: Core, actor: Actor): View | null => stackOf(core, actor).at(-1) ?? null;

/** Opens the first view of a stack; a stack that was open is gone. */
export function openView(core: Core, actor: Actor, spec: ViewSpec): View {
  core.state.stacks[actorKey(actor)] = [];
  return pushView(core, actor, spec);
}

export function pushView(core: Core, actor: Actor, spec: ViewSpec): View {
  const stack = stackOf(core, actor);
  const id = newId('V');
  const view = newView(actor, id, spec, stack[0]?.id ?? id, stack.at(-1)?.id ?? null);
  stack.push(view);
  core.state.stacks[actorKey(actor)] = stack;
  core.changed();
  return view;
}

/** Changes a view in place: same id, new hash; what was entered stays as `formValues` says. */
export function updateView(core: Core, view: View, spec: ViewSpec): View {
  const updated = newView(view, view.id, spec, view.rootViewId, view.previousViewId, view);
  core.changed();
  return Object.assign(view, updated);
}

export function publishHome(core: Core, actor: Actor, spec: ViewSpec): View {
  const before = core.state.homes[actorKey(actor)];
  if (before) return updateView(core, before, spec);
  const id = newId('V');
  const view = newView(actor, id, spec, id, null);
  core.state.homes[actorKey(actor)] = view;
  core.changed();
  return view;
}

/** Takes this view off its stack, and what lay on it. */
export function closeView(core: Core, actor: Actor, viewId: string): void {
  const stack = stackOf(core, actor);
  const at = stack.findIndex((view) => view.id === viewId);
  if (at >= 0) stack.splice(at);
  core.changed();
}

export function closeAll(core: Core, actor: Actor): void {
  core.state.stacks[actorKey(actor)] = [];
  core.changed();
}

/** An open modal of this workspace, by id or external_id. */
export function findModal(
  core: Core,
  teamId: string,
  wanted: { id?: string; externalId?: string },
): View | null {
  const views = Object.values(core.state.stacks).flat();
  const fits = (view: View) =>
    wanted.id ? view.id === wanted.id : !!wanted.externalId && view.externalId === wanted.externalId;
  return views.find((view) => view.teamId === teamId && fits(view)) ?? null;
}

function newView(
  actor: Actor,
  id: string,
  spec: ViewSpec,
  rootViewId: string,
  previousViewId: string | null,
  before?: View,
): View {
  const blocks = acceptedBlocks(spec.blocks);
  return {
    id,
    type: spec.type,
    teamId: actor.teamId,
    userId: actor.userId,
    callbackId: spec.callback_id ?? '',
    title: spec.title ? { emoji: true, ...spec.title } : null,
    blocks,
    submit: spec.submit ? { emoji: true, ...spec.submit } : null,
    close: spec.close ? { emoji: true, ...spec.close } : null,
    privateMetadata: spec.private_metadata ?? '',
    externalId: spec.external_id ?? '',
    hash: `${Math.floor(Date.now() / 1000)}.${newSecret(4)}`,
    rootViewId,
    previousViewId,
    clearOnClose: spec.clear_on_close ?? false,
    notifyOnClose: spec.notify_on_close ?? false,
    values: formValues(blocks, before?.values),
    errors: {},
    trouble: null,
  };
}

/** A view as payloads and API answers carry it. */
export function viewOutput(core: Core, view: View): Record<string, unknown> {
  const workspace = workspaceOf(core.state, view.teamId);
  return {
    id: view.id,
    team_id: personById(workspace, view.userId)?.teamId ?? view.teamId,
    type: view.type,
    blocks: view.blocks,
    private_metadata: view.privateMetadata,
    callback_id: view.callbackId,
    state: { values: view.values },
    hash: view.hash,
    title: view.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: view.clearOnClose,
    notify_on_close: view.notifyOnClose,
    close: view.close,
    submit: view.submit,
    previous_view_id: view.previousViewId,
    root_view_id: view.rootViewId,
    app_id: core.app.appId,
    external_id: view.externalId,
    app_installed_team_id: view.teamId,
    bot_id: workspace.bot.botId,
  };
}
