import { and, eq, gt } from 'drizzle-orm';
import type { AccountWarning } from '../domain/integrations/account-check.ts';
import type { IntegrationHealth } from '../domain/integrations/health.ts';
import type { Steps } from './steps.ts';
import type { TenantQueries } from './tenant.ts';

/** How each Integration is doing. */
export function healthQueries(q: TenantQueries) {
  const { integrationHealth, spending } = q.schema;

  function* change(integrationId: string, part: Partial<IntegrationHealth>): Steps<void> {
    const unknown = { lastSuccessAt: null, limitedUntil: null, warnings: [], checkedAt: null };
    const isNew = yield* q.insertIfNew(integrationHealth, { integrationId, ...unknown, ...part });
    if (!isNew) yield* q.update(integrationHealth, part, eq(integrationHealth.integrationId, integrationId));
  }

  return {
    *of(integrationId: string): Steps<IntegrationHealth | undefined> {
      const row = yield* q.first(integrationHealth, eq(integrationHealth.integrationId, integrationId));
      if (!row) return undefined;
      const { workspaceId: _, integrationId: __, ...health } = row;
      return health;
    },
    /** Requests made to the tool after a time. */
    *spent(integrationId: string, after: Date): Steps<number> {
      const counted = and(eq(spending.integrationId, integrationId), gt(spending.at, after));
      return (yield* q.select(spending, { where: counted })).reduce((sum, { requests }) => sum + requests, 0);
    },
    *noteSuccess(integrationId: string, at: Date): Steps<void> {
      yield* change(integrationId, { lastSuccessAt: at });
    },
    *noteLimit(integrationId: string, until: Date): Steps<void> {
      yield* change(integrationId, { limitedUntil: until });
    },
    *putWarnings(integrationId: string, warnings: AccountWarning[], checkedAt: Date): Steps<void> {
      yield* change(integrationId, { warnings, checkedAt });
    },
    *forget(integrationId: string): Steps<void> {
      yield* q.remove(integrationHealth, eq(integrationHealth.integrationId, integrationId));
    },
  };
}

export type HealthQueries = ReturnType<typeof healthQueries>;
