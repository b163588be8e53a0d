import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RunningApp, startApp } from '../support/running-app.ts';

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
