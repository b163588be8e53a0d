import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { seedGids } from '../../sandbox/asana/seed.ts';
import { addIntegrations, createIntake, smartsheetSheet } from '../../sandbox/demo/intake.ts';
import { type Page, startPage } from '../../sandbox/demo/page.ts';
import { startWorld, type World } from '../../sandbox/demo/world.ts';
import { type PlainBrowser, plainBrowser } from './plain-browser.ts';

describe("the sandbox's page, with the real app behind it", () => {
  let world: World;
  let page: Page;
  /** Newest first, so that what did start ends although the rest did not. */
  const endings: (() => Promise<void>)[] = [];
  let browser: PlainBrowser;

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'streamly-page-'));
    endings.unshift(() => rm(folder, { recursive: true, force: true }));
    world = await startWorld(folder);
    endings.unshift(() => world.close());
    await addIntegrations(world, () => undefined);
    await createIntake(world, () => undefined);
    page = await startPage(world, 0);
    endings.unshift(() => page.close());
  }, 60_000);

  afterAll(async () => {
    for (const end of endings) await end();
  }, 30_000);

  beforeEach(() => {
    browser = plainBrowser(page.url);
  });

  const tasks = (subject: string) =>
    world.asana.board(seedGids.itHelp).tasks.filter(({ name }) => name === subject);
  const rows = (subject: string) =>
    world.smartsheet
      .grid(String(world.smartsheet.sheet(smartsheetSheet).id))
      .rows.filter(({ values }) => values.Subject === subject);

  async function visit(name: string, channel: string): Promise<void> {
    await browser.open('/');
    await browser.follow(name);
    await browser.follow(`# ${channel}`);
  }

  async function openForm(): Promise<void> {
    await browser.press('Send', { 'Message or command': '/request it' });
    await browser.waitFor('Hardware, software, access');
  }

  test('[E3, R1, R3] a person submits a Request by forms alone, and sees its card, task, row and deliveries', async () => {
    await visit('Bob Baker', 'it');
    await openForm();
    await browser.press('Submit', {
      Subject: 'New laptop',
      Details: 'Line one\r\nLine two',
      Assignee: 'Alice Archer',
      'Due date': '2026-12-04',
      Priority: 'High, today',
      VPN: true,
    });
    await browser.waitFor(/Open in Asana.*Open in Smartsheet/);
    await browser.waitFor(/Asana: IT help.*New laptop.*Smartsheet: IT help desk.*New laptop/);
    expect(browser.text()).toMatch(/Deliveries.*Task or row done/);
    expect(tasks('New laptop')).toMatchObject([
      {
        assignee: 'Alice Archer',
        dueOn: '2026-12-04',
        values: { Priority: 'High, today', Details: 'Line one\nLine two', Systems: 'VPN' },
      },
    ]);

    await browser.press('Complete');
    await browser.waitFor('✅ Closed');
    await browser.waitFor(/New laptop ☑/);
    await browser.press('Streamly: Messages');
    await browser.waitFor('Your Request to IT help is closed.');
    await browser.press('Streamly: Home');
    await browser.waitFor(/My Requests ✅ Closed · #\d+ New laptop/);
  });

  test('[E3, R2] an error stands under its field, and nothing of what was typed is lost', async () => {
    await visit('Judy Jones', 'it');
    await openForm();
    await browser.press('Submit', { Details: 'Typed already' });
    expect(browser.text()).toContain('Please complete this required field.');
    expect(browser.page).toContain('Typed already</textarea>');
    await browser.press('Cancel');
    expect(browser.text()).not.toContain('Hardware, software, access');
  });

  test('[E3, I10] killed while both tools hang, the app loses nothing and makes each task once', async () => {
    await visit('Bob Baker', 'it');
    for (const tool of ['Asana', 'Smartsheet']) await browser.press('Hangs', {}, tool);
    await openForm();
    await browser.press('Submit', { Subject: 'Badge for a visitor' });
    await browser.press('Kill');
    expect(browser.text()).toContain('Streamly is not running');
    expect([tasks('Badge for a visitor'), rows('Badge for a visitor')]).toEqual([[], []]);

    await browser.press('Send', { 'Message or command': '/request it' });
    await browser.waitFor('/request failed with the error "dispatch_failed"');
    await browser.press('✕');
    expect(browser.text()).not.toContain('dispatch_failed');

    for (const tool of ['Asana', 'Smartsheet']) await browser.press('Working', {}, tool);
    await browser.press('Start');
    expect(browser.text()).toContain(`Streamly runs as process ${world.app.pid}`);
    await browser.waitFor(/Badge for a visitor Status 🟢 Open.*Open in Asana.*Open in Smartsheet/);
    expect([tasks('Badge for a visitor').length, rows('Badge for a visitor').length]).toEqual([1, 1]);
  }, 90_000);

  test('[E3, S9] a select that asks the app offers what was searched for, and choosing it shows what happens', async () => {
    await visit('Alice Archer', 'general');
    await browser.press('Send', { 'Message or command': '/request new' });
    await browser.waitFor('A Stream is a form that people fill in');
    await browser.press('Create Stream', { Name: 'Creative briefs', Channel: '#design', 'Bob Baker': true });
    await browser.waitFor('Requests arrive in #design. Team: @alice, @bob.');
    await browser.press('Connect Smartsheet');
    await browser.waitFor('Every Request of this Stream becomes a row');

    const at = /data-view="(\w+)"/.exec(browser.page)?.[1] ?? '';
    const search = /data-search="([^"]*)"/.exec(browser.page)?.[1] ?? '';
    const place = { at: JSON.stringify({ in: 'modal', viewId: at }), search };
    const post = (path: string, fields: Record<string, string>) =>
      fetch(`${page.url}${path}?as=U0ALICE001&in=C0GENERAL1`, {
        method: 'POST',
        body: new URLSearchParams({ ...place, ...fields }),
      }).then((response) => response.text());
    const offered = await post('/suggest', { text: 'brief' });
    expect(offered).toContain('Creative briefs');
    expect(offered).not.toContain('Purchase approvals');

    const option = (/value="([^"]*)"/.exec(offered)?.[1] ?? '').replaceAll('&quot;', '"');
    await post('/act', { shown: search, [search]: option });
    await browser.waitFor('What happens to the fields');
    await browser.press('Connect');
    await browser.waitFor('Requests go to the sheet Creative briefs.');
    expect(browser.text()).toContain('Disconnect Smartsheet? New Requests and changes');
    await browser.press('Done');
  });

  test('[E3] what people write is shown as they wrote it, and is no markup of the page', async () => {
    await visit('Bob Baker', 'random');
    await browser.press('Send', { 'Message or command': '<script>alert("x")</script> & *so on*' });
    expect(browser.page).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; <b>so on</b>');
    expect(browser.page).not.toContain('<script>alert');
  });

  test('[E3] what Slack would refuse a person is said, and the page stays', async () => {
    await browser.open('/');
    await browser.follow('Heidi Hall');
    await browser.press('Send', { 'Message or command': 'hello' });
    expect(browser.status).toBe(422);
    expect(browser.text()).toContain('the account of heidi is deactivated');
  });

  test('[E3] whoever follows the page is sent nothing until there is something new', async () => {
    const path = `${page.url}/?as=U0BOB00001&in=C0RANDOM01`;
    const first = await fetch(path);
    const again = () => fetch(path, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
    expect((await again()).status).toBe(304);
    await world.slack.as('judy').channel('random').write('Something new');
    const after = await again();
    expect([after.status, (await after.text()).includes('Something new')]).toEqual([200, true]);
  });

  test.each([
    ['a name of another site that leads to this machine', { host: 'evil.example' }, 403],
    ['a page of another site', { origin: 'https://evil.example' }, 403],
    ['a sandboxed page', { origin: 'null' }, 403],
    ['the page itself', {}, 303],
  ])('[E3] a form that comes from %s is answered with the fitting status', async (_from, headers, status) => {
    const { port } = new URL(page.url);
    const before = world.slack.as('bob').channel('random').messages().length;
    const answered = await new Promise<number | undefined>((resolve, reject) => {
      const body = 'text=Hello';
      request(
        {
          host: '127.0.0.1',
          port,
          method: 'POST',
          path: '/say?as=U0BOB00001&in=C0RANDOM01',
          headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        },
        (response) => resolve(response.resume().statusCode),
      )
        .on('error', reject)
        .end(body);
    });
    const written = world.slack.as('bob').channel('random').messages().length - before;
    expect([answered, written]).toEqual([status, status === 303 ? 1 : 0]);
  });
});
