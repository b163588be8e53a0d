import type { ModalView } from '@slack/types';
import type { Request } from '../domain/requests/request.ts';
import { statusOf } from '../domain/streams/statuses.ts';
import type { Stream } from '../domain/streams/stream.ts';
import { section } from './blocks.ts';
import { modals } from './ids.ts';
import { type AlikeRequestsMetadata, metadata } from './metadata.ts';
import { modal } from './modal.ts';
import { link, md } from './mrkdwn.ts';

/** A Request that looks like the one in the form, and a message of it that the person can read. */
export interface AlikeRequest {
  request: Request;
  permalink: string | null;
}

/** The window over a form that says which open Requests look like the one that is about to be submitted (R1). */
export function alikeRequests(
  stream: Pick<Stream, 'name' | 'settings'>,
  alike: readonly AlikeRequest[],
  ids: AlikeRequestsMetadata,
): ModalView {
  const one = alike.length === 1;
  return modal({
    title: 'Open already?',
    callbackId: modals.alikeRequests,
    metadata: metadata.alikeRequests.print(ids),
    submit: 'Submit anyway',
    close: 'Go back',
    blocks: [
      section(
        md`${one ? 'A Request' : 'Requests'} to *${stream.name}* ${one ? 'that is' : 'that are'} open ${one ? 'looks' : 'look'} like yours. *Nothing is submitted yet.*`,
      ),
      ...alike.map(({ request, permalink }) => {
        const { emoji, name } = statusOf(request, stream.settings);
        const words = `#${request.number} ${request.subject}`;
        const title = permalink === null ? md`${words}` : link(permalink, words);
        return section(md`*${title}*\n${emoji} ${name}`);
      }),
    ],
  });
}
