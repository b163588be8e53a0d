import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
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
