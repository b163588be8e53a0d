import type { Core } from '../core.ts';
import { newId } from '../ids.ts';
import { type Actor, workspaceOf } from '../state.ts';
import { channelById } from '../world.ts';
import { type ActResult, Refused } from './result.ts';

const nothingSent: ActResult = { deliveries: [], expectMore: false };

/** Puts a link on top of a channel; no app is told. */
export function addBookmark(
  core: Core,
  actor: Actor,
  { channel, title, link }: { channel: string; title: string; link: string },
): ActResult {
  mustBeMember(core, actor, channel);
  if (title.trim() === '') throw new Refused('a bookmark needs a name');
  if (!/^https?:\/\//.test(link) || !URL.canParse(link)) throw new Refused('that is no address of a page');
  const bookmarks = core.state.bookmarks ?? {};
  bookmarks[channel] = [...(bookmarks[channel] ?? []), { id: newId('Bk'), title: title.trim(), link }];
  core.state.bookmarks = bookmarks;
  core.changed();
  return nothingSent;
}

export function removeBookmark(
  core: Core,
  actor: Actor,
  { channel, id }: { channel: string; id: string },
): ActResult {
  mustBeMember(core, actor, channel);
  const bookmarks = core.state.bookmarks ?? {};
  bookmarks[channel] = (bookmarks[channel] ?? []).filter((bookmark) => bookmark.id !== id);
  core.changed();
  return nothingSent;
}

function mustBeMember(core: Core, actor: Actor, channelId: string): void {
  const channel = channelById(workspaceOf(core.state, actor.teamId), channelId);
  if (!channel?.members.includes(actor.userId)) throw new Refused('this person is not in that channel');
}
