import type { Context } from '../../context.ts';
import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import type { HomeState, HomeTab } from '../../domain/home/home-state.ts';
import type { Person } from '../../domain/people.ts';
import { may, rolesOf } from '../../domain/permissions.ts';
import type { RequestFilter, RequestSort } from '../../domain/requests/request-query.ts';
import { unpublishedChanges } from '../../domain/streams/publish-form.ts';
import type { Stream } from '../../domain/streams/stream.ts';
import type { WorkspaceSettings } from '../../domain/workspace.ts';
import type { Home, TabContent, TabContents } from '../../views/home/home.ts';
import { mostDrafts } from '../../views/home/needs-me.ts';
import { mostOverviewRequests, type RequestList } from '../../views/home/requests.ts';
import { streamsPerPage } from '../../views/home/stream-directory.ts';
import { type HomeStream, mostOverviewStreams } from '../../views/home/streams.ts';
import { failedRequests, homeRequests } from './home-requests.ts';
import { integrationsOf } from './integrations-of.ts';

/** Who looks, at what, and when. */
export interface Look {
  person: Person;
  settings: WorkspaceSettings;
  state: HomeState;
  now: Date;
  connectors: Context['connectors'];
}

type Read<Tab extends HomeTab> = (db: WorkspaceDb, look: Look) => Steps<TabContents[Tab]>;

const soonestFirst: RequestSort = { by: 'due', direction: 'ascending' };

/** How the content of each tab is read. */
const reads: { [Tab in HomeTab]: Read<Tab> } = {
  overview: overviewOf,
  my_requests: (db, look) => requestListOf(db, look, { requesterId: look.person.userId }),
  assigned: (db, look) =>
    requestListOf(db, look, { assigneeId: look.person.userId, status: 'open' }, soonestFirst),
  *streams(db, look) {
    const { streamList: list, streamSearch: search, streamPage } = look.state;
    const query = {
      search,
      archived: list === 'archived',
      ...(list === 'mine' && { memberId: look.person.userId }),
      limit: streamsPerPage,
    };
    let page = streamPage;
    let found = yield* db.directory.page({ ...query, offset: page * streamsPerPage });
    if (found.streams.length === 0 && page > 0) {
      // There were more when the page was chosen.
      page = Math.max(0, Math.ceil(found.total / streamsPerPage) - 1);
      found = yield* db.directory.page({ ...query, offset: page * streamsPerPage });
    }
    return { list, search, page, shown: yield* streamsFor(db, look, found.streams), total: found.total };
  },
};

/** All that the App Home shows someone, as it is now. */
export function* homeContent(db: WorkspaceDb, look: Look): Steps<Home> {
  const { person, settings } = look;
  const content = { tab: look.state.tab, ...(yield* reads[look.state.tab](db, look)) } as TabContent;
  return {
    ...content,
    mayCreateStream: may(rolesOf(person, settings), 'create_stream'),
    hasStreams: !(yield* db.directory.isEmpty()),
  };
}

function* overviewOf(db: WorkspaceDb, look: Look): Steps<TabContents['overview']> {
  const { person, settings, connectors, now } = look;
  const pageSize = mostOverviewRequests;
  const assigned = yield* db.requests.page({
    assigneeId: person.userId,
    status: 'open',
    sort: soonestFirst,
    pageSize,
  });
  const submitted = yield* db.requests.page({ requesterId: person.userId, pageSize });
  const isAdmin = may(rolesOf(person, settings), 'manage_integrations');
  const integrations = isAdmin ? yield* integrationsOf(db, { connectors, clock: () => now }) : null;
  return {
    needsMe: {
      assigned: { shown: yield* homeRequests(db, look, assigned.requests), total: assigned.total },
      failed: yield* failedRequests(db, look),
      drafts: yield* draftsOf(db, person.userId),
      troubles: (integrations ?? []).flatMap(({ tool, name, ...integration }) =>
        integration.state === 'connected' && integration.pausedBecause !== null
          ? [{ tool, name, words: integration.pausedBecause }]
          : [],
      ),
    },
    streams: yield* overviewStreams(db, look),
    myRequests: { shown: yield* homeRequests(db, look, submitted.requests), total: submitted.total },
    integrations,
  };
}

/** What the person has changed, or could publish. Undone changes are none. */
function* draftsOf(db: WorkspaceDb, userId: string): Steps<TabContents['overview']['needsMe']['drafts']> {
  const drafts = [];
  for (const { id, name } of yield* db.directory.withDrafts(userId, mostDrafts)) {
    const changes = unpublishedChanges(yield* db.streams.draft(id)).length;
    if (changes > 0) drafts.push({ streamId: id, name, changes });
  }
  return drafts;
}

/** The person's own Streams first: they are the ones that they work with. */
function* overviewStreams(db: WorkspaceDb, look: Look): Steps<TabContents['overview']['streams']> {
  const limit = mostOverviewStreams;
  const all = yield* db.directory.page({ limit });
  const mine =
    all.total > limit ? (yield* db.directory.page({ memberId: look.person.userId, limit })).streams : [];
  const others = all.streams.filter(({ id }) => !mine.some((own) => own.id === id));
  return { shown: yield* streamsFor(db, look, [...mine, ...others].slice(0, limit)), total: all.total };
}

function* requestListOf(
  db: WorkspaceDb,
  look: Look,
  filter: RequestFilter,
  sort?: RequestSort,
): Steps<RequestList> {
  const { requestPages } = look.state;
  const query = { ...filter, ...(sort && { sort }) };
  let pages = requestPages.length;
  let found = yield* db.requests.page({ ...query, after: requestPages.at(-1) });
  if (found.requests.length === 0 && pages > 0) {
    // What was on the page is in the list no more.
    pages = 0;
    found = yield* db.requests.page(query);
  }
  return {
    shown: yield* homeRequests(db, look, found.requests),
    total: found.total,
    totalIsExact: found.totalIsExact,
    page: pages,
    next: found.next,
  };
}

function* streamsFor(
  db: WorkspaceDb,
  { person, settings }: Look,
  streams: readonly Stream[],
): Steps<HomeStream[]> {
  const muted = yield* db.mutes.of(person.userId);
  return streams.map((stream) => {
    // Channels and groups are asked of Slack when the form is opened, not for every Stream in a list.
    const roles = rolesOf(person, settings, stream, undefined, { isInChannel: true, isInListedGroup: true });
    return {
      ...stream,
      isArchived: stream.archivedAt !== null,
      maySubmit: may(roles, 'submit_request'),
      mayManage: may(roles, 'manage_stream'),
      isMuted: muted.has(stream.id),
      // Others are told of their own Requests alone.
      mayMute: roles.has('team') || stream.admins.includes(person.userId),
    };
  });
}
