import { createHmac } from 'node:crypto';
import { fieldBlockId } from '../../src/views/block-ids.ts';
import { actions, modals } from '../../src/views/ids.ts';
import { metadata } from '../../src/views/metadata.ts';
import { requester, workspaceId } from '../workspace.ts';
import { signingSecret } from './settings.ts';

/** What is clicked and filled in. */
export interface BenchForm {
  streamId: string;
  /** By the fields' names. */
  fieldIds: Record<string, string>;
  requestId: string;
}

const team = { id: workspaceId, domain: 'bench' };
const user = { id: requester.userId, username: 'requester', name: 'requester', team_id: workspaceId };

/** `/request`, as Slack's form body. */
export function command(triggerId: string): string {
  return new URLSearchParams({
    command: '/request',
    text: 'IT help',
    team_id: workspaceId,
    team_domain: 'bench',
    channel_id: 'C0BENCH',
    channel_name: 'it-help',
    user_id: requester.userId,
    user_name: 'requester',
    api_app_id: 'A0BENCH',
    response_url: 'http://127.0.0.1:9/unused',
    trigger_id: triggerId,
  }).toString();
}

/** A click on Complete or Reopen of a Request's card. */
export function click(form: BenchForm, triggerId: string, completes: boolean): string {
  return interaction({
    type: 'block_actions',
    container: { type: 'message', message_ts: '1.1', channel_id: 'C0BENCH', is_ephemeral: false },
    channel: { id: 'C0BENCH', name: 'it-help' },
    message: { type: 'message', ts: '1.1', text: 'card' },
    trigger_id: triggerId,
    actions: [
      {
        type: 'button',
        action_id: completes ? actions.complete : actions.reopen,
        block_id: 'card',
        value: form.requestId,
        action_ts: '1.2',
        text: { type: 'plain_text', text: completes ? 'Complete' : 'Reopen' },
      },
    ],
  });
}

/** Submit of the request form, every field filled in. */
export function submission({ streamId, fieldIds }: BenchForm, viewId: string): string {
  const text = (value: string) => ({ type: 'plain_text_input', value });
  const person = { type: 'users_select', selected_user: requester.userId };
  const filled = Object.entries({
    Subject: text('Laptop does not start'),
    Details: text('The light blinks twice. I need it on Monday. '.repeat(5)),
    Assignee: person,
    'Due date': { type: 'datepicker', selected_date: '2030-01-31' },
    'Other subject expert': person,
  }).map(([name, element]) => [fieldBlockId(fieldIds[name] ?? name), { [actions.answer]: element }]);
  return interaction({
    type: 'view_submission',
    response_urls: [],
    view: {
      id: viewId,
      team_id: workspaceId,
      type: 'modal',
      callback_id: modals.requestForm,
      private_metadata: metadata.requestForm.print({
        ...{ streamId, formVersion: 1 },
        ...{ page: 0, pages: 1, isLast: true },
      }),
      blocks: filled.map(([block_id]) => ({ type: 'input', block_id })),
      state: { values: Object.fromEntries(filled) },
      hash: '1.bench',
      title: { type: 'plain_text', text: 'IT help' },
      root_view_id: viewId,
      bot_id: 'B0BOT',
    },
  });
}

function interaction(payload: object): string {
  const whole = { team, user, api_app_id: 'A0BENCH', token: 'unused', ...payload };
  return new URLSearchParams({ payload: JSON.stringify(whole) }).toString();
}

/** The headers by which Slack proves that a body is its own. */
export function signed(body: string): Record<string, string> {
  const timestamp = Math.floor(Date.now() / 1000).toString();
  const signature = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  return {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${signature}`,
  };
}
