import type { App } from '@slack/bolt';
import type { Context } from '../../context.ts';
import { saveAccount } from '../../domain/integrations/save-account.ts';
import { offerAccount } from '../../domain/integrations/spare-account.ts';
import { InvalidInput, PeopleError } from '../../errors.ts';
import { findPersonByEmail } from '../../slack/people.ts';
import { showAccount } from '../../slack/show-account.ts';
import { updateWindow } from '../../slack/update-window.ts';
import { actions, modals } from '../../views/ids.ts';
import { confirmAccount } from '../../views/integrations/confirm-account.ts';
import { readToken } from '../../views/integrations/integration-window.ts';
import { serviceUser } from '../../views/integrations/service-user.ts';
import { type IntegrationMetadata, metadata } from '../../views/metadata.ts';
import { md } from '../../views/mrkdwn.ts';
import { noticeModal } from '../../views/notice.ts';
import { type Clicked, onClick, onSubmission, type Submitted } from '../entry.ts';
import { explain } from '../explain.ts';
import { publishHome } from '../home/publish.ts';
import { sayInDm } from '../say.ts';
import { requireAdmin, windowOf } from './window.ts';

/**
 * Adding an Integration, or giving it another account (I1, I2, I4): what a service user is; signing in in the browser
 * or by a token; who the tool says it is; saved.
 */
export function connectIntegrationListeners(app: App, context: Context): void {
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
    const view = await windowOf(context, submitted, submitted.view.id, ids);
    return { ack: { response_action: 'update', view } };
  });

  // The browser opens the link by itself; what comes of it arrives at the callback.
  onClick(app, context, actions.signIn, async () => undefined);

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
      afterwards: () => offerToken(context, submitted, token),
    };
  });

  onClick(app, context, actions.reviewAccount, async (clicked) => {
    const admin = await requireAdmin(context, clicked);
    const own = context.store.in(clicked.workspaceId);
    const spare = await own.read((db) => db.signIns.spare(clicked.value));
    if (!spare?.check || spare.adminId !== admin.userId || spare.expiresAt < context.clock()) {
      throw new PeopleError('changed_meanwhile', 'This account was saved already, or was not saved in time.');
    }
    const { words } = context.connectors.of(spare.tool);
    await clicked.client.views.open({
      trigger_id: clicked.triggerId ?? '',
      view: confirmAccount(words, spare.check, { tool: spare.tool, spareId: spare.id }),
    });
  });

  onSubmission(app, context, modals.confirmAccount, async (submitted) => {
    const admin = await requireAdmin(context, submitted);
    const wanted = metadata.confirmAccount.parse(submitted.view.private_metadata);
    await saveAccount(context, submitted.workspaceId, admin, wanted);
    return { afterwards: () => publishHome(context, submitted) };
  });
}

/** Shows whose token it is, or in the same window what is wrong with it. */
async function offerToken(context: Context, submitted: Submitted, token: string): Promise<void> {
  const { client, view, workspaceId } = submitted;
  const ids = metadata.integration.parse(view.private_metadata);
  const { tool } = ids;
  try {
    const admin = await requireAdmin(context, submitted);
    const credentials = { accessToken: token, signIn: null };
    const offered = await offerAccount(context, workspaceId, admin, { tool, credentials }, (email) =>
      findPersonByEmail(context, client, workspaceId, email),
    );
    await showAccount(context, client, { adminId: admin.userId, viewId: view.id }, { tool, ...offered });
  } catch (error) {
    const problem = explain(context, error);
    try {
      await updateWindow(client, {
        view_id: view.id,
        view: await windowOf(context, submitted, view.id, ids, problem),
      });
    } catch {
      // Slack has its answer already, and the window still says that we ask.
      await sayInDm(submitted, problem);
    }
  }
}
