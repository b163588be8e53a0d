import type { AppFace, Directory } from '../../../page-server/api.ts';
import type { Place } from './route.ts';

/**
 * Where a link into Slack leads: `slack://app?team=T&id=A&tab=home`, `slack://channel?team=T&id=C`,
 * `https://slack.com/app_redirect?app=A` or `?channel=C`. Null: elsewhere, or to what this person does not see.
 * https://docs.slack.dev/interactivity/deep-linking
 */
export function placeOfDeepLink(
  link: string,
  teamId: string,
  app: Pick<AppFace, 'id' | 'homeTab' | 'messagesTab'>,
  { channels }: Pick<Directory, 'channels'>,
): Place | null {
  if (!URL.canParse(link)) return null;
  const { protocol, host, pathname, searchParams } = new URL(link);
  const team = searchParams.get('team');
  if (team !== null && team !== teamId) return null;
  if (protocol === 'slack:') {
    const id = searchParams.get('id');
    if (host === 'app') return id === app.id ? tabOf(app, searchParams.get('tab') ?? 'home') : null;
    return host === 'channel' ? placeOfChannel(channels, id) : null;
  }
  if (protocol !== 'https:' || host !== 'slack.com' || pathname !== '/app_redirect') return null;
  if (searchParams.has('channel')) return placeOfChannel(channels, searchParams.get('channel'));
  return searchParams.get('app') === app.id ? tabOf(app, searchParams.get('tab') ?? 'messages') : null;
}

function tabOf(
  { homeTab, messagesTab }: Pick<AppFace, 'homeTab' | 'messagesTab'>,
  tab: string,
): Place | null {
  const wanted = tab === 'home' ? 'home' : 'messages';
  if (wanted === 'home' ? homeTab : messagesTab) return { kind: wanted };
  return homeTab ? { kind: 'home' } : null;
}

function placeOfChannel(channels: Directory['channels'], id: string | null): Place | null {
  const channel = channels.find((each) => each.kind !== 'im' && (each.id === id || each.name === id));
  return channel ? { kind: 'channel', name: channel.name } : null;
}
