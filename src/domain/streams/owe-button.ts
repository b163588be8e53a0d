import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import type { Stream } from './stream.ts';

/** After a change of what a Stream's button in the channel says, or of where it stands. */
export function* oweButton(db: WorkspaceDb, { id, settings }: Pick<Stream, 'id' | 'settings'>): Steps<void> {
  if (settings.channelButton !== 'off') yield* db.deliveries.oweButton(id);
}
