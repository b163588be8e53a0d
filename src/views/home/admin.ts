import type { KnownBlock } from '@slack/types';
import { button, divider, header, section } from '../blocks.ts';
import { actions } from '../ids.ts';
import { md } from '../mrkdwn.ts';
import { type HomeIntegration, integrationBlocks } from './integrations.ts';

/** What workspace admins have beside. */
export function adminBlocks(integrations: readonly HomeIntegration[]): KnownBlock[] {
  return [
    divider(),
    ...integrationBlocks(integrations),
    header('App settings'),
    section(
      md`Who may create Streams, who the workspace admins are, and what is usual here.`,
      button('App settings', actions.appSettings),
    ),
    section(
      md`Who changed which Stream, Integration or setting, and when.`,
      button('Audit log', actions.openAuditLog),
    ),
  ];
}
