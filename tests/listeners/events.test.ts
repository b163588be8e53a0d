import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Message, Person } from '../../sandbox/slack/driver.ts';
import { signatureHeaders } from '../../sandbox/slack/signing.ts';
import type { Context } from '../../src/context.ts';
import { createStream, opened } from '../support/people-at-work.ts';
import { type RunningApp, startApp } from '../support/running-app.ts';
import { signingSecret } from '../support/test-config.ts';

let app: RunningApp;
let alice: Person;
let card: Message;
/** What the database does before it takes a transaction of a workspace. */
let before: () => Promise<void>;
const gate = () => before();

beforeEach(async () => {
  before = () => Promise.resolve();
  app = await startApp();
  const { store } = app.context as { store: Context['store'] };
  const inWorkspace = store.in.bind(store);
  store.in = (workspaceId) => {
    const own = inWorkspace(workspaceId);
    return {
      ...own,
      transaction: async (work) => {
        await gate();
        return own.transaction(work);
      },
    };
  };
  alice = app.slack.as('alice');
  await createStream(alice);
  const form = opened((await app.slack.as('bob').slash('/request')).modal);
  await form.fill({ Subject: 'New laptop' });
  await form.submit();
  card = await alice.channel('it').waitForMessage((message) => message.text().includes('New laptop'));
  await app.worker.idle();
});
afterEach(() => app.close());

const comments = () =>
  app.context.store.in(app.workspaceId).read(function* (db) {
    const [request] = (yield* db.requests.page({})).requests;
    return request ? (yield* db.comments.ofRequest(request.id)).map(({ text }) => text) : [];
  });

/** As Slack tells of a reply to the card. */
async function tell(text: string): Promise<Response> {
  const now = Math.floor(Date.now() / 1000);
  const body = JSON.stringify({
    type: 'event_callback',
    team_id: app.workspaceId,
    event_id: 'Ev0001',
    event: {
      ...{ type: 'message', channel: card.channel, channel_type: 'channel', user: alice.id, text },
      ...{ thread_ts: card.ts, ts: `${now}.000900` },
    },
    authorizations: [{ team_id: app.workspaceId, is_bot: true }],
  });
  return fetch(`${app.url}/slack/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...signatureHeaders(signingSecret, body, now) },
    body,
  });
}

describe('an event of Slack', () => {
  test('[R9, R2] is acknowledged when what it says is kept, not before', async () => {
    let isKept = false;
    before = async () => {
      await new Promise((resolve) => setTimeout(resolve, 200));
      isKept = true;
    };
    expect((await tell('On it')).status).toBe(200);
    expect(isKept).toBe(true);
    expect(await comments()).toEqual(['On it']);
  });

  test('[R9, R2] that could not be kept is told again by Slack, and kept once', async () => {
    let refusals = 1;
    before = () => {
      refusals -= 1;
      return refusals < 0 ? Promise.resolve() : Promise.reject(new Error('the disk is full'));
    };
    await card.reply('On it');
    await alice.waitFor(() => refusals < 0, 20_000);
    before = () => Promise.resolve();
    await app.settled();
    expect(await comments()).toEqual(['On it']);
  }, 30_000);
});
