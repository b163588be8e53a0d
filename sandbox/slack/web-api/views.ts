import { isShape } from '../block-kit/rules.ts';
import { checkView, viewTooLarge } from '../block-kit-check.ts';
import { exchangeTrigger } from '../handles.ts';
import { actorKey, type Trigger, type View } from '../state.ts';
import {
  findModal,
  mostStacked,
  openView,
  publishHome,
  pushView,
  stackOf,
  topView,
  updateView,
  type ViewSpec,
  viewOutput,
} from '../views.ts';
import { personById } from '../world.ts';
import { type Answer, ApiError, type Call, invalid } from './call.ts';

export function viewsOpen(call: Call): Answer {
  const spec = viewSpec(call, 'modal');
  refuseTakenExternalId(call, spec);
  const trigger = takeTrigger(call);
  return shown(call, openView(call.core, trigger, spec));
}

/** Only from an interaction inside the modal that lies on top. */
export function viewsPush(call: Call): Answer {
  const spec = viewSpec(call, 'modal');
  refuseTakenExternalId(call, spec);
  const trigger = takeTrigger(call);
  const top = topView(call.core, trigger);
  if (trigger.viewId === null || top === null) throw new ApiError('invalid_trigger_id');
  if (stackOf(call.core, trigger).length >= mostStacked) throw new ApiError('push_limit_reached');
  return shown(call, pushView(call.core, trigger, spec));
}

export function viewsUpdate(call: Call): Answer {
  const { core, workspace, args } = call;
  const [id, externalId] = [args.text('view_id'), args.text('external_id')];
  const wanted = { ...(id ? { id } : {}), ...(externalId ? { externalId } : {}) };
  const home = Object.values(core.state.homes).find((v) => v.id === id && v.teamId === workspace.id);
  const view = findModal(core, workspace.id, wanted) ?? home;
  const spec = viewSpec(call, view?.type ?? 'modal');
  if (!view) throw new ApiError('not_found');
  const hash = args.text('hash');
  if (hash !== undefined && hash !== view.hash) throw new ApiError('hash_conflict');
  return shown(call, updateView(core, view, spec));
}

export function viewsPublish(call: Call): Answer {
  const { core, workspace, args } = call;
  const userId = args.required('user_id');
  if (!core.app.homeTab) throw new ApiError('not_enabled');
  if (!personById(workspace, userId)) throw new ApiError('user_not_found');
  const spec = viewSpec(call, 'home');
  const actor = { teamId: workspace.id, userId };
  const hash = args.text('hash');
  const before = core.state.homes[actorKey(actor)];
  if (hash !== undefined && before && hash !== before.hash) throw new ApiError('hash_conflict');
  return shown(call, publishHome(core, actor, spec));
}

function shown({ core }: Call, view: View): Answer {
  core.activity.sign(actorKey(view));
  return { view: viewOutput(core, view) };
}

function viewSpec({ args }: Call, type: 'modal' | 'home'): ViewSpec {
  const view = args.json('view');
  const findings = checkView(view);
  if (isShape(view) && view.type !== type) {
    findings.push({ pointer: '/view/type', message: `must be one of: ${type}` });
  }
  if (findings.length > 0) throw invalid('invalid_arguments', findings);
  if (viewTooLarge(view)) throw new ApiError('view_too_large');
  return view as ViewSpec;
}

function takeTrigger({ core, workspace, args }: Call): Trigger {
  const id = args.text('trigger_id') ?? args.text('interactivity_pointer');
  const trigger = exchangeTrigger(core, id, workspace.id);
  if (typeof trigger === 'string') throw new ApiError(trigger);
  return trigger;
}

function refuseTakenExternalId({ core, workspace }: Call, { external_id: externalId }: ViewSpec): void {
  if (externalId && findModal(core, workspace.id, { externalId }))
    throw new ApiError('duplicate_external_id');
}
