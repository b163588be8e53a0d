import { createHash } from 'node:crypto';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Fault } from '../../sandbox/stand-in-server.ts';
import { saveAccount } from '../../src/domain/integrations/save-account.ts';
import { createBrowser, type PageSeen } from '../support/browser.ts';
import { opened } from '../support/people-at-work.ts';
import { addIntegration, type RunningWorld, startWorld, type ToolName } from '../support/running-tools.ts';
import { openSignIn, signInBy } from '../support/signing-in.ts';

const service = 'streamly@acme.example';
const tools: ToolName[] = ['Asana', 'Smartsheet'];
let world: RunningWorld;
let offset = 0;

afterEach(async () => {
  offset = 0;
  await world.close();
});

/** A world whose app lives by a clock that `offset` moves. */
async function start(working = true): Promise<void> {
  const clock = () => new Date(Date.now() + offset);
  world = await startWorld({ signIn: true, working, overrides: { clock } });
}

const own = () => world.context.store.in(world.workspaceId);
const integrations = () => own().read((db) => db.integrations.all());
const alice = () => world.slack.as('alice');

/** Every page is one that anybody can read, and that a browser keeps nothing of. */
function expectPage(page: PageSeen, status: number, title: string): void {
  expect([page.status, page.text]).toEqual([status, expect.stringContaining(title)]);
  expect(page.html).toMatch(/^<!doctype html>\n<html lang="en">/);
  expect(page.html).toContain('<meta name="viewport"');
  expect(page.html).toContain(`<title>${title}`);
  expect(page.html.match(/<h1>/g)).toHaveLength(1);
  expect(page.html).toContain('<main>');
  expect(page.headers.get('cache-control')).toBe('no-store');
  expect(page.headers.get('referrer-policy')).toBe('no-referrer');
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(page.html).not.toContain('<script');
}

