import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { WebClient } from '@slack/web-api';
import { checkAck, checkedFetch, LimitsError } from '../../src/slack/checked-fetch.ts';
import { slackClientOptions } from '../../src/slack/clients.ts';
import { createLog } from '../../src/telemetry/log.ts';

/** What a Slack that takes everything was sent. */
const received: { method: string; body: URLSearchParams }[] = [];
const slack = createServer((request, response) => {
  let body = '';
  request.on('data', (part) => {
    body += String(part);
  });
  request.on('end', () => {
    received.push({ method: String(request.url).slice('/api/'.length), body: new URLSearchParams(body) });
    response.setHeader('content-type', 'application/json').end('{"ok":true}');
  });
});
let url = '';
const logged: unknown[] = [];
const log = { error: (entry: unknown) => void logged.push(entry) };

beforeAll(async () => {
  await new Promise<void>((listening) => slack.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(slack.address() as AddressInfo).port}/api/`;
});
afterAll(() => {
  slack.closeAllConnections();
  slack.close();
});
beforeEach(() => {
  received.length = 0;
  logged.length = 0;
});

const client = (strict: boolean) =>
  new WebClient(
    'xoxb-test',
    slackClientOptions(
      { config: { SLACK_API_URL: url }, log: createLog('silent'), slackFetch: checkedFetch({ log, strict }) },
      'delivery',
    ),
  );
const section = (text: string) => ({ type: 'section' as const, text: { type: 'mrkdwn' as const, text } });
const modal = (text: string) => ({
  type: 'modal' as const,
  title: { type: 'plain_text' as const, text: 'Title' },
  blocks: [section(text)],
});

describe('calls of the Web API', () => {
  test('[R2] in tests a view that Slack would refuse never leaves', async () => {
    const opening = client(true).views.open({ trigger_id: 't', view: modal('x'.repeat(3001)) });
    await expect(opening).rejects.toThrow(/blocks\[0\]\.text: at most 3000 characters, found 3001/);
    expect(received).toEqual([]);
  });

  test('[R2] in production it is made to fit, and the log says what was wrong without content', async () => {
    await client(false).views.open({ trigger_id: 't', view: modal(`secret${'x'.repeat(3000)}`) });
    const [call] = received;
    expect(call?.method).toBe('views.open');
    expect(call?.body.get('trigger_id')).toBe('t');
    expect(JSON.parse(call?.body.get('view') ?? '')).toEqual(modal(`secret${'x'.repeat(2993)}…`));
    expect(logged).toEqual([
      {
        sent: 'views.open',
        violations: [{ path: 'blocks[0].text', rule: 'at most 3000 characters', found: 3006 }],
      },
    ]);
  });

  test('[R3] a message is checked the same, posted or changed', async () => {
    const blocks = Array.from({ length: 51 }, () => section('x'));
    await expect(client(true).chat.postMessage({ channel: 'C1', text: 'x', blocks })).rejects.toThrow(
      '50 blocks',
    );
    await client(false).chat.update({ channel: 'C1', ts: '1.2', text: 'x', blocks });
    expect(JSON.parse(received[0]?.body.get('blocks') ?? '')).toHaveLength(50);
    expect(received[0]?.body.get('ts')).toBe('1.2');
  });

  test('[R3] what is well, and what is no view or message, passes as it is', async () => {
    await client(true).views.open({ trigger_id: 't', view: modal('fine') });
    await client(true).chat.postMessage({ channel: 'C1', text: 'fine' });
    await client(true).chat.delete({ channel: 'C1', ts: '1.2' });
    await client(true).users.info({ user: 'U1' });
    expect(received.map(({ method }) => method)).toEqual([
      'views.open',
      'chat.postMessage',
      'chat.delete',
      'users.info',
    ]);
    expect(logged).toEqual([]);
  });
});

describe('answers to Slack', () => {
  const option = { text: { type: 'plain_text', text: 'One' }, value: '1' };

  test('[R2] views of a response action are checked', () => {
    const answer = { response_action: 'update', view: modal('x'.repeat(3001)) };
    expect(() => checkAck({ log, strict: true }, answer)).toThrow(LimitsError);
    expect(checkAck({ log }, answer).view.blocks[0]?.text.text).toHaveLength(3000);
    expect(logged).toHaveLength(1);
  });

  test('[S5] options of an external select are checked', () => {
    const answer = { options: Array.from({ length: 101 }, (_, i) => ({ ...option, value: String(i) })) };
    expect(() => checkAck({ log, strict: true }, answer)).toThrow(LimitsError);
    expect(checkAck({ log }, answer).options).toHaveLength(100);
  });

  test('[R2] everything else passes as it is', () => {
    for (const answer of [
      undefined,
      '',
      { response_action: 'clear' },
      { options: [] },
      { options: [option] },
    ]) {
      expect(checkAck({ log, strict: true }, answer)).toBe(answer);
    }
  });
});
