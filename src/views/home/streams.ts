import type { KnownBlock } from '@slack/types';
import type { Stream } from '../../domain/streams/stream.ts';
import { actionsRow, button, context, header, section } from '../blocks.ts';
import { actions } from '../ids.ts';
import { channelLink, md } from '../mrkdwn.ts';
import { count, cut } from '../text.ts';
import type { Page } from './page.ts';

export interface HomeStream extends Pick<Stream, 'id' | 'name' | 'description' | 'channelId'> {
  mayManage: boolean;
}

/** Streams that the App Home shows; with two blocks each they leave room for the rest. */
export const mostHomeStreams = 20;
const longestDescription = 200;

/** The Streams with what can be done with each; nothing where there are none, for the greeting says so. */
export function streamBlocks({ shown, total }: Page<HomeStream>): KnownBlock[] {
  if (total === 0) return [];
  const streams = shown.slice(0, mostHomeStreams);
  const rest = total - streams.length;
  return [
    header('Streams'),
    ...streams.flatMap(streamBlock),
    ...(rest > 0
      ? [context(md`… and ${count(rest, 'more Stream')}. Submit a Request finds them all by name.`)]
      : []),
  ];
}

function streamBlock(stream: HomeStream): KnownBlock[] {
  const description = cut(stream.description.replace(/\s+/g, ' ').trim(), longestDescription);
  const about = md`*${stream.name}* in ${channelLink(stream.channelId)}`;
  const text = description === '' ? about : md`${about}\n${description}`;
  const submit = button('Submit', actions.openForm, { value: stream.id });
  if (!stream.mayManage) return [section(text, submit)];
  return [section(text), actionsRow([submit, button('Manage', actions.manageStream, { value: stream.id })])];
}
