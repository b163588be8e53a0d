import type { KnownBlock } from '@slack/types';
import type { Account } from '../../integrations/connector.ts';
import { button, header, section } from '../blocks.ts';
import { actions } from '../ids.ts';
import { type Mrkdwn, md } from '../mrkdwn.ts';
import { count } from '../text.ts';

/** How a tool stands in the workspace. `tool` is its id, `name` what people call it. */
export type HomeIntegration = { tool: string; name: string } & (
  | { state: 'not_connected' }
  | {
      state: 'connected';
      account: Pick<Account, 'name' | 'email'>;
      /** In words; null: it works. */
      pausedBecause: string | null;
      /** Deliveries owed to the tool, and those that were given up. */
      waiting: number;
      failed: number;
    }
);

/** The Integrations section, for workspace admins. Button values are the tool's id. */
export function integrationBlocks(integrations: readonly HomeIntegration[]): KnownBlock[] {
  return [
    header('Integrations'),
    section(
      md`An Integration lets Streams send their Requests to a tool. It is there for the whole workspace.`,
    ),
    ...integrations.map((integration) =>
      integration.state === 'connected'
        ? section(
            connectedWords(integration),
            button('Manage Integration', actions.manageIntegration, { value: integration.tool }),
          )
        : section(
            md`*${integration.name}*\nNot connected`,
            button(`Connect ${integration.name}`, actions.addIntegration, { value: integration.tool }),
          ),
    ),
  ];
}

function connectedWords(integration: HomeIntegration & { state: 'connected' }): Mrkdwn {
  const { name, account, pausedBecause, waiting, failed } = integration;
  const email = account.email === null ? '' : ` (${account.email})`;
  const state = pausedBecause === null ? '🟢 Working' : `⏸️ Paused: ${pausedBecause}`;
  const owed = `${count(waiting, 'change')} waiting, ${failed === 0 ? 'none' : failed} failed`;
  return md`*${name}* as ${account.name}${email}\n${state}\n${owed.charAt(0).toUpperCase()}${owed.slice(1)}`;
}
