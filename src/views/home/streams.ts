import type { Button, KnownBlock } from '@slack/types';
import type { Stream } from '../../domain/streams/stream.ts';
import { actionsRow, button, context, header, section } from '../blocks.ts';
import { actions } from '../ids.ts';
import { channelLink, md } from '../mrkdwn.ts';
import { count, cut } from '../text.ts';
import { listStartValue } from '../values.ts';
import type { Page } from './page.ts';

export interface HomeStream extends Pick<Stream, 'id' | 'name' | 'description' | 'channelId'> {
  isArchived: boolean;
  maySubmit: boolean;
  mayManage: boolean;
  /** Muted by the person; and whether there is something to mute. */
  isMuted: boolean;
  mayMute: boolean;
}

/** Streams that the overview shows. */
export const mostOverviewStreams = 5;
const longestDescription = 200;

/** The first Streams with what can be done with each. */
export function streamBlocks({ shown, total }: Page<HomeStream>): KnownBlock[] {
  const streams = shown.slice(0, mostOverviewStreams);
  const rest = total - streams.length;
  return [
    header('Streams'),
    ...streams.flatMap(streamBlock),
    ...(rest > 0 ? [context(md`… and ${count(rest, 'more Stream')}, on the page Streams.`)] : []),
  ];
}

/** One Stream: two blocks at most. */
export function streamBlock(stream: HomeStream): KnownBlock[] {
  const description = cut(stream.description.replace(/\s+/g, ' ').trim(), longestDescription);
  const about = md`*${stream.name}* in ${channelLink(stream.channelId)}${stream.isArchived ? ' · archived' : ''}`;
  const text = description === '' ? about : md`${about}\n${description}`;
  const buttons: Button[] = [
    ...(stream.isArchived || !stream.maySubmit
      ? []
      : [button('Submit', actions.openForm, { value: stream.id })]),
    button('Requests', actions.openList, { value: listStartValue({ list: 'stream', streamId: stream.id }) }),
    ...(stream.mayManage ? [button('Manage', actions.manageStream, { value: stream.id })] : []),
    ...muteButtons(stream),
  ];
  const [only] = buttons;
  return buttons.length > 1 ? [section(text), actionsRow(buttons)] : [section(text, only)];
}

function muteButtons({ id, isMuted, mayMute, isArchived }: HomeStream): Button[] {
  if (isMuted) return [button('Unmute', actions.unmuteStream, { value: id })];
  return mayMute && !isArchived ? [button('Mute', actions.muteStream, { value: id })] : [];
}
