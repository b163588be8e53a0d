import type { Stream } from '../domain/streams/stream.ts';
import { actionsRow, button, type Message, section } from './blocks.ts';
import { actions } from './ids.ts';
import { md } from './mrkdwn.ts';
import { listStartValue } from './values.ts';

/** The message in a Stream's channel from which people reach its form and its Requests (R1). */
export function channelButton({
  id,
  name,
  description,
  archivedAt,
}: Pick<Stream, 'id' | 'name' | 'description' | 'archivedAt'>): Message {
  const find = button('Find Requests', actions.openList, {
    value: listStartValue({ list: 'stream', streamId: id }),
  });
  if (archivedAt !== null) {
    const words = md`*${name}* is archived and takes no Requests any more.`;
    return { text: words.mrkdwn, blocks: [section(words), actionsRow([find])] };
  }
  const open = button('New Request', actions.openForm, { value: id, style: 'primary' });
  return {
    text: md`${name}: submit a Request here.`.mrkdwn,
    blocks: [
      section(description === '' ? md`*${name}*` : md`*${name}*\n${description}`),
      actionsRow([open, find]),
    ],
  };
}
