import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { verifySlackRequest } from '@slack/bolt';
import { type Slack, startSlack } from '../../../sandbox/slack/driver.ts';
import { secrets } from './bolt-app.ts';

interface Heard {
  headers: IncomingMessage['headers'];
  body: string;
}

interface Reply {
  status?: number;
  body?: string;
  headers?: Record<string, string>;
}

const nowSeconds = () => Math.floor(Date.now() / 1000);

/** A bare HTTP server in the place of an app, to see every byte and to answer anything. */
describe("the stand-in's deliveries", () => {
  let slack: Slack;
  let server: Server;
  let heard: Heard[];
  let reply: (request: Heard) => Reply | 'never' | Promise<Reply>;

  beforeEach(async () => {
    heard = [];
    reply = () => ({});
    server = createServer((incoming, response) => {
      void (async () => {
        const chunks: Buffer[] = [];
        for await (const chunk of incoming) chunks.push(chunk as Buffer);
        const request = { headers: incoming.headers, body: Buffer.concat(chunks).toString() };
        heard.push(request);
        const answer = await reply(request);
        if (answer === 'never') return;
        response.writeHead(answer.status ?? 200, answer.headers).end(answer.body);
      })();
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    slack = await startSlack({
      ...secrets,
      statePath: null,
      appUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      timing: { patienceMs: 100, ackMs: 300 },
    });
  });

  afterEach(async () => {
    await slack.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const lastPayload = () =>
    JSON.parse(new URLSearchParams(heard.at(-1)?.body).get('payload') ?? 'null') as Record<string, unknown>;

  const event = () => slack.event('acme', { type: 'team_rename', name: 'Acme 2' });

  test("[E3] a command has Slack's fields, its exact content type, and a signature that holds", async () => {
    await slack.as('bob').slash('/order two mice', { channel: 'it' });
    const { headers, body } = heard[0] ?? { headers: {}, body: '' };
    expect(headers['content-type']).toBe('application/x-www-form-urlencoded');
    const signed = { 'x-slack-signature': '', 'x-slack-request-timestamp': 0 };
    for (const name of Object.keys(signed)) Object.assign(signed, { [name]: headers[name] });
    expect(() =>
      verifySlackRequest({
        signingSecret: secrets.signingSecret,
        body,
        headers: { ...signed, 'x-slack-request-timestamp': Number(signed['x-slack-request-timestamp']) },
      }),
    ).not.toThrow();
    expect(Object.fromEntries(new URLSearchParams(body))).toMatchObject({
      command: '/order',
      text: 'two mice',
      user_id: 'U0BOB00001',
      user_name: 'bob',
      team_id: 'T0ACME0001',
      team_domain: 'acme',
      channel_id: 'C0IT000001',
      channel_name: 'it',
      is_enterprise_install: 'false',
      trigger_id: expect.stringMatching(/^\d+\.\d+\.[0-9a-f]{32}$/),
      response_url: expect.stringContaining('/response/T0ACME0001/'),
    });
  });

  test('[E3] an interaction says who, where and when', async () => {
    await slack.as('bob').shortcut('anything');
    expect(lastPayload()).toMatchObject({
      type: 'shortcut',
      callback_id: 'anything',
      team: { id: 'T0ACME0001', domain: 'acme' },
      user: { id: 'U0BOB00001', username: 'bob', team_id: 'T0ACME0001' },
      enterprise: null,
      is_enterprise_install: false,
      action_ts: expect.stringMatching(/^\d+\.\d{6}$/),
    });
  });

  test('[E3] an event is wrapped, signed and sent as JSON', async () => {
    await event();
    expect(heard[0]?.headers['content-type']).toBe('application/json');
    expect(JSON.parse(heard[0]?.body ?? '')).toMatchObject({
      type: 'event_callback',
      team_id: 'T0ACME0001',
      event: { type: 'team_rename' },
      event_id: expect.stringMatching(/^Ev/),
      authorizations: [{ team_id: 'T0ACME0001', user_id: 'U0BOTACME1', is_bot: true }],
    });
  });

  test('[E3] an event that fails is sent three times more, with its number and the reason', async () => {
    reply = () => ({ status: 500 });
    await event();
    const retries = heard.map(({ headers }) => [
      headers['x-slack-retry-num'],
      headers['x-slack-retry-reason'],
    ]);
    expect(retries).toEqual([
      [undefined, undefined],
      ['1', 'http_error'],
      ['2', 'http_error'],
      ['3', 'http_error'],
    ]);
    expect(new Set(heard.map(({ body }) => body)).size).toBe(1);
  });

  test('[E3] an event that is answered too late is sent again, and no more once it is answered', async () => {
    reply = () => (heard.length === 1 ? 'never' : {});
    await event();
    expect(heard.map(({ headers }) => headers['x-slack-retry-reason'])).toEqual([undefined, 'http_timeout']);
  });

  test('[E3] an app that takes no connection is tried again for that reason', async () => {
    slack.connect('http://127.0.0.1:1');
    expect(await event()).toMatchObject({
      status: null,
      problem: 'connection_failed',
      headers: { 'x-slack-retry-num': '3', 'x-slack-retry-reason': 'connection_failed' },
    });
  });

  test('[E3] an app that is sent too many events is told so in their place, and then nothing', async () => {
    let answer: 'send' | 'tell' | 'drop' = 'tell';
    slack.core.rates = { ...slack.core.rates, event: () => answer };
    await event();
    answer = 'drop';
    expect(await event()).toBeNull();
    expect(heard).toHaveLength(1);
    const told = JSON.parse(heard[0]?.body ?? '') as { minute_rate_limited: number };
    expect(told).toEqual({
      token: expect.any(String),
      type: 'app_rate_limited',
      team_id: 'T0ACME0001',
      api_app_id: slack.core.app.appId,
      minute_rate_limited: expect.any(Number),
    });
    expect(told.minute_rate_limited % 60).toBe(0);
  });

  test('[E3] an app can ask for no retry', async () => {
    reply = () => ({ status: 500, headers: { 'x-slack-no-retry': '1' } });
    await event();
    expect(heard).toHaveLength(1);
  });

  test('[E3] a command that is answered too late fails before the person, and is not sent again', async () => {
    reply = () => 'never';
    const seen = await slack.as('bob').slash('/order');
    expect(seen).toMatchObject({
      status: null,
      ephemeral: '/order failed with the error "operation_timeout"',
    });
    expect(heard).toHaveLength(1);
  });

  test('[E3] a response_url works five times, and not after its time', async () => {
    await slack.as('bob').slash('/order');
    const url = new URLSearchParams(heard[0]?.body).get('response_url') ?? '';
    const post = async (body: object) => {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return `${answer.status} ${await answer.text()}`;
    };
    expect(await post({ text: 'one' })).toBe('200 ok');
    expect(await post({})).toBe('400 no_text');
    expect(await post({ blocks: [{ type: 'bogus' }] })).toMatch(
      /^400 invalid_blocks .*unsupported type: bogus/,
    );
    await post({ text: 'four' });
    await post({ text: 'five' });
    expect(await post({ text: 'six' })).toBe('404 used_url');
    expect(
      slack
        .as('bob')
        .ephemerals()
        .map((each) => each.text()),
    ).toEqual(['one', 'four', 'five']);
    await slack.as('bob').slash('/order');
    slack.core.timing.responseUrlMs = 0;
    const later = new URLSearchParams(heard[1]?.body).get('response_url') ?? '';
    expect((await fetch(later, { method: 'POST' })).status).toBe(404);
  });

  test('[E3] payloads can be replayed, forged, stale or of the future', async () => {
    await slack.as('bob').slash('/order');
    const [first] = slack.deliveries;
    if (!first) throw new Error('nothing was delivered');
    await slack.as('bob').replay(first);
    expect(heard[1]?.body).toBe(heard[0]?.body);
    const stale = slack.sign('payload=%7B%7D', nowSeconds() - 301);
    await slack.sendRaw({ body: 'payload=%7B%7D', headers: { 'content-type': 'text/x', ...stale } });
    expect(heard[2]?.headers).toMatchObject({ 'content-type': 'text/x', ...stale });
    const now = nowSeconds();
    expect(slack.sign('a', now, 'other')).not.toEqual(slack.sign('a', now));
  });

  test('[E3] the URL is verified with a challenge', async () => {
    reply = ({ body }) => ({ body: (JSON.parse(body) as { challenge: string }).challenge });
    const { body, answer } = await slack.verifyUrl();
    expect(answer).toBe((JSON.parse(body) as { challenge: string }).challenge);
  });

  test('[E3] people who change or join are told to the app', async () => {
    await slack.changePerson('thiru', { role: 'deactivated' });
    expect(JSON.parse(heard[0]?.body ?? '')).toMatchObject({
      event: { type: 'user_change', user: { id: 'U0THIRU001', deleted: true } },
    });
    const nina = await slack.addPerson({
      id: 'U0NINA0001',
      handle: 'nina',
      realName: 'Nina New',
      email: 'nina@acme.example',
      tz: 'Europe/Berlin',
      tzOffset: 3600,
      role: 'member',
    });
    expect(JSON.parse(heard[1]?.body ?? '')).toMatchObject({ event: { type: 'team_join' } });
    expect((await nina.slash('/order')).status).toBe(200);
  });

  test('[E3] messages and reactions are told where the app is a member', async () => {
    const message = await slack.as('alice').channel('it').write('Hello');
    await slack.as('alice').channel('it').write('A reply', message);
    await slack.as('alice').channel('random').write('Unheard');
    await message.react('eyes');
    const events = heard.map(({ body }) => (JSON.parse(body) as { event: Record<string, unknown> }).event);
    expect(events).toMatchObject([
      { type: 'message', text: 'Hello', channel_type: 'channel', user: 'U0ALICE001' },
      { type: 'message', text: 'A reply', thread_ts: message.ts },
      { type: 'reaction_added', reaction: 'eyes', item: { ts: message.ts } },
    ]);
  });

  test('[E3] a manifest limits commands, shortcuts and events to what it names', async () => {
    const { app } = slack.core;
    app.commands = ['/order'];
    app.botEvents = ['app_home_opened'];
    app.shortcuts = [{ name: 'Order this', type: 'message', callbackId: 'this' }];
    expect((await slack.as('bob').slash('/other')).ephemeral).toBe('/other is not a valid command.');
    expect(await event()).toBeNull();
    await expect(slack.as('bob').shortcut('Order this')).rejects.toThrow('no global shortcut “Order this”');
    const message = await slack.as('bob').channel('it').write('Hello');
    await message.shortcut('Order this');
    expect(lastPayload()).toMatchObject({
      type: 'message_action',
      callback_id: 'this',
      message: { text: 'Hello' },
    });
    expect(heard).toHaveLength(1);
  });
});
