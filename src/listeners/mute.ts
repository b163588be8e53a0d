import type { App } from '@slack/bolt';
import type { Context } from '../context.ts';
import { PeopleError } from '../errors.ts';
import { actions } from '../views/ids.ts';
import { type Clicked, onClick } from './entry.ts';
import { publishHome } from './home/publish.ts';

/** Each person mutes a Stream for themself, and hears of it again (S10). */
export function muteListeners(app: App, context: Context): void {
  const set = async (clicked: Clicked, isMuted: boolean) => {
    const { name } = await context.store.in(clicked.workspaceId).transaction(function* (db) {
      const stream = yield* db.streams.byId(clicked.value);
      if (!stream) throw new PeopleError('not_found', 'This Stream is gone.');
      yield* db.mutes.set(stream.id, clicked.userId, isMuted);
      return stream;
    });
    await publishHome(context, clicked);
    return name;
  };

  onClick(app, context, actions.muteStream, async (clicked) => {
    const name = await set(clicked, true);
    await clicked.tell(`“${name}” is muted for you. To hear of it again, choose *Unmute* in the App Home.`);
  });
  onClick(app, context, actions.unmuteStream, async (clicked) => {
    const name = await set(clicked, false);
    await clicked.tell(`You hear of “${name}” again.`);
  });
}
