import type { KnownBlock, ModalView } from '@slack/types';
import type { Stream } from '../../domain/streams/stream.ts';
import {
  type EventWording,
  type RequesterEvent,
  requesterEvents,
  requesterEventWords,
  usualTexts,
  usualWay,
  wordingOf,
} from '../../domain/wording/wording.ts';
import { button, context, section } from '../blocks.ts';
import { actions } from '../ids.ts';
import { metadata } from '../metadata.ts';
import { modal } from '../modal.ts';
import { md } from '../mrkdwn.ts';
import { wordingValue } from '../values.ts';

/** The modal that lists what requesters are told of, and in which words (S18). */
export function wordingsWindow({ id, settings }: Pick<Stream, 'id' | 'settings'>): ModalView {
  return modal({
    title: 'Wording',
    metadata: metadata.manageStream.print({ streamId: id }),
    close: 'Back',
    blocks: [
      context(
        md`What the requester of a Request is told. Team and assignee are told in Streamly’s own words, as the Notifications say.`,
      ),
      ...requesterEvents.map((event) => eventLine(id, event, wordingOf(settings.wording, event))),
    ],
  });
}

function eventLine(streamId: string, event: RequesterEvent, { text, told }: EventWording): KnownBlock {
  const own = text === null ? '' : ' · own words';
  const change = button('Change', actions.openWording, { value: wordingValue(streamId, event) });
  return section(
    md`*${requesterEventWords[event]}* · ${wayWords(event, told)}${own}\n${text ?? usualTexts[event]}`,
    change,
  );
}

const usualWords = {
  message: 'on their own message of the Request',
  message_and_notifications: 'on their own message, and directly where the Notifications say so',
  nowhere: 'not told: their own message shows it',
} as const;

/** How an event is told, in words. Pure. */
export function wayWords(event: RequesterEvent, told: EventWording['told']): string {
  const usual = usualWay[event];
  if (told === 'usual') return usualWords[usual];
  if (told === 'no') return 'not told';
  return usual === 'nowhere' ? 'by a direct message' : 'on their own message, and by a direct message';
}
