import type { App } from '@slack/bolt';
import type { Context } from '../../context.ts';
import { checkToken, saveIntegration } from '../../domain/integrations/add-integration.ts';
import { openPending, sealPending } from '../../domain/integrations/pending-account.ts';
import { requireMay } from '../../domain/permissions.ts';
import { InvalidInput } from '../../errors.ts';
import { updateWindow } from '../../slack/update-window.ts';
import { actions, modals } from '../../views/ids.ts';
import { confirmAccount } from '../../views/integrations/confirm-account.ts';
import { pasteToken, readToken } from '../../views/integrations/paste-token.ts';
import { serviceUser } from '../../views/integrations/service-user.ts';
import { type IntegrationMetadata, metadata } from '../../views/metadata.ts';
import { md } from '../../views/mrkdwn.ts';
import { noticeModal } from '../../views/notice.ts';
import { type Caller, personOf } from '../caller.ts';
import { type Clicked, onClick, onSubmission, type Submitted } from '../entry.ts';
import { explain } from '../explain.ts';
import { publishHome } from '../home/publish.ts';
import { sayInDm } from '../say.ts';

/**
 * Adding an Integration, or giving it another account (I1, I2, I4): what a service user is, its token, who the tool
 * says it is, saved.
 */
export function addIntegrationListeners(app: App, context: Context): void {
  const explainServiceUser = async (clicked: Clicked, act: IntegrationMetadata['act']) => {
    await requireAdmin(context, clicked);
    const { words } = context.connectors.of(clicked.value);
    await clicked.client.views.open({
      trigger_id: clicked.triggerId ?? '',
      view: serviceUser(words, { tool: clicked.value, act }),
    });
  };
  onClick(app, context, actions.addIntegration, (clicked) => explainServiceUser(clicked, 'add'));
  onClick(app, context, actions.manageIntegration, (clicked) => explainServiceUser(clicked, 'manage'));

  onSubmission(app, context, modals.serviceUser, async (submitted) => {
    const ids = metadata.integration.parse(submitted.view.private_metadata);
    return { ack: { response_action: 'update', view: await tokenView(context, submitted, ids) } };
  });

  onSubmission(app, context, modals.pasteToken, async (submitted) => {
    await requireAdmin(context, submitted);
    const token = readToken(submitted.view.state.values);
    if (token === '') throw new InvalidInput({ token: 'Paste the token here.' });
    const { words } = context.connectors.of(metadata.integration.parse(submitted.view.private_metadata).tool);
    // The tool is slower than Slack's three seconds may be: the answer comes in the same window.
    return {
      ack: {
        response_action: 'update',
        view: noticeModal('One moment', md`Asking ${words.tool} who this is …`),
      },
      afterwards: () => showWhoItIs(context, submitted, token),
    };
  });

  onSubmission(app, context, modals.confirmAccount, async (submitted) => {
    const admin = await requireAdmin(context, submitted);
    const { tool, sealedPending } = metadata.confirmAccount.parse(submitted.view.private_metadata);
    const pending = await openPending(context, submitted.workspaceId, sealedPending, {
      tool,
      adminId: admin.userId,
    });
    await saveIntegration(context, submitted.workspaceId, admin, pending);
    return { afterwards: () => publishHome(context, submitted) };
  });
}

async function tokenView(
  context: Context,
  caller: Caller,
  ids: IntegrationMetadata,
  problem: string | null = null,
) {
  await requireAdmin(context, caller);
  const current = await context.store.in(caller.workspaceId).read((db) => db.integrations.ofTool(ids.tool));
  return pasteToken(context.connectors.of(ids.tool).words, ids, {
    current: current?.account ?? null,
    problem,
  });
}

async function showWhoItIs(context: Context, submitted: Submitted, token: string): Promise<void> {
  const { client, view } = submitted;
  const ids = metadata.integration.parse(view.private_metadata);
  const show = async () => {
    try {
      const credentials = { accessToken: token };
      const account = await checkToken(context, ids.tool, credentials);
      const sealedPending = await sealPending(context, submitted.workspaceId, {
        tool: ids.tool,
        adminId: submitted.userId,
        account,
        credentials,
      });
      return confirmAccount(context.connectors.of(ids.tool).words, account, {
        tool: ids.tool,
        sealedPending,
      });
    } catch (error) {
      return tokenView(context, submitted, ids, explain(context, error));
    }
  };
  try {
    await updateWindow(client, { view_id: view.id, view: await show() });
  } catch (error) {
    // Slack has its answer already, and the window still says that we ask.
    await sayInDm(submitted, explain(context, error));
  }
}

async function requireAdmin(context: Context, caller: Caller) {
  const person = await personOf(context, caller);
  await context.store.in(caller.workspaceId).read((db) => requireMay(db, person, 'manage_integrations'));
  return person;
}
