import { and, asc, gt, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import { nameKey } from '../domain/streams/field.ts';
import type { Stream } from '../domain/streams/stream.ts';
import type { Steps } from './steps.ts';
import { asStreams } from './stream-row.ts';
import type { TenantQueries } from './tenant.ts';

export interface DirectoryQuery {
  /** Part of the name, without regard to case; all for ''. */
  search?: string;
  /** Only Streams that this person is in the team or an admin of. */
  memberId?: string;
  archived?: boolean;
  limit: number;
  offset?: number;
}

/** Streams as people look for them (S2). A few queries for a page, however many Streams there are. */
export function directoryQueries(q: TenantQueries) {
  const { streams, userGroups } = q.schema;

  const nameHas = (text: string) => {
    const pattern = `%${nameKey(text).replace(/[\\%_]/g, '\\$&')}%`;
    return sql`${streams.nameKey} like ${sql.param(pattern, streams.nameKey)} escape '\\'`;
  };

  const hasMember = (userId: string) => sql`exists (
    select 1 from stream_members m
    where m.workspace_id = ${streams.workspaceId} and m.stream_id = ${streams.id} and m.user_id = ${userId})`;

  function* matching({ search = '', memberId, archived = false }: DirectoryQuery): Steps<SQL | undefined> {
    const grouped = memberId === undefined ? [] : yield* throughGroups(memberId);
    return and(
      archived ? isNotNull(streams.archivedAt) : isNull(streams.archivedAt),
      nameKey(search) === '' ? undefined : nameHas(search),
      memberId === undefined ? undefined : or(hasMember(memberId), inArray(streams.id, grouped)),
    );
  }

  /** Streams whose team a person is in through a user group. */
  function* throughGroups(userId: string): Steps<string[]> {
    const groups = (yield* q.select(userGroups)).filter((group) => group.userIds.includes(userId));
    if (groups.length === 0) return [];
    const groupIds = new Set(groups.map(({ id }) => id));
    const withGroups = yield* q.select(streams, {
      where: sql`cast(${streams.settings} as text) like '%teamGroupIds%'`,
    });
    return withGroups
      .filter(({ settings }) => settings.teamGroupIds?.some((id) => groupIds.has(id)))
      .map(({ id }) => id);
  }

  return {
    /** By name, with the number of all that match. */
    *page(query: DirectoryQuery): Steps<{ streams: Stream[]; total: number }> {
      const where = yield* matching(query);
      const { limit, offset = 0 } = query;
      const found = yield* q.select(streams, { where, orderBy: [asc(streams.nameKey)], limit, offset });
      // A first page that is not full holds them all.
      const total = offset === 0 && found.length < limit ? found.length : yield* q.count(streams, where);
      return { streams: yield* asStreams(q, found), total };
    },
    /** Whether there is no Stream at all, not even an archived one. */
    *isEmpty(): Steps<boolean> {
      return (yield* q.pick(streams, ['id'], { where: undefined, limit: 1 })).length === 0;
    },
    /** Streams in use that the person is an admin of and whose draft was changed since it was published. */
    *withDrafts(adminId: string, limit: number): Steps<Stream[]> {
      const isAdmin = sql`exists (
        select 1 from stream_members m
        where m.workspace_id = ${streams.workspaceId} and m.stream_id = ${streams.id}
          and m.user_id = ${adminId} and m.is_admin)`;
      const where = and(
        isNull(streams.archivedAt),
        gt(streams.draftRevision, streams.publishedRevision),
        isAdmin,
      );
      return yield* asStreams(q, yield* q.select(streams, { where, orderBy: [asc(streams.nameKey)], limit }));
    },
    /** By id, archived ones too. */
    *byIds(ids: readonly string[]): Steps<Map<string, Stream>> {
      if (ids.length === 0) return new Map();
      const found = yield* q.select(streams, { where: inArray(streams.id, [...new Set(ids)]) });
      return new Map((yield* asStreams(q, found)).map((stream) => [stream.id, stream]));
    },
  };
}

export type DirectoryQueries = ReturnType<typeof directoryQueries>;
