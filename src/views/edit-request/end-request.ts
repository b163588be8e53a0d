import type { ModalView } from '@slack/types';
import type { Request } from '../../domain/requests/request.ts';
import { section } from '../blocks.ts';
import { modals } from '../ids.ts';
import { metadata } from '../metadata.ts';
import { modal } from '../modal.ts';
import { link, type Mrkdwn, md } from '../mrkdwn.ts';

/** What a tool has of a Request: its own words, and the task's address. */
export interface TaskLink {
  tool: string;
  task: string;
  url: string;
}

type Ended = Pick<Request, 'id' | 'number' | 'subject'>;

/** Asks the requester whether they mean it (R10). */
export function confirmWithdraw(request: Ended, tasks: readonly TaskLink[]): ModalView {
  const inTools = tasks.map(({ tool, task }) => md`The ${task} in ${tool} is completed.`);
  return modal({
    title: 'Withdraw Request',
    callbackId: modals.withdrawRequest,
    metadata: metadata.aboutRequest.print({ requestId: request.id }),
    submit: 'Withdraw',
    blocks: [
      section(
        md`Withdraw *#${request.number} ${request.subject}*? It is closed, and the team is told that you do not need it any more. It can be reopened.`,
      ),
      ...inTools.map((words) => section(words)),
    ],
  });
}

/** Asks a Stream admin whether they mean it, and says what is lost and what stays (R10). */
export function confirmDelete(request: Ended, tasks: readonly TaskLink[]): ModalView {
  const inTools = tasks.map(
    ({ tool, task, url }): Mrkdwn =>
      md`The ${task} in ${tool} stays as it is; from then on nothing connects the two. ${link(url, `Open in ${tool}`)}`,
  );
  return modal({
    title: 'Delete Request',
    callbackId: modals.deleteRequest,
    metadata: metadata.aboutRequest.print({ requestId: request.id }),
    submit: 'Delete',
    blocks: [
      section(
        md`Delete *#${request.number} ${request.subject}*? Its answers and its history are gone for good. Its messages say only that it was deleted; what people wrote in its thread stays in Slack.`,
      ),
      ...inTools.map((words) => section(words)),
    ],
  });
}
