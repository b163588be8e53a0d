import { type FieldDefinition, newField } from '../../src/domain/streams/field.ts';
import type { RunningApp } from './running-app.ts';

export type FieldToGive = Pick<FieldDefinition, 'name' | 'type'> & Partial<FieldDefinition>;

/** Gives the only Stream a published form: its Subject, and after it these fields, whose ids are their names. */
export async function giveForm(
  { context, workspaceId }: Pick<RunningApp, 'context' | 'workspaceId'>,
  fields: readonly FieldToGive[],
): Promise<void> {
  const at = context.clock();
  await context.store.in(workspaceId).transaction(function* (db) {
    const [stream] = yield* db.streams.inUse('', 1);
    if (!stream) throw new Error('There is no Stream yet.');
    const library = yield* db.streams.library(stream.id);
    const subject = library.find(({ role }) => role === 'subject');
    const known = new Set(library.map(({ id }) => id));
    const given = fields.map((field) => newField({ id: field.name, ...field }));
    for (const field of given) {
      if (!known.has(field.id)) yield* db.streams.addField(stream.id, field, at);
    }
    yield* db.streams.placeFields(stream.id, [subject?.id ?? '', ...given.map(({ id }) => id)]);
    yield* db.streams.publish(stream.id, { userId: stream.createdBy, at });
  });
}
