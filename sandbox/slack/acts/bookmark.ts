import { addBookmark, bookmarksIn, isLink, mostBookmarks, removeBookmark } from '../bookmarks.ts';
import type { Core } from '../core.ts';
import type { Actor } from '../state.ts';
import { acting, openChannel, told } from './member.ts';
import { type ActResult, Refused } from './result.ts';

export type BookmarkAct =
  | { kind: 'add_bookmark'; channel: string; title: string; link: string }
  | { kind: 'remove_bookmark'; channel: string; id: string };

/** No app is told. */
export function changeBookmarks(core: Core, actor: Actor, what: BookmarkAct): ActResult {
  const { id: channelId } = openChannel(acting(core, actor), what.channel);
  if (what.kind === 'remove_bookmark') {
    removeBookmark(core, channelId, what.id);
    return told([]);
  }
  const [title, link] = [what.title.trim(), what.link];
  if (title === '') throw new Refused('a bookmark needs a name');
  if (!isLink(link)) throw new Refused('that is no address of a page');
  if (bookmarksIn(core, channelId).length >= mostBookmarks) {
    throw new Refused(`a channel has at most ${mostBookmarks} bookmarks`);
  }
  addBookmark(core, channelId, { title, link, by: actor.userId });
  return told([]);
}
