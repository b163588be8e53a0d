import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Ready } from './server-process.ts';
import { botToken, signingSecret, surroundings } from './settings.ts';

/** The least that a Bolt app can do with the same calls: it acknowledges, and opens a view that never changes. */
const text = (words: string) => ({ type: 'plain_text', text: words }) as const;
const view: ModalView = {
  type: 'modal',
  callback_id: 'request_form',
  title: text('IT help'),
  submit: text('Submit'),
  blocks: ['Subject', 'Details', 'Assignee', 'Due date', 'Other subject expert'].map((label, index) => ({
    type: 'input',
    block_id: `input-${index}`,
    label: text(label),
    element: { type: 'plain_text_input', action_id: 'answer' },
  })),
};

const { slackUrl } = surroundings();
const receiver = new HTTPReceiver({ signingSecret, logLevel: LogLevel.ERROR });
const app = new App({
  receiver,
  logLevel: LogLevel.ERROR,
  authorize: async () => ({ botToken, botId: 'B0BOT', botUserId: 'U0BOT' }),
  clientOptions: { slackApiUrl: slackUrl },
  convoStore: false,
});
app.command('/request', async ({ ack, command, client }) => {
  await ack();
  await client.views.open({ trigger_id: command.trigger_id, view });
});
app.action(/.*/, async ({ ack }) => ack());
app.view(/.*/, async ({ ack }) => ack());

const server = createServer((request, response) => receiver.requestListener(request, response));
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.send?.({ port, streamId: 'bare', fieldIds: {}, requestId: 'bare' } satisfies Ready);
});
