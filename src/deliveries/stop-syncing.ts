import type { Steps } from '../db/steps.ts';
import type { WorkspaceDb } from '../db/store.ts';
import { keyOf } from '../domain/sync/synced.ts';
import type { Parts } from './handler.ts';
import type { Source } from './task-source.ts';

/**
 * Syncs fields of a connected tool no more, since both sides undo each other: somebody's automation, most likely.
 * The Stream admins are told once; they start it again where they set which way the field goes.
 */
export function* stopSyncing(
  db: WorkspaceDb,
  { connectors, clock }: Pick<Parts, 'connectors' | 'clock'>,
  { tool, request, library, stream: name }: Source,
  keys: readonly string[],
): Steps<void> {
  const { settings } = yield* db.sync.watch(tool.id, { lock: true });
  const since = clock().toISOString();
  const stopped = { ...settings.stopped, ...Object.fromEntries(keys.map((key) => [key, since])) };
  yield* db.sync.putWatch(tool.id, { settings: { ...settings, stopped } });
  const stream = yield* db.streams.byId(request.streamId);
  const { words } = connectors.of(tool.tool);
  for (const key of keys) {
    const field = library.find((each) => keyOf(each) === key)?.name ?? key;
    const text =
      `“${field}” of “${name}” is not synced with ${words.tool} (“${tool.componentName}”) any more: it was set ` +
      `back and forth several times within minutes, last in Request #${request.number}. Look for a rule in ` +
      `${words.tool} that sets it by itself, then start it again under Manage, Connected tools, Sync with ${words.tool}.`;
    for (const admin of stream?.admins ?? []) {
      yield* db.deliveries.oweNoticeOfTrouble(admin, `flip/${tool.id}/${key}/${since}`, text);
    }
  }
}
