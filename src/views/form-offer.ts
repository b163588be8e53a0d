import type { Stream } from '../domain/streams/stream.ts';
import { button, type Message } from './blocks.ts';
import { actions } from './ids.ts';
import { md } from './mrkdwn.ts';
import { notice } from './notice.ts';

/** What a person who reacted with a Stream's emoji is shown alone (R1). @param offerId of the kept message. */
export function formOffer({ name, emoji }: Pick<Stream, 'name' | 'emoji'>, offerId: string): Message {
  const words = md`:${emoji ?? ''}: Make a Request to *${name}* of this message? Its text and link are in the form already.`;
  const open = button('New Request', actions.openOffer, { value: offerId, style: 'primary' });
  return notice(words, [open]);
}
