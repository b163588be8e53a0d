import type { App } from '@slack/bolt';
import type { Context } from '../../context.ts';
import {
  checkAgain,
  pauseIntegration,
  removalOf,
  removeIntegration,
  renameIntegration,
  resumeIntegration,
} from '../../domain/integrations/manage-integration.ts';
import type { Person } from '../../domain/people.ts';
import { PeopleError } from '../../errors.ts';
import { ToolError } from '../../integrations/errors.ts';
import { updateWindow } from '../../slack/update-window.ts';
import type { ActionId } from '../../views/id-kinds.ts';
import { actions, modals } from '../../views/ids.ts';
import {
  readLabel,
  removeIntegrationModal,
  renameIntegrationModal,
} from '../../views/integrations/change-integration.ts';
import { metadata } from '../../views/metadata.ts';
import type { Caller } from '../caller.ts';
import { type Clicked, onClick, onSubmission } from '../entry.ts';
import { publishHome } from '../home/publish.ts';
import { requireAdmin, windowOf } from './window.ts';

/** What the buttons in the window of an Integration do (I4): rename, pause, resume, check access, remove. */
export function manageIntegrationListeners(app: App, context: Context): void {
  const onAct = (action: ActionId, act: Act) =>
    onClick(app, context, action, async (clicked) => {
      const admin = await requireAdmin(context, clicked);
      await act(clicked, admin, clicked.value);
      await showChanged(context, clicked, clicked.body.view?.id ?? '', clicked.value);
    });
  type Act = (clicked: Clicked, admin: Person, tool: string) => Promise<void>;

  onAct(actions.pauseIntegration, ({ workspaceId }, admin, tool) =>
    pauseIntegration(context, workspaceId, admin, tool),
  );
  onAct(actions.resumeIntegration, ({ workspaceId }, admin, tool) =>
    resumeIntegration(context, workspaceId, admin, tool),
  );
  onAct(actions.checkIntegration, ({ workspaceId }, admin, tool) =>
    checkAgain(context, workspaceId, admin, tool).catch((error: unknown) => {
      if (!(error instanceof ToolError)) throw error;
      throw new PeopleError('tool_refused', `The access could not be checked: ${error.message}`);
    }),
  );

  onClick(app, context, actions.renameIntegration, async (clicked) => {
    await requireAdmin(context, clicked);
    const tool = clicked.value;
    const current = await context.store.in(clicked.workspaceId).read((db) => db.integrations.ofTool(tool));
    const ids = { tool, windowId: clicked.body.view?.id ?? '' };
    const view = renameIntegrationModal(context.connectors.of(tool).words, current?.label ?? null, ids);
    await clicked.client.views.push({ trigger_id: clicked.triggerId ?? '', view });
  });

  onSubmission(app, context, modals.renameIntegration, async (submitted) => {
    const admin = await requireAdmin(context, submitted);
    const { tool, windowId } = metadata.changeIntegration.parse(submitted.view.private_metadata);
    const label = readLabel(submitted.view.state.values);
    await renameIntegration(context, submitted.workspaceId, admin, { tool, label });
    return { afterwards: () => showChanged(context, submitted, windowId, tool) };
  });

  onClick(app, context, actions.removeIntegration, async (clicked) => {
    const admin = await requireAdmin(context, clicked);
    const tool = clicked.value;
    const removal = await removalOf(context, clicked.workspaceId, admin, tool);
    const ids = { tool, windowId: clicked.body.view?.id ?? '' };
    const view = removeIntegrationModal(context.connectors.of(tool).words, removal, ids);
    await clicked.client.views.push({ trigger_id: clicked.triggerId ?? '', view });
  });

  onSubmission(app, context, modals.removeIntegration, async (submitted) => {
    const admin = await requireAdmin(context, submitted);
    const { tool } = metadata.changeIntegration.parse(submitted.view.private_metadata);
    await removeIntegration(context, submitted.workspaceId, admin, tool);
    return {
      ack: { response_action: 'clear' },
      afterwards: () => publishHome(context, submitted),
    };
  });
}

/** The window and the App Home behind it, as it is by now. */
async function showChanged(context: Context, caller: Caller, windowId: string, tool: string): Promise<void> {
  const view = await windowOf(context, caller, windowId, { tool, act: 'manage' });
  await updateWindow(caller.client, { view_id: windowId, view });
  await publishHome(context, caller);
}
