import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { WebClient } from '@slack/web-api';
import { type Slack, startSlack } from '../../../sandbox/slack/driver.ts';
import { slacksRateLimits } from '../../../sandbox/slack/rate-limits.ts';
import { secrets, silent } from './bolt-app.ts';

const acme = 'T0ACME0001';
const globex = 'T0GLOBEX01';
const alice = 'U0ALICE001';

describe("the stand-in's rate limits, met by Slack's own client", () => {
  let slack: Slack;
  let client: WebClient;
  let now: number;

  const clientOf = (workspace: string) =>
    new WebClient(slack.botToken(workspace), {
      slackApiUrl: slack.apiUrl,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      logger: silent,
    });
  /** How many of `tries` calls, one after another, are let through. */
  async function letThrough(tries: number, call: () => Promise<unknown>): Promise<number> {
    let count = 0;
    for (let i = 0; i < tries; i += 1) {
      count += await call().then(
        () => 1,
        () => 0,
      );
    }
    return count;
  }

  beforeEach(async () => {
    now = Date.now();
    slack = await startSlack({
      ...secrets,
      statePath: null,
      installed: ['acme', 'globex'],
      rateLimits: 'slack',
      now: () => now,
    });
    client = clientOf('acme');
  });
  afterEach(() => slack.close());

  test('[E3] a call too many is answered 429 with the seconds to wait, and let through after them', async () => {
    const list = () => client.conversations.list({});
    expect(await letThrough(25, list)).toBe(20);
    await expect(list()).rejects.toMatchObject({ code: 'slack_webapi_rate_limited_error', retryAfter: 3 });
    const answer = await fetch(`${slack.apiUrl}conversations.list`, {
      method: 'POST',
      headers: { authorization: `Bearer ${slack.botToken('acme')}` },
    });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '3']);
    expect(await answer.json()).toEqual({ ok: false, error: 'ratelimited' });
    now += 2999;
    await expect(list()).rejects.toMatchObject({ retryAfter: 1 });
    now += 1;
    expect(await letThrough(2, list)).toBe(1);
  });

  test('[E3] a limit holds for one method of one workspace', async () => {
    await letThrough(21, () => client.conversations.list({}));
    expect(await letThrough(21, () => client.users.list({}))).toBe(20);
    expect(await letThrough(21, () => clientOf('globex').conversations.list({}))).toBe(20);
  });

  test.each([
    ['users.info', 100, () => client.users.info({ user: alice })],
    ['conversations.info', 50, () => client.conversations.info({ channel: 'C0IT000001' })],
    ['conversations.list', 20, () => client.conversations.list({})],
  ])('[E3] %s is let through %d times at once', async (_, most, call) => {
    expect(await letThrough(most + 2, call)).toBe(most);
  });

  test('[E3] what is refused for its arguments or scopes counts too', async () => {
    slack.grant('acme', ['chat:write']);
    expect(await letThrough(20, () => client.conversations.list({}))).toBe(0);
    await expect(client.conversations.list({})).rejects.toMatchObject({ retryAfter: 3 });
  });

  test('[E3] a channel takes one message a second after a short burst; the others go on', async () => {
    const post = (channel: string) => client.chat.postMessage({ channel, text: 'Hello' });
    expect(await letThrough(7, () => post('C0IT000001'))).toBe(5);
    expect(slack.as('alice').channel('it').messages()).toHaveLength(5);
    expect(await letThrough(7, () => post(alice))).toBe(5);
    await expect(post('C0IT000001')).rejects.toMatchObject({ retryAfter: 1 });
    now += 1000;
    expect(await letThrough(2, () => post('C0IT000001'))).toBe(1);
  });

  test('[E3] nothing is counted unless it is asked for', async () => {
    const other = await startSlack({ ...secrets, statePath: null });
    const token = other.botToken('acme');
    const lax = new WebClient(token, { slackApiUrl: other.apiUrl, rejectRateLimitedCalls: true });
    expect(await letThrough(30, () => lax.conversations.list({}))).toBe(30);
    await other.close();
  });
});

describe("Slack's rates", () => {
  test('[E3] a workspace takes several hundred messages a minute, in however many channels', () => {
    const limits = slacksRateLimits(() => 0);
    const waits = Array.from({ length: 301 }, (_, i) => limits.call(acme, 'chat.postMessage', `C${i}`));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(300);
    expect(waits.at(-1)).toBe(1);
  });

  test('[E3] a refused message uses up neither its channel nor its workspace', () => {
    let now = 0;
    const limits = slacksRateLimits(() => now);
    for (let i = 0; i < 50; i += 1) limits.call(acme, 'chat.postMessage', 'C1');
    now = 1000;
    expect(limits.call(acme, 'chat.postMessage', 'C1')).toBe(0);
    const others = Array.from({ length: 295 }, (_, i) => limits.call(acme, 'chat.postMessage', `D${i}`));
    expect(others.every((wait) => wait === 0)).toBe(true);
  });

  test('[E3] a method that is seldom called is let through once a minute, with a small burst', () => {
    let now = 0;
    const limits = slacksRateLimits(() => now);
    const uninstall = () => limits.call(acme, 'apps.uninstall');
    expect([uninstall(), uninstall(), uninstall(), uninstall()]).toEqual([0, 0, 0, 60]);
    now = 60_000;
    expect([uninstall(), uninstall()]).toEqual([0, 60]);
  });

  test('[E3] a clock that is set back holds nobody up', () => {
    let now = 86_400_000;
    const limits = slacksRateLimits(() => now);
    for (let i = 0; i < 20; i += 1) limits.call(acme, 'users.list');
    now = 0;
    expect(limits.call(acme, 'users.list')).toBe(0);
  });

  test('[E3] past 30,000 events in an hour they are lost, of which an app is told once a minute', () => {
    let now = 0;
    const limits = slacksRateLimits(() => now);
    const sent = Array.from({ length: 30_000 }, () => limits.event(acme));
    expect(new Set(sent)).toEqual(new Set(['send']));
    expect([limits.event(acme), limits.event(acme), limits.event(globex)]).toEqual(['tell', 'drop', 'send']);
    now = 60_000;
    expect(Array.from({ length: 500 }, () => limits.event(acme)).every((each) => each === 'send')).toBe(true);
    expect(limits.event(acme)).toBe('tell');
  });
});
