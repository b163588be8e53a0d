import type { KnownBlock, ModalView } from '@slack/types';
import type { FailedLine, FailedPage } from '../../domain/integrations/failed-deliveries.ts';
import type { ConnectorWords } from '../../integrations/connector.ts';
import { actionsRow, button, confirmation, context, option, section } from '../blocks.ts';
import { actions, modals } from '../ids.ts';
import { metadata } from '../metadata.ts';
import { modal } from '../modal.ts';
import { link, type Mrkdwn, md, moment } from '../mrkdwn.ts';
import { count, cut } from '../text.ts';
import { failedActValue } from '../values.ts';

const longestReason = 600;

/** What could not be delivered, and what to do about it (I5). */
export function failedDeliveriesModal(words: ConnectorWords, tool: string, failed: FailedPage): ModalView {
  return modal({
    title: 'Failed deliveries',
    callbackId: modals.failedDeliveries,
    metadata: metadata.failedDeliveries.print({ tool, page: failed.page }),
    close: 'Close',
    blocks: failed.total === 0 ? [section(md`Nothing has failed. 🎉`)] : pageBlocks(words, failed),
  });
}

function pageBlocks({ tool }: ConnectorWords, { lines, page, pages, total }: FailedPage): KnownBlock[] {
  return [
    section(
      md`${count(total, 'change')} could not be delivered to ${tool}. Put right what the reason says, then retry; or give up what is not needed any more.`,
    ),
    actionsRow([
      button('Retry all', actions.retryAllFailed, { style: 'primary' }),
      button('Give up all', actions.giveUpAllFailed, {
        style: 'danger',
        confirm: confirmation(
          'Give up all?',
          md`${count(total, 'change')} will never reach ${tool}, unless the Request is changed again.`,
          'Give up all',
        ),
      }),
    ]),
    ...lines.map((line) => section(lineWords(line), decisions(line))),
    ...(pages > 1 ? pagerBlocks(page, pages) : []),
  ];
}

function decisions({ seq }: FailedLine) {
  return {
    type: 'overflow' as const,
    action_id: actions.decideFailed,
    options: [
      option('Retry', failedActValue('retry', seq)),
      option('Give up', failedActValue('give_up', seq)),
    ],
  };
}

function lineWords({ request, stream, reason, attempts, failedAt }: FailedLine): Mrkdwn {
  const why = cut((reason ?? 'The reason is not known.').replaceAll(/\s+/g, ' '), longestReason);
  const when = failedAt === null ? md`` : md`${moment(failedAt)} · `;
  return md`${whatWords(request, stream)}\n${why}\n${when}${count(attempts, 'attempt')}`;
}

function whatWords(request: FailedLine['request'], stream: string): Mrkdwn {
  if (request === null) return md`*The fields of “${cut(stream, 100)}”*`;
  const title = `#${request.number} ${cut(request.subject, 150)}`;
  const shown = request.permalink === null ? md`*${title}*` : link(request.permalink, title);
  return md`${shown} · ${cut(stream, 100)}`;
}

function pagerBlocks(page: number, pages: number): KnownBlock[] {
  // Two buttons of one block may not share an action id; the pages go round instead.
  const next = (page + 1) % pages;
  return [
    actionsRow([
      button(next === 0 ? 'First page' : 'Next page', actions.failedPage, { value: String(next) }),
    ]),
    context(md`Page ${page + 1} of ${pages}`),
  ];
}
