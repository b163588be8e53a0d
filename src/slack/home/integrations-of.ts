import type { Context } from '../../context.ts';
import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import type { HomeIntegration } from '../../views/home/integrations.ts';

/** Every tool, and how it stands in the workspace. */
export function* integrationsOf(
  db: WorkspaceDb,
  connectors: Context['connectors'],
): Steps<HomeIntegration[]> {
  const present = yield* db.integrations.all();
  const shown: HomeIntegration[] = [];
  for (const { tool, words } of connectors.all) {
    const integration = present.find((candidate) => candidate.tool === tool);
    if (!integration) {
      shown.push({ tool, name: words.tool, state: 'not_connected' });
      continue;
    }
    const { account, pausedBecause } = integration;
    const { waiting, failed } = yield* db.deliveries.counts(integration.id);
    shown.push({ tool, name: words.tool, state: 'connected', account, pausedBecause, waiting, failed });
  }
  return shown;
}
