import type { App } from '@slack/bolt';
import type { Context } from '../context.ts';
import type { Steps } from '../db/steps.ts';
import type { WorkspaceDb } from '../db/store.ts';
import type { Person } from '../domain/people.ts';
import { may, rolesOf } from '../domain/permissions.ts';
import type { Request } from '../domain/requests/request.ts';
import { type Home, home } from '../views/home/home.ts';
import type { HomeIntegration } from '../views/home/integrations.ts';
import { type HomeRequest, mostHomeRequests } from '../views/home/requests.ts';
import { mostHomeStreams } from '../views/home/streams.ts';
import { noticeHome } from '../views/notice.ts';
import { type Caller, personOf, tenantOf } from './caller.ts';
import { explain } from './explain.ts';

/** The App Home, made anew for the one who looks at it. */
export function homeListeners(app: App, context: Context): void {
  app.event('app_home_opened', async ({ event, client, context: bolt }) => {
    // The event comes for the Messages tab too.
    if (event.tab !== 'home') return;
    const caller = { workspaceId: tenantOf(bolt), userId: event.user, client, triggerId: null };
    try {
      await publishHome(context, caller);
    } catch (error) {
      const view = noticeHome(explain(context, error));
      await client.views.publish({ user_id: event.user, view });
    }
  });
}

/** Shows a person their App Home as it is now. */
export async function publishHome(context: Context, caller: Caller): Promise<void> {
  const person = await personOf(context, caller);
  const content = await context.store.in(caller.workspaceId).read((db) => homeOf(db, context, person));
  await caller.client.views.publish({ user_id: caller.userId, view: home(content) });
}

function* homeOf(db: WorkspaceDb, context: Context, person: Person): Steps<Home> {
  const settings = yield* db.settings.get();
  const streams = yield* db.streams.inUse('', mostHomeStreams);
  const submitted = yield* db.requests.page({ requesterId: person.userId, pageSize: mostHomeRequests });
  const assigned = yield* db.requests.page({
    assigneeId: person.userId,
    status: 'open',
    pageSize: mostHomeRequests,
  });
  const roles = rolesOf(person, settings);
  return {
    streams: {
      shown: streams.map((stream) => ({
        ...stream,
        mayManage: may(rolesOf(person, settings, stream), 'manage_stream'),
      })),
      total: yield* db.streams.countInUse(),
    },
    myRequests: { shown: yield* linesOf(db, submitted.requests), total: submitted.total },
    assignedToMe: { shown: yield* linesOf(db, assigned.requests), total: assigned.total },
    mayCreateStream: may(roles, 'create_stream'),
    integrations: may(roles, 'manage_integrations') ? yield* integrationsOf(db, context) : null,
  };
}

function* linesOf(db: WorkspaceDb, requests: readonly Request[]): Steps<HomeRequest[]> {
  const lines: HomeRequest[] = [];
  for (const request of requests) {
    const stream = yield* db.streams.byId(request.streamId);
    const cards = yield* db.requests.cards(request.id);
    const permalink = (cards.find(({ place }) => place === 'channel') ?? cards[0])?.permalink ?? null;
    lines.push({ ...request, streamName: stream?.name ?? '', permalink });
  }
  return lines;
}

function* integrationsOf(db: WorkspaceDb, { connectors }: Context): Steps<HomeIntegration[]> {
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
