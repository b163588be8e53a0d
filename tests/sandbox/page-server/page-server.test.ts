import { readdir, readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Act, Cast, Conversation, Directory, Versions } from '../../../sandbox/page-server/api.ts';
import { builtPage } from '../../../sandbox/page-server/build.ts';
import { type PageServer, startPageServer } from '../../../sandbox/page-server/page-server.ts';
import { type Slack, startSlack } from '../../../sandbox/slack/driver.ts';

const it = 'C0IT000001';

describe("the page's server", () => {
  let slack: Slack;
  let server: PageServer;

  beforeEach(async () => {
    slack = await startSlack({ signingSecret: 's', clientId: 'c', clientSecret: 'x', statePath: null });
    server = await startPageServer({ slack }, 0);
  }, 60_000);

  afterEach(async () => {
    await server.close();
    await slack.close();
  });

  const get = async <Answer>(path: string) => (await (await fetch(server.url + path)).json()) as Answer;
  const as = (handle: string, path: string) => `/api/in/acme/${handle}/${path}`;
  const post = (path: string, body: unknown) =>
    fetch(server.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const act = (handle: string, what: Act) => post(as(handle, 'acts'), what);
  const conversation = (handle: string) => get<Conversation>(as(handle, `conversations/${it}`));

  /** The status of a request with these headers, which fetch would not send. */
  const status = (headers: Record<string, string>) =>
    new Promise<number>((resolve, reject) => {
      request(`${server.url}/api/cast`, { headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      })
        .on('error', reject)
        .end();
    });

  test('[E3] names everybody one may be, in every workspace', async () => {
    const { workspaces, app } = await get<Cast>('/api/cast');
    expect(workspaces.map(({ domain }) => domain)).toEqual(['acme', 'globex']);
    expect(workspaces[0]?.people).toContainEqual(
      expect.objectContaining({ handle: 'dave', role: 'stranger' }),
    );
    expect(app.name).toBe('The app');
  });

  test('[E3] shows each person the channels that are theirs to see', async () => {
    const names = async (handle: string) =>
      (await get<Directory>(as(handle, 'directory'))).channels
        .filter(({ kind }) => kind !== 'im')
        .map(({ name }) => name);
    expect(await names('bob')).toEqual(expect.arrayContaining(['it', 'secret', 'old-news']));
    expect(await names('bob')).not.toContain('board');
    expect(await names('dave')).toEqual(['design']);
    expect((await fetch(server.url + as('bob', 'conversations/G0BOARD001'))).status).toBe(404);
    expect((await fetch(server.url + as('nobody', 'directory'))).status).toBe(404);
  });

  test('[E3] does what a person does: messages, replies, reactions, bookmarks', async () => {
    expect((await act('bob', { kind: 'write', channel: it, text: 'Hello' })).status).toBe(200);
    const [message] = (await conversation('alice')).messages;
    const ts = message?.ts ?? '';
    await act('alice', { kind: 'write', channel: it, text: 'Hi', threadTs: ts });
    await act('alice', { kind: 'react', channel: it, ts, emoji: 'tada' });
    await act('bob', { kind: 'react', channel: it, ts, emoji: 'tada' });
    await act('bob', { kind: 'add_bookmark', channel: it, title: 'Wiki', link: 'https://wiki.example' });
    const after = await conversation('frank');
    expect(after.messages).toMatchObject([
      { text: 'Hello', reactions: [{ name: 'tada', users: ['U0ALICE001', 'U0BOB00001'] }] },
      { text: 'Hi', threadTs: ts },
    ]);
    expect(after.bookmarks).toMatchObject([{ title: 'Wiki', link: 'https://wiki.example' }]);

    await act('alice', { kind: 'react', channel: it, ts, emoji: 'tada' });
    await act('bob', { kind: 'react', channel: it, ts, emoji: 'tada' });
    await act('frank', { kind: 'remove_bookmark', channel: it, id: after.bookmarks[0]?.id ?? '' });
    expect(await conversation('bob')).toMatchObject({ bookmarks: [], messages: [{ reactions: [] }, {}] });
  });

  test('[E3] says in words what Slack would not let a person do', async () => {
    const refused = await act('bob', { kind: 'write', channel: 'C0OLD00001', text: 'Hello' });
    expect(refused.status).toBe(409);
    expect(await refused.json()).toEqual({ refused: '#old-news is archived' });
    const bookmark = await act('bob', {
      kind: 'add_bookmark',
      channel: it,
      title: 'x',
      link: 'javascript:alert(1)',
    });
    expect(bookmark.status).toBe(409);
  });

  test('[E3] shows ephemeral answers to their reader alone, until they are dismissed', async () => {
    const seenBy = (handle: string) => get<Conversation>(as(handle, 'conversations/C0DESIGN01'));
    // Strangers have none of the workspace's commands.
    await act('dave', { kind: 'slash', channel: 'C0DESIGN01', command: '/nothing', text: '' });
    const { ephemerals } = await seenBy('dave');
    expect(ephemerals).toMatchObject([{ text: '/nothing is not a valid command.', from: 'slackbot' }]);
    expect((await get<Directory>(as('dave', 'directory'))).newestEphemeral?.ts).toBe(ephemerals[0]?.ts);
    expect((await seenBy('alice')).ephemerals).toEqual([]);
    await act('dave', { kind: 'dismiss', ts: ephemerals[0]?.ts ?? '' });
    expect((await seenBy('dave')).ephemerals).toEqual([]);
  });

  test('[E3] gives files to whoever sees them, pictures to be shown, the rest to be saved', async () => {
    const upload = [
      { name: 'é.png', mimetype: 'image/png', base64: 'AQID' },
      { name: 'page.html', mimetype: 'text/html', base64: 'PGI+' },
    ];
    const stored = (await (await post(as('bob', 'files'), upload)).json()) as { id: string }[];
    const files = stored.map(({ id }) => id);
    const secret = 'G0SECRET01';
    await act('bob', { kind: 'write', channel: secret, text: '', files });
    const { messages, members } = await get<Conversation>(as('alice', `conversations/${secret}`));
    expect(messages.at(-1)?.files).toMatchObject([
      { name: 'é.png', size: 3, isDeleted: false },
      { name: 'page.html', size: 3 },
    ]);
    expect(members).toEqual(['U0ALICE001', 'U0BOB00001']);
    const file = (handle: string, id = '') => fetch(server.url + as(handle, `files/${id}`));
    const [picture, page] = [await file('alice', files[0]), await file('alice', files[1])];
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect(picture.headers.get('content-disposition')).toBe("inline; filename*=UTF-8''%C3%A9.png");
    expect(page.headers.get('content-type')).toBe('application/octet-stream');
    expect(page.headers.get('content-disposition')).toMatch(/^attachment/);
    expect((await file('judy', files[0])).status).toBe(404);
    await act('bob', { kind: 'delete_file', file: files[0] ?? '' });
    expect((await file('alice', files[0])).status).toBe(404);
  });

  test('[E3] shows user groups, what Slack says of a channel, and what is forbidden, in words', async () => {
    await act('bob', { kind: 'leave_channel', channel: it });
    expect((await conversation('alice')).messages.at(-1)).toMatchObject({ notice: 'channel_leave' });
    await act('bob', { kind: 'join_channel', channel: it });
    const { userGroups } = await get<Directory>(as('alice', 'directory'));
    expect(userGroups).toMatchObject([
      { handle: 'it-desk', isDisabled: false },
      { handle: 'creatives' },
      { handle: 'movers', isDisabled: true },
    ]);
    const refused = await act('bob', { kind: 'change_role', user: 'U0JUDY0001', role: 'admin' });
    expect(await refused.json()).toEqual({ refused: 'only workspace admins may change roles' });
  });

  test('[E3] keeps files that people upload', async () => {
    const answer = await post(as('bob', 'files'), [
      { name: 'a.txt', mimetype: 'text/plain', base64: 'aGk=' },
    ]);
    const [file] = (await answer.json()) as { id: string }[];
    expect(file).toMatchObject({ name: 'a.txt', size: 2, mimetype: 'text/plain' });
    expect(slack.core.state.files[file?.id ?? '']?.content).toBe('aGk=');
  });

  test('[E3] tells an open page which region has changed, and no other', async () => {
    const ending = new AbortController();
    const { body } = await fetch(server.url + as('alice', 'live'), { signal: ending.signal });
    const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
    const next = async () => {
      const { value = '' } = (await reader?.read()) ?? {};
      return JSON.parse(/data: (.*)/.exec(value)?.[1] ?? 'null') as Versions;
    };
    const before = await next();
    await act('bob', { kind: 'write', channel: it, text: 'News' });
    let after = await next();
    while (after.conversations[it] === before.conversations[it]) after = await next();
    ending.abort();
    expect(after.conversations.C0GENERAL1).toBe(before.conversations.C0GENERAL1);
    expect(after).toMatchObject({ modals: before.modals, home: before.home, cast: before.cast });
  });

  test('[E3] answers no other site, and takes no form of one', async () => {
    const host = new URL(server.url).host;
    expect(await status({ host })).toBe(200);
    expect(await status({ host: 'evil.example' })).toBe(403);
    expect(await status({ host, origin: 'https://evil.example' })).toBe(403);
    const form = await fetch(server.url + as('bob', 'acts'), { method: 'POST', body: '{"kind":"home"}' });
    expect(form.status).toBe(400);
  });

  test('[E3] serves the page at every address, and nothing from beside it', async () => {
    const page = await fetch(`${server.url}/acme/bob/it`);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    const html = await page.text();
    const script = /src="([^"]+\.js)"/.exec(html)?.[1] ?? '';
    expect((await fetch(server.url + script)).headers.get('content-type')).toContain('text/javascript');
    expect((await fetch(`${server.url}/assets/..%2f.built-from`)).headers.get('content-type')).toContain(
      'html',
    );
    expect((await fetch(`${server.url}/assets/none.js`)).status).toBe(404);
  });
});

test("[E3] the page's script is under 300 kB compressed", async () => {
  const assets = join(await builtPage(), 'assets');
  const scripts = (await readdir(assets)).filter((name) => name.endsWith('.js'));
  const sizes = await Promise.all(
    scripts.map(async (name) => gzipSync(await readFile(join(assets, name))).length),
  );
  expect(scripts.length).toBeGreaterThan(0);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(300_000);
}, 60_000);