describe('signing in in the browser', () => {
  test.each(tools)(
    '[I1] the service user of %s signs in, the admin sees who it is, and saves it',
    async (tool) => {
      await start();
      const { modal, link } = await openSignIn(alice(), tool);
      expect(modal.texts().join('\n')).toContain('The link is yours alone');
      const browser = createBrowser();
      const page = await signInBy(world, tool, link, service, browser);
      expectPage(page, 200, 'Signed in. Go back to Slack.');
      expect(page.text).toContain(service);
      await alice().waitFor(() => modal.title === 'Is this the account?');
      expect(modal.texts().join('\n')).toContain(service);
      expect(modal.texts().join('\n')).toContain('It can reach');
      expect(await integrations()).toEqual([]);
      await modal.submit();
      const [saved] = await integrations();
      expect(saved?.account.email).toBe(service);
      const id = saved?.id ?? '';
      const sealed = await own().read((db) => db.integrations.sealedCredentials(id));
      expect(sealed).not.toMatch(/accessToken|refreshToken/);
      expect(await own().read((db) => db.tokens.life(id))).toMatchObject({ lease: null, askedAt: null });
      await alice().waitFor(async () =>
        (await alice().openHome()).texts().some((text) => text.includes(service)),
      );
    },
  );

  test('[I1] PKCE goes with it: the challenge is sent in the open, its verifier with the code', async () => {
    await start();
    const { link } = await openSignIn(alice(), 'Asana');
    const browser = createBrowser();
    await signInBy(world, 'Asana', link, service, browser);
    const asked = browser.visited.find((url) => url.includes('oauth_authorize')) ?? '';
    const query = new URL(asked).searchParams;
    expect(query.get('code_challenge_method')).toBe('S256');
    const exchanged = world.asana.exchanges.find(({ path }) => path === '/-/oauth_token');
    const { code_verifier: verifier = '' } = (exchanged?.body ?? {}) as Record<string, string>;
    expect(createHash('sha256').update(verifier).digest('base64url')).toBe(query.get('code_challenge'));
    expect(asked).not.toContain(verifier);
  });

  test('[I1] without a client id only a token can be pasted', async () => {
    world = await startWorld();
    const home = await alice().openHome();
    await home.click('Connect Asana');
    const modal = opened(alice().modal);
    await modal.submit();
    expect(modal.buttons()).not.toContain('Sign in with Asana');
    expect(modal.labels()).toEqual(['Token']);
    const page = await createBrowser().open(`${world.url}/integrations/asana/authorize?workspace=T1&link=x`);
    expectPage(page, 400, 'This sign-in cannot go on');
  });

  test('[I1] whoever does not let Streamly in is told, and nothing is kept', async () => {
    await start();
    for (const tool of tools) {
      const { link } = await openSignIn(alice(), tool);
      expectPage(await signInBy(world, tool, link, null), 200, 'Streamly was not let in');
      await opened(alice().modal).closeAll();
    }
    expect(await integrations()).toEqual([]);
  });

  test('[I1] a link that somebody else opens saves nothing: the admin sees whose account it is, and does not save it', async () => {
    await start();
    const { modal, link } = await openSignIn(alice(), 'Asana');
    const page = await signInBy(world, 'Asana', link, 'ada@acme.example');
    expect(page.text).toContain('Nothing is saved yet');
    await alice().waitFor(() => modal.title === 'Is this the account?');
    expect(modal.texts().join('\n')).toContain('ada@acme.example');
    await modal.close();
    expect(await integrations()).toEqual([]);
  });

  test('[I1] an account waits for its admin alone: another one cannot save it', async () => {
    await start();
    await world.slack.as('erin').openHome();
    const { modal, link } = await openSignIn(alice(), 'Asana');
    await signInBy(world, 'Asana', link, service);
    await alice().waitFor(() => modal.title === 'Is this the account?');
    const { spareId } = JSON.parse(modal.privateMetadata) as { spareId: string };
    const erin = await own().read((db) => db.people.byId(world.slack.as('erin').id));
    if (!erin) throw new Error('Erin has not been seen.');
    const saving = saveAccount(world.context, world.workspaceId, erin, { tool: 'asana', spareId });
    await expect(saving).rejects.toMatchObject({ code: 'changed_meanwhile' });
    expect(await integrations()).toEqual([]);
    await modal.submit();
    expect(await integrations()).toHaveLength(1);
  });

  test('[I1] a link is good for ten minutes, and so is a sign-in that was begun', async () => {
    await start();
    const { link } = await openSignIn(alice(), 'Asana');
    const browser = createBrowser();
    const consent = await browser.open(link);
    offset = 11 * 60_000;
    expectPage(await createBrowser().open(link), 410, 'Too late');
    const form = { decision: 'allow', account: '1000000000000001' };
    expectPage(await browser.send(consent, form), 410, 'Too late');
    expect(await integrations()).toEqual([]);
  });

  test('[I1] what was forged or cut off is no link, and no sign-in', async () => {
    await start();
    const { link } = await openSignIn(alice(), 'Asana');
    const other = link.replace('/asana/', '/smartsheet/');
    const elsewhere = link.replace(/workspace=[^&]+/, 'workspace=T0GLOBEX01');
    for (const url of [link.slice(0, -9), other, elsewhere, `${world.url}/integrations/asana/authorize`]) {
      expectPage(await createBrowser().open(url), 400, 'This sign-in cannot go on');
    }
    const callback = `${world.url}/integrations/asana/callback`;
    for (const query of ['', '?code=1', '?state=x&code=1', `?state=${world.workspaceId}.forged&code=1`]) {
      expectPage(await createBrowser().open(`${callback}${query}`), 400, 'This sign-in cannot go on');
    }
    expect(world.asana.exchanges.filter(({ path }) => path === '/-/oauth_token')).toEqual([]);
  });

  test('[I1] a sign-in ends in the browser that began it, once', async () => {
    await start();
    const { modal, link } = await openSignIn(alice(), 'Asana');
    const browser = createBrowser();
    await signInBy(world, 'Asana', link, service, browser);
    const returned = browser.visited.find((url) => url.includes('/callback')) ?? '';
    expectPage(await browser.open(returned), 409, 'This sign-in was ended already');
    expectPage(await createBrowser().open(returned), 403, 'Not in this browser');
    expect(world.asana.exchanges.filter(({ path }) => path === '/-/oauth_token')).toHaveLength(1);
    await alice().waitFor(() => modal.title === 'Is this the account?');
  });

  test('[I1] a callback that is sent twice at once is taken once', async () => {
    await start();
    const { link } = await openSignIn(alice(), 'Asana');
    const browser = createBrowser();
    const consent = await browser.open(link);
    const answer = await fetch(consent.url, {
      method: 'POST',
      body: new URLSearchParams({ decision: 'allow', account: '1000000000000001' }),
      redirect: 'manual',
    });
    const returned = answer.headers.get('location') ?? '';
    const pages = await Promise.all([1, 2, 3].map(() => browser.open(returned)));
    expect(pages.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
  });

  test('[I1] two sign-ins in one browser do not disturb each other', async () => {
    await start();
    const { link } = await openSignIn(alice(), 'Asana');
    const browser = createBrowser();
    const first = await browser.open(link);
    const second = await browser.open(link);
    const form = { decision: 'allow', account: '1000000000000001' };
    expect((await browser.send(second, form)).status).toBe(200);
    expect((await browser.send(first, form)).status).toBe(200);
  });

  test('[I1] an admin who lost the role meanwhile connects nothing', async () => {
    await start();
    const erin = world.slack.as('erin');
    const { link } = await openSignIn(erin, 'Asana');
    const browser = createBrowser();
    const consent = await browser.open(link);
    await world.slack.changePerson('erin', { role: 'member' });
    await erin.waitFor(
      async () => (await own().read((db) => db.people.byId(erin.id)))?.isSlackAdmin === false,
    );
    expectPage(await createBrowser().open(link), 403, 'Not allowed');
    const form = { decision: 'allow', account: '1000000000000001' };
    expectPage(await browser.send(consent, form), 403, 'Not allowed');
    expect(world.asana.exchanges.filter(({ path }) => path === '/-/oauth_token')).toEqual([]);
  });

  const faults: [string, Fault][] = [
    ['answers a page of HTML', { kind: 'garbage', path: /token$/ }],
    ['is down', { kind: 'status', status: 503, path: /token$/ }],
    ['loses its answer', { kind: 'lose_answer', path: /token$/ }],
  ];
  test.each(faults)('[I1] a tool that %s ends the sign-in with a page that says so', async (_, fault) => {
    await start();
    for (const tool of tools) {
      world[tool === 'Asana' ? 'asana' : 'smartsheet'].fail(fault);
      const { link } = await openSignIn(alice(), tool);
      const page = await signInBy(world, tool, link, service);
      expectPage(page, 502, 'The sign-in failed');
      expect(page.text).toContain('Nothing was saved');
      await opened(alice().modal).closeAll();
    }
    expect(await integrations()).toEqual([]);
  });

  test('[I1] what a tool sends back instead of a code is shown as text, whatever it is', async () => {
    await start();
    const { link } = await openSignIn(alice(), 'Asana');
    const browser = createBrowser();
    const consent = await browser.open(link);
    const state = new URL(consent.url).searchParams.get('state') ?? '';
    const query = new URLSearchParams({ state, error: '<script>alert(1)</script>' });
    const page = await browser.open(`${world.url}/integrations/asana/callback?${query.toString()}`);
    expectPage(page, 502, 'The sign-in failed');
    expect(page.html).toContain('&lt;script&gt;');
  });

  test('[I1] where the window is closed by then, the account is reviewed from a direct message', async () => {
    await start();
    const { modal, link } = await openSignIn(alice(), 'Asana');
    await modal.closeAll();
    expect((await signInBy(world, 'Asana', link, service)).status).toBe(200);
    const message = await alice()
      .dm()
      .waitForMessage((each) => each.text().includes('not saved yet'));
    await message.click('Review the account');
    const review = opened(alice().modal);
    expect(review.texts().join('\n')).toContain(service);
    await review.submit();
    expect(await integrations()).toHaveLength(1);
    await message.click('Review the account');
    await alice().waitFor(() =>
      alice()
        .ephemerals()
        .some((each) => each.text().includes('saved already')),
    );
  });

  test('[I1] an account that nobody saves in time cannot be saved any more, and loses its access in the tool', async () => {
    await start();
    const { modal, link } = await openSignIn(alice(), 'Smartsheet');
    await signInBy(world, 'Smartsheet', link, service);
    await alice().waitFor(() => modal.title === 'Is this the account?');
    expect(world.smartsheet.state.tokenPairs).toHaveLength(1);
    offset = 11 * 60_000;
    await alice().waitFor(() => world.smartsheet.state.tokenPairs.length === 0);
    await modal.submit();
    expect(await integrations()).toEqual([]);
  });

  test('[I1] an account that sees nothing is refused on the page, and loses its access again', async () => {
    await start();
    const { link } = await openSignIn(alice(), 'Smartsheet');
    const page = await signInBy(world, 'Smartsheet', link, 'sam@elsewhere.example');
    expectPage(page, 502, 'Smartsheet could not be connected');
    expect(page.text).toContain('sees no sheets');
    await alice().waitFor(() => world.smartsheet.state.tokenPairs.length === 0);
  });
});

describe('is it a service user', () => {
  test('[I3] an account of a person in Slack, and a guest, are warned of before saving and in health, and can be saved', async () => {
    await start();
    await world.slack.changePerson('frank', { email: 'ada@acme.example' });
    const { modal, link } = await openSignIn(alice(), 'Asana');
    await signInBy(world, 'Asana', link, 'ada@acme.example');
    await alice().waitFor(() => modal.title === 'Is this the account?');
    expect(modal.texts().join('\n')).toContain('looks like the account of a real person');
    await modal.submit();
    expect((await integrations())[0]?.account.email).toBe('ada@acme.example');
    const home = await alice().openHome();
    expect(home.texts().join('\n')).toContain('looks like the account of a real person');
    await opened(await manage()).closeAll();

    const again = await openSignIn(alice(), 'Asana', 'Manage');
    await signInBy(world, 'Asana', again.link, 'gus@agency.example');
    await alice().waitFor(() => again.modal.title === 'Is this the account?');
    expect(again.modal.texts().join('\n')).toContain('only a guest in Asana');
  });

  test('[I3] a deactivated person whom the app has seen before is known by the e-mail address', async () => {
    await start();
    await own().transaction((db) =>
      db.people.put(
        {
          userId: 'U0GONE0001',
          name: 'Ada',
          email: 'Ada@Acme.example',
          timeZone: null,
          isSlackAdmin: false,
          isGuest: false,
          isStranger: false,
          isDeactivated: true,
        },
        new Date(),
      ),
    );
    const home = await alice().openHome();
    await home.click('Connect Asana');
    const modal = opened(alice().modal);
    await modal.submit();
    await modal.fill({ Token: 'asana-ada-token' });
    await modal.submit();
    await alice().waitFor(() => modal.texts().some((text) => text.includes('deactivated in Slack')));
  });

  test('[I3] a service user is warned of nothing', async () => {
    await start();
    await addIntegration(alice(), 'Asana');
    const [saved] = await integrations();
    const health = await own().read((db) => db.health.of(saved?.id ?? ''));
    expect(health?.warnings).toEqual([]);
  });
});

async function manage() {
  const home = await alice().openHome();
  await home.click('Manage Integration', { beside: 'Asana' });
  return alice().modal;
}
