import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { LibraryField } from '../domain/streams/default-fields.ts';
import { type FieldDefinition, type Form, nameKey, newField } from '../domain/streams/field.ts';
import type { Stream } from '../domain/streams/stream.ts';
import type { StreamSettings } from '../domain/streams/stream-settings.ts';
import { rows, type Steps } from './steps.ts';
import { streamChangeQueries } from './stream-changes.ts';
import { asStream, asStreams, groupsOf, type StreamRow } from './stream-row.ts';
import type { TenantQueries } from './tenant.ts';

export interface NewStream {
  id: string;
  name: string;
  description: string;
  channelId: string;
  channelName: string;
  createdBy: string;
  createdAt: Date;
  team: readonly string[];
  admins: readonly string[];
  settings?: Partial<StreamSettings>;
}

/** Streams, their members, field libraries and forms. */
export function streamQueries(q: TenantQueries) {
  const { streams, streamMembers, fields, forms } = q.schema;

  function* findOne(key: Partial<StreamRow>): Steps<Stream | undefined> {
    const [row] = yield* q.find(streams, key);
    if (!row) return undefined;
    return asStream(row, yield* q.find(streamMembers, { streamId: row.id }), yield* groupsOf(q, [row]));
  }

  function* find(where: SQL | undefined, page: { limit: number; offset: number }): Steps<Stream[]> {
    return yield* asStreams(q, yield* q.select(streams, { where, orderBy: [asc(streams.nameKey)], ...page }));
  }

  const startsWith = (text: string) => {
    const pattern = `${nameKey(text).replace(/[\\%_]/g, '\\$&')}%`;
    return sql`${streams.nameKey} like ${sql.param(pattern, streams.nameKey)} escape '\\'`;
  };

  return {
    ...streamChangeQueries(q),
    *byId(id: string): Steps<Stream | undefined> {
      return yield* findOne({ id });
    },
    /** Archived ones too. */
    *byName(name: string): Steps<Stream | undefined> {
      return yield* findOne({ nameKey: nameKey(name) });
    },
    /** Every Stream, archived ones too, with as much of its team and admins as concerns one person. */
    *asFor(userId: string): Steps<({ id: string } & Pick<Stream, 'settings' | 'team' | 'admins'>)[]> {
      const every = yield* q.select(streams);
      const own = yield* q.find(streamMembers, { userId });
      const groups = (yield* groupsOf(q, every)).filter((group) => group.userIds.includes(userId));
      const ofGroups = groups.map((group) => ({ ...group, userIds: [userId] }));
      return every.map((row) => asStream(row, own, ofGroups));
    },
    /** Streams in use whose name begins with the text (all for ''), by name. */
    *inUse(prefix: string, limit: number, offset = 0): Steps<Stream[]> {
      return yield* find(and(isNull(streams.archivedAt), startsWith(prefix)), { limit, offset });
    },
    *countInUse(): Steps<number> {
      return yield* q.count(streams, isNull(streams.archivedAt));
    },
    /** @returns false where the name is taken; nothing is written then. */
    *add({ team, admins, ...stream }: NewStream, library: readonly LibraryField[]): Steps<boolean> {
      const isNew = yield* q.insertIfNew(streams, {
        ...stream,
        nameKey: nameKey(stream.name),
        formVersion: 1,
        archivedAt: null,
        settings: stream.settings ?? {},
      });
      if (!isNew) return false;
      yield* q.insert(
        streamMembers,
        [...new Set([...team, ...admins])].map((userId) => ({
          streamId: stream.id,
          userId,
          inTeam: team.includes(userId),
          isAdmin: admins.includes(userId),
        })),
      );
      let position = 0;
      yield* q.insert(
        fields,
        library.map(({ onForm, ...definition }) => ({
          id: definition.id,
          streamId: stream.id,
          nameKey: nameKey(definition.name),
          definition,
          position: onForm ? position++ : null,
          createdAt: stream.createdAt,
          deletedAt: null,
        })),
      );
      yield* q.insert(forms, {
        streamId: stream.id,
        version: 1,
        fields: library.filter((field) => field.onForm).map(({ onForm: _, ...definition }) => definition),
        createdBy: stream.createdBy,
        createdAt: stream.createdAt,
      });
      return true;
    },
    *form(streamId: string, version: number): Steps<Form | undefined> {
      const [found] = yield* q.find(forms, { streamId, version });
      return found && { streamId, version, fields: found.fields.map(newField) };
    },
    /** The whole library, in the order of the form, then by age. Holds the Stream until the transaction ends. */
    *library(streamId: string, options: { lock?: boolean } = {}): Steps<LibraryField[]> {
      if (options.lock) yield* q.select(streams, { where: eq(streams.id, streamId), lock: true });
      const found = yield* q.find(fields, { streamId });
      return found
        .filter((field) => field.deletedAt === null)
        .sort(byPlace)
        .map((field) => ({ ...newField(field.definition), onForm: field.position !== null }));
    },
    /** Every field that the Stream ever had, deleted ones marked. */
    *everyField(streamId: string): Steps<(LibraryField & { deleted: boolean })[]> {
      const found = yield* q.find(fields, { streamId });
      return found.sort(byPlace).map((field) => ({
        ...newField(field.definition),
        onForm: field.position !== null,
        deleted: field.deletedAt !== null,
      }));
    },
    /** @returns false where a field of that name is there. */
    *addField(streamId: string, definition: FieldDefinition, createdAt: Date): Steps<boolean> {
      return yield* q.insertIfNew(fields, {
        id: definition.id,
        streamId,
        nameKey: nameKey(definition.name),
        definition,
        position: null,
        createdAt,
        deletedAt: null,
      });
    },
    *deleteField(streamId: string, fieldId: string, at: Date): Steps<void> {
      yield* q.update(
        fields,
        { deletedAt: at, position: null },
        and(eq(fields.streamId, streamId), eq(fields.id, fieldId)),
      );
    },
    /** Makes these library fields, in this order, the Stream's form, under a new version. */
    *putForm(
      streamId: string,
      form: readonly FieldDefinition[],
      by: { userId: string; at: Date },
    ): Steps<number> {
      // The Stream's row comes first: it holds off another transaction that puts a form of this Stream.
      const [changed] = yield* rows((db) =>
        db
          .update(streams)
          .set({ formVersion: sql`${streams.formVersion} + 1` })
          .where(and(eq(streams.workspaceId, q.workspaceId), eq(streams.id, streamId)))
          .returning({ version: streams.formVersion }),
      );
      if (!changed) throw new Error(`No Stream ${streamId} in this workspace.`);
      const ids = form.map((field) => field.id);
      yield* q.update(fields, { position: null }, eq(fields.streamId, streamId));
      for (const [position, id] of ids.entries()) {
        yield* q.update(fields, { position }, and(eq(fields.streamId, streamId), eq(fields.id, id)));
      }
      yield* q.insert(forms, {
        streamId,
        version: changed.version,
        fields: form.map(({ ...field }) => field),
        createdBy: by.userId,
        createdAt: by.at,
      });
      return changed.version;
    },
  };
}

export type StreamQueries = ReturnType<typeof streamQueries>;

interface Placed {
  id: string;
  position: number | null;
  createdAt: Date;
}

/** Fields of the form in its order, then the others by age. */
function byPlace(a: Placed, b: Placed): number {
  const place = ({ position }: Placed) => position ?? Number.POSITIVE_INFINITY;
  if (place(a) !== place(b)) return place(a) - place(b);
  return a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1);
}
