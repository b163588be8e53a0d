import type { Columns } from './columns.ts';
import { auditTables } from './tables/audit.ts';
import { commentTables } from './tables/comments.ts';
import { deliveryTables } from './tables/deliveries.ts';
import { draftTables } from './tables/drafts.ts';
import { homeTables } from './tables/home.ts';
import { integrationTables } from './tables/integrations.ts';
import { listTables } from './tables/lists.ts';
import { membershipTables } from './tables/memberships.ts';
import { newsTables } from './tables/news.ts';
import { requestTables } from './tables/requests.ts';
import { routingTables } from './tables/routing.ts';
import { signInTables } from './tables/sign-ins.ts';
import { streamFileTables } from './tables/stream-files.ts';
import { streamTables } from './tables/streams.ts';
import { syncTables } from './tables/sync.ts';
import { wayInTables } from './tables/ways-in.ts';
import { workspaceTables } from './tables/workspaces.ts';

/**
 * Every table, declared once for both engines. All but `seen_events` carry the workspace id, and everything that
 * reads or writes them through `TenantQueries` is bound to one workspace. Keys begin with it and references name
 * it, so that the database itself refuses a row that would reach into another workspace.
 */
export function defineSchema(c: Columns) {
  const ofWorkspaces = workspaceTables(c);
  const ofStreams = streamTables(c, ofWorkspaces);
  const ofRequests = requestTables(c, ofStreams);
  const owners = { ...ofWorkspaces, ...ofStreams, ...ofRequests };
  const ofIntegrations = integrationTables(c, owners);
  return {
    ...owners,
    ...ofIntegrations,
    ...signInTables(c, { ...ofWorkspaces, ...ofIntegrations }),
    ...deliveryTables(c, owners),
    ...auditTables(c, ofWorkspaces),
    ...listTables(c, ofWorkspaces),
    ...membershipTables(c, owners),
    ...newsTables(c, ofRequests),
    ...routingTables(c, owners),
    ...draftTables(c, ofWorkspaces),
    ...homeTables(c, ofWorkspaces),
    ...streamFileTables(c, ofWorkspaces),
    ...syncTables(c, { ...ofRequests, ...ofIntegrations }),
    ...commentTables(c, { ...ofRequests, ...ofIntegrations }),
    ...wayInTables(c, owners),
  };
}

export type Schema = ReturnType<typeof defineSchema>;
