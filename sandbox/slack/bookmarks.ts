import type { Core } from './core.ts';
import { newId, nowSeconds } from './ids.ts';
import type { Bookmark } from './state.ts';

/** Links on top of a channel. Slack tells no app of them. */

/** So many at most in one channel. */
export const mostBookmarks = 100;

export const bookmarksIn = (core: Core, channelId: string): Bookmark[] =>
  core.state.bookmarks?.[channelId] ?? [];

type NewBookmark = Pick<Bookmark, 'title' | 'link' | 'emoji'> & { by: string };

export function addBookmark(core: Core, channelId: string, added: NewBookmark): Bookmark {
  const now = nowSeconds();
  const bookmark = { id: newId('Bk'), ...added, created: now, updated: now };
  keep(core, channelId, [...bookmarksIn(core, channelId), bookmark]);
  return bookmark;
}

export function changeBookmark(
  core: Core,
  bookmark: Bookmark,
  change: Partial<NewBookmark> & { by: string },
): Bookmark {
  Object.assign(bookmark, change, { updated: nowSeconds() });
  core.changed();
  return bookmark;
}

export function removeBookmark(core: Core, channelId: string, id: string): void {
  keep(
    core,
    channelId,
    bookmarksIn(core, channelId).filter((bookmark) => bookmark.id !== id),
  );
}

function keep(core: Core, channelId: string, bookmarks: Bookmark[]): void {
  core.state.bookmarks = { ...core.state.bookmarks, [channelId]: bookmarks };
  core.changed();
}

/** A web page, or a place in Slack itself. */
export const isLink = (link: string): boolean => /^(https?|slack):\/\//.test(link) && URL.canParse(link);
