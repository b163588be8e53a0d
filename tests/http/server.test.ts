import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { signatureHeaders } from '../../sandbox/slack/signing.ts';
import { type RunningApp, startApp } from '../support/running-app.ts';
import { signingSecret } from '../support/test-config.ts';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

/** The first line of what is answered to a request of exactly this first line. */
async function answerTo(line: string): Promise<string> {
  const socket = connect(Number(new URL(app.url).port), '127.0.0.1');
  socket.write(`${line}\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`);
  return (await text(socket)).split('\r\n')[0] ?? '';
}

test.each([
  'GET /favicon.ico HTTP/1.1',
  'GET / HTTP/1.1',
  'GET /slack/events HTTP/1.1',
  'POST /integrations/asana/callback HTTP/1.1',
  'GET /integrations/jira/authorize HTTP/1.1',
  'GET /integrations/%E0%A4%A/callback HTTP/1.1',
  'GET // HTTP/1.1',
  'PROPFIND /livez HTTP/1.1',
])('[E4] %s is answered, and the app lives on', async (line) => {
  expect(await answerTo(line)).toBe('HTTP/1.1 404 Not Found');
  expect(await answerTo('GET /livez HTTP/1.1')).toBe('HTTP/1.1 200 OK');
});

const json = 'application/json';
const form = 'application/x-www-form-urlencoded';
test.each([
  [json, 'null'],
  [json, ' null'],
  [json, '7'],
  [json, '"text"'],
  [json, '[null]'],
  [json, ''],
  [form, 'payload=null'],
  [form, 'payload=+null'],
  [form, 'payload=7'],
  [form, 'payload=%5Bnull%5D'],
])('[E4] a signed %s body of %j is refused, and the app lives on', async (type, body) => {
  const response = await fetch(`${app.url}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': type,
      ...signatureHeaders(signingSecret, body, Math.floor(Date.now() / 1000)),
    },
    body,
  });
  expect(response.status).toBe(400);
  expect(await answerTo('GET /livez HTTP/1.1')).toBe('HTTP/1.1 200 OK');
});

/** Parts of Slack's payloads that Bolt or a listener reads, each of them as something else. */
const anything = fc.oneof(
  fc.constantFrom(null, '', 0, true, [], {}, 'x'.repeat(300)),
  fc.jsonValue({ maxDepth: 2 }),
);
const type = fc.constantFrom(
  ...['block_actions', 'view_submission', 'view_closed', 'block_suggestion', 'shortcut', 'message_action'],
  ...['event_callback', 'url_verification', 'function_executed', 'app_rate_limited', 'toString'],
);
const payload = fc.record(
  {
    type: fc.oneof(type, anything),
    team: fc.oneof(anything, fc.constant({ id: 'T0ACME0001' })),
    user: fc.oneof(anything, fc.record({ id: anything, team_id: anything })),
    view: fc.oneof(anything, fc.record({ id: anything, state: anything, private_metadata: anything })),
    actions: fc.oneof(
      anything,
      fc.array(fc.record({ action_id: anything, type: anything }), { maxLength: 2 }),
    ),
    event: fc.oneof(anything, fc.record({ type: anything, channel: anything, inputs: anything })),
    authorizations: anything,
    container: anything,
    message: anything,
    team_id: fc.oneof(anything, fc.constant('T0ACME0001')),
    callback_id: anything,
    event_id: anything,
    is_enterprise_install: anything,
  },
  { requiredKeys: ['type'] },
);

test('[E4] whatever stands in a signed payload, it is answered, and the app lives on', () =>
  fc.assert(
    fc.asyncProperty(payload, fc.boolean(), async (content, isForm) => {
      const body = isForm
        ? `payload=${encodeURIComponent(JSON.stringify(content))}`
        : JSON.stringify(content);
      const response = await fetch(`${app.url}/slack/events`, {
        method: 'POST',
        headers: {
          'content-type': isForm ? form : json,
          ...signatureHeaders(signingSecret, body, Math.floor(Date.now() / 1000)),
        },
        body,
      });
      expect([200, 400, 401, 404, 500]).toContain(response.status);
      await response.text();
      expect(await answerTo('GET /livez HTTP/1.1')).toBe('HTTP/1.1 200 OK');
    }),
    { numRuns: Number(process.env.PAYLOADS ?? 60) },
  ));
