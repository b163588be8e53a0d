import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { Context } from '../context.ts';
import type { AccountCheck } from '../domain/integrations/account-check.ts';
import { button } from '../views/blocks.ts';
import { actions } from '../views/ids.ts';
import { confirmAccount } from '../views/integrations/confirm-account.ts';
import { md } from '../views/mrkdwn.ts';
import { notice } from '../views/notice.ts';

export interface OfferedAccount {
  tool: string;
  spareId: string;
  check: AccountCheck;
}

/**
 * Shows an admin in Slack which account it is, for them to save it: in the window that they began in, or, where that
 * is closed by now, by a direct message.
 */
export async function showAccount(
  { connectors }: Pick<Context, 'connectors'>,
  client: WebClient,
  { adminId, viewId }: { adminId: string; viewId: string },
  { tool, spareId, check }: OfferedAccount,
): Promise<void> {
  const { words } = connectors.of(tool);
  try {
    const view = confirmAccount(words, check, { tool, spareId });
    await client.views.update({ view_id: viewId, view });
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError)) throw error;
    const review = button('Review the account', actions.reviewAccount, { value: spareId, style: 'primary' });
    const text = md`${words.tool} says that the account is *${check.account.name}*. It is not saved yet: review it within ten minutes.`;
    await client.chat.postMessage({ channel: adminId, ...notice(text, [review]) });
  }
}
