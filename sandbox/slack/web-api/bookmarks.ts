import {
  addBookmark,
  bookmarksIn,
  changeBookmark,
  isLink,
  mostBookmarks,
  removeBookmark,
} from '../bookmarks.ts';
import type { Bookmark } from '../state.ts';
import { type Channel, channelById, hasBot } from '../world.ts';
import { type Answer, ApiError, type Call, needScope } from './call.ts';

export function bookmarksAdd(call: Call): Answer {
  needScope(call, 'bookmarks:write');
  const { core, workspace, args } = call;
  const channel = bookmarkedChannel(call);
  const title = args.required('title');
  if (args.required('type') !== 'link') throw new ApiError('invalid_bookmark_type');
  const link = args.text('link') ?? '';
  if (!isLink(link)) throw new ApiError('invalid_link');
  if (bookmarksIn(core, channel.id).length >= mostBookmarks) throw new ApiError('too_many_bookmarks');
  const emoji = args.text('emoji');
  const by = workspace.bot.userId;
  const bookmark = addBookmark(core, channel.id, { title, link, by, ...(emoji ? { emoji } : {}) });
  return { bookmark: output(call, channel, bookmark) };
}

export function bookmarksList(call: Call): Answer {
  needScope(call, 'bookmarks:read');
  const channel = bookmarkedChannel(call);
  return { bookmarks: bookmarksIn(call.core, channel.id).map((each) => output(call, channel, each)) };
}

export function bookmarksEdit(call: Call): Answer {
  needScope(call, 'bookmarks:write');
  const { core, workspace, args } = call;
  const channel = bookmarkedChannel(call);
  const bookmark = found(call, channel);
  const [title, link, emoji] = [args.text('title'), args.text('link'), args.text('emoji')];
  if (link !== undefined && !isLink(link)) throw new ApiError('invalid_link');
  changeBookmark(core, bookmark, {
    by: workspace.bot.userId,
    ...(title ? { title } : {}),
    ...(link ? { link } : {}),
    ...(emoji ? { emoji } : {}),
  });
  return { bookmark: output(call, channel, bookmark) };
}

export function bookmarksRemove(call: Call): Answer {
  needScope(call, 'bookmarks:write');
  const channel = bookmarkedChannel(call);
  removeBookmark(call.core, channel.id, found(call, channel).id);
  return {};
}

function bookmarkedChannel({ workspace, args }: Call): Channel {
  const channel = channelById(workspace, args.required('channel_id'));
  if (!channel || (channel.kind === 'private' && !hasBot(workspace, channel))) {
    throw new ApiError('channel_not_found');
  }
  if (!hasBot(workspace, channel)) throw new ApiError('not_in_channel');
  if (channel.archived) throw new ApiError('is_archived');
  return channel;
}

function found({ core, args }: Call, channel: Channel): Bookmark {
  const wanted = args.required('bookmark_id');
  const bookmark = bookmarksIn(core, channel.id).find(({ id }) => id === wanted);
  if (!bookmark) throw new ApiError('not_found');
  return bookmark;
}

/** https://docs.slack.dev/reference/methods/bookmarks.add */
function output({ core, workspace }: Call, channel: Channel, bookmark: Bookmark): Answer {
  const { id, title, link, emoji = '', created = 0, updated = 0, by = '' } = bookmark;
  return {
    id,
    channel_id: channel.id,
    title,
    link,
    emoji,
    icon_url: '',
    type: 'link',
    entity_id: null,
    date_created: created,
    date_updated: updated,
    rank: 'U',
    last_updated_by_user_id: by,
    last_updated_by_team_id: workspace.id,
    shortcut_id: null,
    app_id: by === workspace.bot.userId ? core.app.appId : null,
  };
}
