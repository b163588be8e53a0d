import type { Context } from '../../context.ts';
import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import type { Integration } from '../../domain/integrations/integration.ts';
import { countedSince } from '../../domain/integrations/quota.ts';
import type { HomeIntegration } from '../../views/home/integrations.ts';
import type { ShownHealth } from '../../views/integrations/health.ts';

/** How an Integration is doing (I5). */
export function* healthOf(
  db: WorkspaceDb,
  { connectors, clock }: Pick<Context, 'connectors' | 'clock'>,
  integration: Integration,
): Steps<ShownHealth> {
  const now = clock();
  const { account, pausedBecause, label } = integration;
  const health = yield* db.health.of(integration.id);
  const limitedUntil = health?.limitedUntil ?? null;
  return {
    account,
    pausedBecause,
    label,
    ...(yield* db.deliveries.counts(integration.id)),
    lastSuccessAt: health?.lastSuccessAt ?? null,
    quota: {
      used: yield* db.health.spent(integration.id, countedSince(now)),
      perMinute: connectors.of(integration.tool).quota.requestsPerMinute,
    },
    limitedUntil: limitedUntil && limitedUntil > now ? limitedUntil : null,
    warnings: health?.warnings ?? [],
  };
}

/** One for each tool, as it stands in the workspace. */
export function* integrationsOf(
  db: WorkspaceDb,
  parts: Pick<Context, 'connectors' | 'clock'>,
): Steps<HomeIntegration[]> {
  const shown: HomeIntegration[] = [];
  for (const { tool, words } of parts.connectors.all) {
    const integration = yield* db.integrations.ofTool(tool);
    if (integration) {
      const health = yield* healthOf(db, parts, integration);
      shown.push({ tool, name: words.tool, state: 'connected', ...health });
    } else {
      shown.push({ tool, name: words.tool, state: 'not_connected' });
    }
  }
  return shown;
}
