import { and, countDistinct, desc, eq, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import type { LibraryField } from '../domain/streams/default-fields.ts';
import { type Draft, draftVersion, formOf, type PublishedField } from '../domain/streams/draft.ts';
import {
  type FieldDefinition,
  type Form,
  type FormVersion,
  nameKey,
  newField,
} from '../domain/streams/field.ts';
import { rows, run, type Steps } from './steps.ts';
import type { TenantQueries } from './tenant.ts';

/** A field of a draft that is put in place of the one before. */
export interface PutField {
  definition: FieldDefinition;
  /** Null: in the library only. */
  position: number | null;
  deletedAt: Date | null;
}

/** The field libraries of Streams, their drafts and their published forms (S17). */
export function formQueries(q: TenantQueries) {
  const { streams, fields, forms, requests, fieldValues } = q.schema;
  type FieldRow = typeof fields.$inferSelect;
  const ofStream = (streamId: string) => eq(fields.streamId, streamId);
  const oneField = (streamId: string, id: string) => and(ofStream(streamId), eq(fields.id, id));

  function* draft(streamId: string, { lock = false }: { lock?: boolean } = {}): Steps<Draft> {
    const [stream] = yield* q.select(streams, { where: eq(streams.id, streamId), lock });
    const found = yield* q.find(fields, { streamId });
    return {
      revision: stream?.draftRevision ?? 0,
      fields: found.sort(byPlace).flatMap((row) => {
        const published = readPublished(row);
        if (row.deletedAt !== null && (published === null || published.deleted)) return [];
        return {
          definition: newField(row.definition),
          onForm: row.position !== null,
          deleted: row.deletedAt !== null,
          revision: row.revision,
          published,
        };
      }),
    };
  }

  function* touchDraft(streamId: string): Steps<void> {
    const draftRevision = sql`${streams.draftRevision} + 1`;
    const where = and(eq(streams.workspaceId, q.workspaceId), eq(streams.id, streamId));
    yield* run((db) => db.update(streams).set({ draftRevision }).where(where));
  }

  /** Every field that was ever published, as it is published; deleted ones marked. */
  function* everyField(streamId: string): Steps<(LibraryField & { deleted: boolean })[]> {
    const found = yield* q.find(fields, { streamId });
    return found
      .flatMap((row) => {
        const published = readPublished(row);
        return published ? [{ id: row.id, createdAt: row.createdAt, ...published }] : [];
      })
      .sort(byPlace)
      .map(({ definition, position, deleted }) => ({ ...definition, onForm: position !== null, deleted }));
  }

  return {
    /** What Stream admins work on. `lock`: holds the Stream until the transaction ends. */
    draft,
    /** A published form; that of the draft for `draftVersion`. */
    *form(streamId: string, version: number): Steps<Form | undefined> {
      if (version === draftVersion) return { streamId, version, fields: formOf(yield* draft(streamId)) };
      const [found] = yield* q.find(forms, { streamId, version });
      return found && { streamId, version, fields: found.fields.map(newField) };
    },
    /** The published versions, newest first, before one of them where that is given. */
    *formVersions(streamId: string, limit: number, before?: number): Steps<FormVersion[]> {
      const found = yield* q.select(forms, {
        where: and(
          eq(forms.streamId, streamId),
          before === undefined ? undefined : lt(forms.version, before),
        ),
        orderBy: [desc(forms.version)],
        limit,
      });
      return found.map(({ version, createdBy, createdAt, fields: all }) => ({
        version,
        createdBy,
        createdAt,
        fields: all.length,
      }));
    },
    /** Requests that have an answer to the field. Reads the Stream's Requests: for a person's question only. */
    *requestsWithAnswer(streamId: string, fieldId: string): Steps<number> {
      // Both engines write a key and its colon alike, but for a space after it.
      const answered = sql`cast(${requests.answers} as text) like ${`%"${fieldId}":%`}`;
      return yield* q.count(requests, and(eq(requests.streamId, streamId), answered));
    },
    /** Requests whose answer to the field is, or holds, one of these values. */
    *requestsWithValue(fieldId: string, values: readonly string[]): Steps<number> {
      if (values.length === 0) return 0;
      const [found] = yield* rows((db) =>
        db
          .select({ count: countDistinct(fieldValues.requestId) })
          .from(fieldValues)
          .where(
            and(
              eq(fieldValues.workspaceId, q.workspaceId),
              eq(fieldValues.fieldId, fieldId),
              inArray(fieldValues.value, [...values]),
            ),
          ),
      );
      return Number(found?.count ?? 0);
    },
    everyField,
    /** The published library, in the order of the form, then by age. */
    *library(streamId: string): Steps<LibraryField[]> {
      const every = yield* everyField(streamId);
      return every.filter((field) => !field.deleted).map(({ deleted: _, ...field }) => field);
    },
    /** Adds to the draft's library. @returns false where a field of that name is there. */
    *addField(streamId: string, definition: FieldDefinition, createdAt: Date): Steps<boolean> {
      const isNew = yield* q.insertIfNew(fields, {
        id: definition.id,
        streamId,
        nameKey: nameKey(definition.name),
        definition,
        published: null,
        position: null,
        createdAt,
        deletedAt: null,
      });
      if (isNew) yield* touchDraft(streamId);
      return isNew;
    },
    /** Changes the definition in the draft. */
    *changeField(streamId: string, definition: FieldDefinition): Steps<void> {
      const row = yield* q.first(fields, oneField(streamId, definition.id), { lock: true });
      if (!row) throw new Error(`No field ${definition.id} in the Stream.`);
      const changes = { definition, nameKey: nameKey(definition.name), revision: row.revision + 1 };
      yield* q.update(fields, changes, oneField(streamId, definition.id));
      yield* touchDraft(streamId);
    },
    /** Deletes from the draft; a field that was never published leaves nothing behind. */
    *deleteField(streamId: string, fieldId: string, at: Date): Steps<void> {
      const gone = oneField(streamId, fieldId);
      yield* q.remove(fields, and(gone, isNull(fields.published)));
      yield* q.update(fields, { deletedAt: at, position: null }, gone);
      yield* touchDraft(streamId);
    },
    /** Makes these library fields, in this order, the draft's form. */
    *placeFields(streamId: string, ids: readonly string[]): Steps<void> {
      yield* q.update(fields, { position: null }, and(ofStream(streamId), isNotNull(fields.position)));
      for (const [position, id] of ids.entries()) {
        yield* q.update(fields, { position }, oneField(streamId, id));
      }
      yield* touchDraft(streamId);
    },
    /** Puts these in place of the draft; a field that is not among them and was never published is gone. */
    *putDraft(streamId: string, draftFields: readonly PutField[]): Steps<void> {
      const kept = new Set(draftFields.map(({ definition }) => definition.id));
      const found = yield* q.find(fields, { streamId });
      for (const { id, published } of found) {
        // Two fields may change names: none holds one that another one gets.
        if (kept.has(id)) yield* q.update(fields, { nameKey: `\u{10FFFD}${id}` }, oneField(streamId, id));
        else if (published === null) yield* q.remove(fields, oneField(streamId, id));
      }
      const revisions = new Map(found.map(({ id, revision }) => [id, revision]));
      for (const { definition, position, deletedAt } of draftFields) {
        const revision = (revisions.get(definition.id) ?? 0) + 1;
        const changes = { definition, nameKey: nameKey(definition.name), position, deletedAt, revision };
        yield* q.update(fields, changes, oneField(streamId, definition.id));
      }
      yield* touchDraft(streamId);
    },
    /** Gives the draft to requesters and tools, as a new version of the form. */
    *publish(streamId: string, by: { userId: string; at: Date }): Steps<number> {
      // The Stream's row comes first: it holds off another transaction that publishes this Stream.
      const publishedRevision = sql`${streams.draftRevision}`;
      const next = { formVersion: sql`${streams.formVersion} + 1`, publishedRevision };
      const [changed] = yield* rows((db) =>
        db
          .update(streams)
          .set(next)
          .where(and(eq(streams.workspaceId, q.workspaceId), eq(streams.id, streamId)))
          .returning({ version: streams.formVersion }),
      );
      if (!changed) throw new Error(`No Stream ${streamId} in this workspace.`);
      const found = (yield* q.find(fields, { streamId })).sort(byPlace);
      for (const { id, definition, position, deletedAt, published: before } of found) {
        if (before?.deleted) continue;
        const published = { definition, position, deleted: deletedAt !== null };
        yield* q.update(fields, { published }, oneField(streamId, id));
      }
      yield* q.insert(forms, {
        streamId,
        version: changed.version,
        fields: found.filter(({ position }) => position !== null).map(({ definition }) => definition),
        createdBy: by.userId,
        createdAt: by.at,
      });
      return changed.version;
    },
  };

  function readPublished({ published }: FieldRow): PublishedField | null {
    return published && { ...published, definition: newField(published.definition) };
  }
}

/** Puts the library of a new Stream, published as it is. */
export function* beginLibrary(
  q: TenantQueries,
  { id: streamId, createdBy, createdAt }: { id: string; createdBy: string; createdAt: Date },
  library: readonly LibraryField[],
): Steps<void> {
  const { fields, forms } = q.schema;
  let position = 0;
  yield* q.insert(
    fields,
    library.map(({ onForm, ...definition }) => {
      const place = onForm ? position++ : null;
      return {
        id: definition.id,
        streamId,
        nameKey: nameKey(definition.name),
        definition,
        position: place,
        published: { definition, position: place, deleted: false },
        createdAt,
        deletedAt: null,
      };
    }),
  );
  const form = library.filter((field) => field.onForm).map(({ onForm: _, ...definition }) => definition);
  yield* q.insert(forms, { streamId, version: 1, fields: form, createdBy, createdAt });
}

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
