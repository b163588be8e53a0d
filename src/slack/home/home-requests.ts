import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import { dayOf } from '../../domain/days.ts';
import { may, rolesOf } from '../../domain/permissions.ts';
import type { Request } from '../../domain/requests/request.ts';
import { statusOf } from '../../domain/streams/statuses.ts';
import { type FailedRequest, mostFailed } from '../../views/home/needs-me.ts';
import type { Page } from '../../views/home/page.ts';
import type { HomeRequest } from '../../views/home/requests.ts';
import type { Look } from './home-content.ts';

/** Requests as the App Home lists them, without those that the person may not see; three queries, however many there are. */
export function* homeRequests(
  db: WorkspaceDb,
  { person, settings, now }: Pick<Look, 'person' | 'settings' | 'now'>,
  requests: readonly Request[],
): Steps<HomeRequest[]> {
  const streams = yield* db.directory.byIds(requests.map(({ streamId }) => streamId));
  const links = yield* db.requests.permalinks(requests, person.userId);
  const today = dayOf(now, person.timeZone);
  return requests.flatMap((request): HomeRequest[] => {
    const stream = streams.get(request.streamId);
    if (!stream) return [];
    const roles = rolesOf(person, settings, stream, request);
    if (!may(roles, 'see_request')) return [];
    return [
      {
        ...request,
        streamName: stream.name,
        status: statusOf(request, stream.settings),
        permalink: links.get(request.id) ?? null,
        isOverdue: request.isOpen && request.dueDate !== null && request.dueDate < today,
        mayComplete: may(roles, 'change_request'),
      },
    ];
  });
}

/** Requests of the person's Streams of which something was given up. */
export function* failedRequests(
  db: WorkspaceDb,
  { person, settings, connectors }: Pick<Look, 'person' | 'settings' | 'connectors'>,
): Steps<Page<FailedRequest>> {
  const { latest, total } = yield* db.deliveries.failedOf(person.userId, mostFailed);
  const ids = latest.flatMap(({ requestId }) => requestId ?? []);
  const requests = yield* db.requests.byIds(ids);
  const streams = yield* db.directory.byIds(requests.map(({ streamId }) => streamId));
  const links = yield* db.requests.permalinks(requests, person.userId);
  const integrations = yield* db.integrations.all();
  const shown = latest.flatMap(({ requestId, target, error }): FailedRequest[] => {
    const request = requests.find(({ id }) => id === requestId);
    const stream = request && streams.get(request.streamId);
    // Strangers are no team, whatever a list says.
    if (!request || !stream || !may(rolesOf(person, settings, stream, request), 'see_request')) return [];
    const integration = integrations.find(({ id }) => id === target);
    return [
      {
        requestId: request.id,
        number: request.number,
        subject: request.subject,
        permalink: links.get(request.id) ?? null,
        where: integration ? connectors.of(integration.tool).words.tool : 'Slack',
        reason: error ?? '',
      },
    ];
  });
  return { shown, total };
}
