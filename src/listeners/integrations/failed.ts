import type { App } from '@slack/bolt';
import type { Context } from '../../context.ts';
import { decideAllFailed, decideFailed, failedPage } from '../../domain/integrations/failed-deliveries.ts';
import type { Person } from '../../domain/people.ts';
import { updateWindow } from '../../slack/update-window.ts';
import { actions } from '../../views/ids.ts';
import { failedDeliveriesModal } from '../../views/integrations/failed-deliveries.ts';
import { metadata } from '../../views/metadata.ts';
import { parseFailedAct } from '../../views/values.ts';
import { type Clicked, onClick } from '../entry.ts';
import { publishHome } from '../home/publish.ts';
import { requireAdmin } from './window.ts';

/** What could not be delivered: read, retried, given up; one or all (I5). */
export function failedDeliveryListeners(app: App, context: Context): void {
  async function pageOf(clicked: Clicked, admin: Person, tool: string, page: number) {
    const failed = await failedPage(context, clicked.workspaceId, admin, { tool, page });
    return failedDeliveriesModal(context.connectors.of(tool).words, tool, failed);
  }

  onClick(app, context, actions.showFailed, async (clicked) => {
    const admin = await requireAdmin(context, clicked);
    const view = await pageOf(clicked, admin, clicked.value, 0);
    await clicked.client.views.push({ trigger_id: clicked.triggerId ?? '', view });
  });

  onClick(app, context, actions.failedPage, (clicked) =>
    inWindow(clicked, async () => Number.parseInt(clicked.value, 10) || 0),
  );
  onClick(app, context, actions.decideFailed, (clicked) =>
    inWindow(clicked, async (admin, { tool, page }) => {
      const wanted = parseFailedAct(clicked.value);
      if (wanted) {
        const { seq, act: decision } = wanted;
        await decideFailed(context, clicked.workspaceId, admin, { tool, seq, decision });
      }
      return page;
    }),
  );
  const decideAll = (clicked: Clicked, decision: 'retry' | 'give_up') =>
    inWindow(clicked, async (admin, { tool }) => {
      await decideAllFailed(context, clicked.workspaceId, admin, { tool, decision });
      return 0;
    });
  onClick(app, context, actions.retryAllFailed, (clicked) => decideAll(clicked, 'retry'));
  onClick(app, context, actions.giveUpAllFailed, (clicked) => decideAll(clicked, 'give_up'));

  /** Acts, then shows the page that the act gives. */
  async function inWindow(
    clicked: Clicked,
    act: (admin: Person, ids: { tool: string; page: number }) => Promise<number>,
  ): Promise<void> {
    const admin = await requireAdmin(context, clicked);
    const { view } = clicked.body;
    const ids = metadata.failedDeliveries.parse(view?.private_metadata ?? '');
    const page = await act(admin, ids);
    await updateWindow(clicked.client, {
      view_id: view?.id ?? '',
      view: await pageOf(clicked, admin, ids.tool, page),
    });
    await publishHome(context, clicked);
  }
}
