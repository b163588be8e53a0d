import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { WebClient } from '@slack/web-api';
import { withFile } from '../../src/deliveries/fetch-file.ts';
import { addressOfFile, FileIsLink, FileRefused } from '../../src/slack/download.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A Slack that knows one file, and tells what of it was asked for with which token. */
async function slackWith(file: object | null, content: RequestListener) {
  const asked: (string | undefined)[] = [];
  const url = await serve((request, response) => {
    if (request.url?.startsWith('/api/')) {
      response.setHeader('content-type', 'application/json');
      const told = {
        size: 5,
        mimetype: 'text/plain',
        url_private: `http://${request.headers.host}/f`,
        ...file,
      };
      response.end(JSON.stringify(file ? { ok: true, file: told } : { ok: false, error: 'file_not_found' }));
      return;
    }
    asked.push(request.headers.authorization);
    content(request, response);
  });
  return {
    asked,
    client: new WebClient('xoxb-1', { slackApiUrl: `${url}/api/`, retryConfig: { retries: 0 } }),
  };
}

test('[R9] a file is read with the bot’s token, as it is', async () => {
  const { asked, client } = await slackWith({}, (_, response) => response.end('Hello'));
  const read = await withFile(client, 'F1', 100, async (content) => [content.type, await content.text()]);
  expect(read).toEqual(['text/plain', 'Hello']);
  expect(asked).toEqual(['Bearer xoxb-1']);
});

test('[R9] the bot’s token goes to Slack alone: what stands elsewhere is refused unread', async () => {
  const heard: unknown[] = [];
  const elsewhere = await serve((request, response) => {
    heard.push(request.headers);
    response.end('Hello');
  });
  for (const file of [{ url_private: `${elsewhere}/f` }, { is_external: true }]) {
    const { asked, client } = await slackWith(file, (_, response) => response.end('Hello'));
    await expect(withFile(client, 'F1', 100, async () => 'used')).rejects.toThrow(FileRefused);
    expect([...asked, ...heard]).toEqual([]);
  }
});

test.each([
  'https://files.slack.com.evil.example/f',
  'https://evilslack.com/f',
  'https://files.slack.com@evil.example/f',
  'https://user@files.slack.com/f',
  'https://files.slack.com:8443/f',
  'http://files.slack.com/f',
  'https://slack.com.evil.example/f',
  'https://evil.example/files.slack.com',
  'ftp://files.slack.com/f',
  '/f',
  'no address',
])('[R9, E4] %s is none of Slack’s own addresses', (address) => {
  const client = new WebClient('xoxb-1');
  const file = { url_private: 'https://files.slack.com/f', url_private_download: address };
  expect(() => addressOfFile(client, file)).toThrow(FileRefused);
});

test.each([
  'https://files.slack.com/files-pri/T1-F1/a.png',
  'https://acme.enterprise.slack.com/files/U1/F1/a.png',
  'https://slack-files.com/T1-F1-abc',
])('[R9, E4] %s is one of Slack’s own addresses', (address) => {
  expect(addressOfFile(new WebClient('xoxb-1'), { url_private: address }).href).toBe(address);
  for (const file of [{ is_external: true }, { mode: 'external' }]) {
    expect(() => addressOfFile(new WebClient('xoxb-1'), { ...file, url_private: address })).toThrow(
      FileIsLink,
    );
  }
});

test('[R9, E4] a redirect is followed to files of the same Slack alone', async () => {
  const heard: unknown[] = [];
  const elsewhere = await serve((request, response) => {
    heard.push(request.headers);
    response.end('Hello');
  });
  let to = `${elsewhere}/files/x`;
  const { asked, client } = await slackWith({}, (request, response) => {
    if (request.url?.startsWith('/files-pri/')) response.end('Hello');
    else response.writeHead(302, { location: to }).end();
  });
  await expect(withFile(client, 'F1', 100, async () => 'used')).rejects.toThrow(FileRefused);
  expect(heard).toEqual([]);
  to = '/files-pri/T1-F1/a';
  expect(await withFile(client, 'F1', 100, (content) => content.text())).toBe('Hello');
  expect(asked).toEqual(Array(3).fill('Bearer xoxb-1'));
  to = '/f';
  await expect(withFile(client, 'F1', 100, async () => 'used')).rejects.toThrow(FileRefused);
});

test.each<[string, object | null, RequestListener]>([
  ['is not there', null, (_, response) => response.end()],
  ['is a stone', { mode: 'tombstone' }, (_, response) => response.end()],
  ['sends one to the sign-in', {}, (_, response) => response.writeHead(302, { location: '/login' }).end()],
  ['may not be read', {}, (_, response) => response.writeHead(403).end()],
  ['is larger than it may be', { size: 101 }, (_, response) => response.end('Hello')],
  ['is larger than was said', {}, (_, response) => response.end('x'.repeat(101))],
])('[R9] a file that %s is refused for good', async (_, file, content) => {
  const { client } = await slackWith(file, content);
  await expect(withFile(client, 'F1', 100, async () => 'used')).rejects.toThrow(FileRefused);
});

test.each<[string, RequestListener]>([
  ['is not available', (_, response) => response.writeHead(503).end()],
  ['asks us to slow down', (_, response) => response.writeHead(429).end()],
  [
    'breaks off',
    (_, response) => {
      response.writeHead(200, { 'content-length': '5' });
      response.write('He', () => response.destroy());
    },
  ],
])('[R9] where Slack %s, it is tried again later', async (_, content) => {
  const { client } = await slackWith({}, content);
  const used = withFile(client, 'F1', 100, async () => 'used');
  await expect(used).rejects.toMatchObject({ kind: 'unavailable' });
});
