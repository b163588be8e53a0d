import type { KnownBlock } from '@slack/types';
import { button, header, section } from '../blocks.ts';
import { actions } from '../ids.ts';
import { healthWords, type ShownHealth, warningLines } from '../integrations/health.ts';
import { md } from '../mrkdwn.ts';

/** How a tool stands in the workspace. `tool` is its id, `name` what people call it. */
export type HomeIntegration = { tool: string; name: string } & (
  | { state: 'not_connected' }
  | ({ state: 'connected' } & ShownHealth)
);

/** All warnings stand in the window of the Integration. */
const mostWarnings = 2;

/** The Integrations section, for workspace admins. Button values are the tool's id. */
export function integrationBlocks(integrations: readonly HomeIntegration[]): KnownBlock[] {
  return [
    header('Integrations'),
    section(
      md`An Integration lets Streams send their Requests to a tool. It is there for the whole workspace.`,
    ),
    ...integrations.flatMap(blocksOf),
  ];
}

function blocksOf(integration: HomeIntegration): KnownBlock[] {
  const { tool, name } = integration;
  if (integration.state === 'not_connected') {
    const connect = button(`Connect ${name}`, actions.addIntegration, { value: tool });
    return [section(md`*${name}*\nNot connected`, connect)];
  }
  const manage = button('Manage Integration', actions.manageIntegration, { value: tool });
  const warnings = warningLines(integration.warnings, mostWarnings);
  return [section(healthWords(name, integration), manage), ...(warnings ? [section(warnings)] : [])];
}
