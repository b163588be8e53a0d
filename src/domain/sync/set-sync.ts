import type { Context } from '../../context.ts';
import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import { InvalidInput, PeopleError } from '../../errors.ts';
import { streamSubject } from '../audit/audit-entry.ts';
import type { ConnectedTool } from '../integrations/integration.ts';
import { type StreamWithStatuses, statusField } from '../integrations/status-field.ts';
import type { Person } from '../people.ts';
import type { FieldDefinition } from '../streams/field.ts';
import { isAnswered } from '../streams/field.ts';
import { managedStream } from '../streams/manage-stream.ts';
import type { Stream } from '../streams/stream.ts';
import { type Direction, keyOf, type SyncSettings } from './synced.ts';

export interface SyncChange {
  /** Key of the field and its way; null: no field is changed. */
  field: { key: string; direction: Direction } | null;
  /** Where new tasks are put; null: wherever the tool puts them; absent: as it is. */
  section?: { id: string; name: string } | null;
}

/** Fields whose way can be set: all that people fill in, Complete, and the Stream's own statuses as one. Pure. */
export function syncableFields(
  library: readonly FieldDefinition[],
  stream: StreamWithStatuses,
): FieldDefinition[] {
  const fields = library.filter(
    (field) => field.role !== 'requester' && field.type !== 'files' && isAnswered(field),
  );
  const status = statusField(stream);
  return status ? [...fields, status] : fields;
}

/** A connected tool and how it is synced, for someone who may manage its Stream. @throws PeopleError */
export function* syncOf(
  db: WorkspaceDb,
  person: Person,
  connectedToolId: string,
): Steps<{ tool: ConnectedTool; stream: Stream; settings: SyncSettings }> {
  const tool = yield* db.integrations.connectedTool(connectedToolId);
  if (!tool || tool.disconnected) throw new PeopleError('not_found', 'This connection is gone.');
  const stream = yield* managedStream(db, person, tool.streamId);
  const { settings } = yield* db.sync.watch(tool.id, { lock: true });
  return { tool, stream, settings };
}

const directionWords: Record<Direction, string> = {
  both: 'both ways',
  to_tool: 'only to the tool',
  from_tool: 'only from the tool',
};

/**
 * Sets which way a field goes between Slack and a connected tool, and where new tasks are put. A field that was
 * stopped, since both sides undid each other, goes on by that.
 *
 * @throws InvalidInput by `syncField`; PeopleError `not_found`, `not_allowed`.
 */
export async function setSync(
  { store, clock, connectors }: Pick<Context, 'store' | 'clock' | 'connectors'>,
  workspaceId: string,
  admin: Person,
  connectedToolId: string,
  { field, section }: SyncChange,
): Promise<void> {
  await store.in(workspaceId).transaction(function* (db) {
    const { tool, stream, settings } = yield* syncOf(db, admin, connectedToolId);
    const words = connectors.of(tool.tool).words.tool;
    const record = (setting: string, was: string | null, is: string | null) =>
      db.audit.record({
        at: clock(),
        actor: admin.userId,
        subject: streamSubject(stream),
        act: { kind: 'changed', setting: `${words}: ${setting}`, was, is },
      });
    let next = settings;
    if (field) {
      const library = syncableFields(yield* db.streams.library(tool.streamId), stream);
      const found = library.find((each) => keyOf(each) === field.key);
      if (!found) throw new InvalidInput({ syncField: 'This field is gone. Choose another one.' });
      const was = settings.directions[field.key] ?? 'both';
      const wasStopped = settings.stopped[field.key] !== undefined;
      next = withDirection(next, field.key, field.direction);
      if (was !== field.direction || wasStopped) {
        const before = wasStopped ? 'stopped' : directionWords[was];
        yield* record(`Sync of ${found.name}`, before, directionWords[field.direction]);
        for (const { requestId } of yield* db.sync.openTasks(tool.id)) {
          yield* db.deliveries.oweTask(requestId, tool);
        }
      }
    }
    if (section !== undefined && section?.id !== settings.section?.id) {
      next = { ...next, section };
      yield* record('Section', settings.section?.name ?? null, section?.name ?? null);
    }
    yield* db.sync.putWatch(tool.id, { settings: next });
  });
}

function withDirection(settings: SyncSettings, key: string, direction: Direction): SyncSettings {
  const { [key]: _, ...directions } = settings.directions;
  const { [key]: __, ...stopped } = settings.stopped;
  return {
    ...settings,
    stopped,
    directions: direction === 'both' ? directions : { ...directions, [key]: direction },
  };
}
