import { afterEach, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { installWorkspace } from '../../src/slack/install-workspace.ts';
import { createStream, opened } from '../support/people-at-work.ts';
import { type RunningApp, startApp } from '../support/running-app.ts';

let app: RunningApp;
afterEach(() => app.close());

const workspace = (id: string) => app.context.store.system.read((db) => db.workspaces.byId(id));

describe('install', () => {
  test('[A1, A3] by OAuth into several workspaces, each greeted and with its own Streams', async () => {
    app = await startApp({ installed: false });
    const install = `${app.url}/slack/install`;
    expect((await app.slack.install(install, { as: 'erin', in: 'acme' })).status).toBe(200);
    expect((await app.slack.install(install, { as: 'carol', in: 'globex' })).status).toBe(200);

    const erin = app.slack.in('acme').as('erin');
    const carol = app.slack.in('globex').as('carol');
    expect((await erin.dm().waitForMessage()).text()).toContain('first workspace admin');
    await createStream(erin, { Team: ['bob'] });
    expect((await carol.slash('/request')).ephemeral).toContain('No Stream takes Requests yet');
    await createStream(carol, { Channel: 'helpdesk', Team: ['dave'] });
    expect(opened((await carol.slash('/request')).modal).title).toBe('IT help');
  });

  test('[A1] an install again replaces the token and keeps the data', async () => {
    app = await startApp({ installed: false });
    const install = `${app.url}/slack/install`;
    await app.slack.install(install, { as: 'erin' });
    await createStream(app.slack.as('erin'), { Team: ['bob'] });
    const before = await workspace(app.workspaceId);
    await app.slack.uninstall('acme');
    await app.slack.install(install, { as: 'alice' });
    const after = await workspace(app.workspaceId);
    expect(after?.stoppedAt).toBeNull();
    expect(after?.sealedBotToken).not.toBe(before?.sealedBotToken);
    expect(opened((await app.slack.as('bob').slash('/request')).modal).title).toBe('IT help');
  });

  test('[A1] a state that this browser was not given is refused, and so is a refusal by the person', async () => {
    app = await startApp({ installed: false });
    const forged = await fetch(`${app.url}/slack/oauth_redirect?code=1.2.3&state=forged`);
    expect(forged.status).toBeGreaterThanOrEqual(400);
    const denied = await app.slack.install(`${app.url}/slack/install`, { as: 'erin', decision: 'deny' });
    expect(denied.status).toBe(200);
    expect(await forged.text()).toContain('The installation did not finish');
    expect(await workspace(app.workspaceId)).toBeUndefined();
  });

  test('[A1] the token of single-workspace mode is kept encrypted, and appears nowhere in the database', async () => {
    app = await startApp();
    const token = app.slack.botToken('acme');
    const file = new Database(app.context.config.DATABASE_URL.slice('file:'.length), { readonly: true });
    const rows = file.prepare('select * from workspaces').all();
    file.close();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

test('[A1] an org-wide install is found for a call from any workspace of the org', async () => {
  app = await startApp();
  await installWorkspace(app.context, {
    workspaceId: 'E0ORG00001',
    enterpriseId: 'E0ORG00001',
    name: 'Acme Group',
    botToken: app.slack.botToken('acme'),
    botUserId: 'U0BOTORG01',
    botId: null,
    scopes: [],
    installedBy: 'U0ALICE001',
  });
  const body = new URLSearchParams({
    command: '/request',
    text: 'help',
    team_id: 'T0SISTER01',
    enterprise_id: 'E0ORG00001',
    is_enterprise_install: 'true',
    user_id: 'U0ALICE001',
    channel_id: 'C0GENERAL1',
    trigger_id: '1.2.3',
    response_url: 'http://127.0.0.1:9/none',
  }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded', ...app.slack.sign(body) };
  expect((await app.slack.sendRaw({ body, headers })).status).toBe(200);
});

describe('who may call', () => {
  const command = new URLSearchParams({
    command: '/request',
    text: 'new',
    team_id: 'T0ACME0001',
    user_id: 'U0ALICE001',
    trigger_id: '1.2.3',
    response_url: 'http://127.0.0.1:9/none',
  }).toString();
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const now = () => Math.floor(Date.now() / 1000);

  test.each([
    ['unsigned', () => ({})],
    ['signed with another secret', () => app.slack.sign(command, now(), 'another secret')],
    ['six minutes old', () => app.slack.sign(command, now() - 360)],
    ['stamped six minutes in the future', () => app.slack.sign(command, now() + 360)],
  ])('[A2] a call that is %s is answered 401, and nothing is done', async (_what, signature) => {
    app = await startApp();
    const calls = app.slack.exchanges.length;
    const answer = await app.slack.sendRaw({ body: command, headers: { ...form, ...signature() } });
    expect(answer.status).toBe(401);
    expect(app.slack.exchanges).toHaveLength(calls);
  });

  test('[A2] Slack is shown that the address is ours', async () => {
    app = await startApp();
    expect((await app.slack.verifyUrl()).status).toBe(200);
  });

  test('[A1] a workspace that never installed the app is answered 401', async () => {
    app = await startApp();
    const foreign = command.replace('T0ACME0001', 'T0NOBODY01');
    const answer = await app.slack.sendRaw({
      body: foreign,
      headers: { ...form, ...app.slack.sign(foreign) },
    });
    expect(answer.status).toBe(401);
  });
});

describe('the app leaves', () => {
  test.each([['app_uninstalled'], ['tokens_revoked']] as const)(
    '[A4] when %s comes first, all work stops at once and its data stays',
    async (first) => {
      app = await startApp({ working: false });
      await createStream(app.slack.as('alice'));
      const modal = opened((await app.slack.as('bob').slash('/request')).modal);
      await modal.fill({ Subject: 'Too late' });
      await modal.submit();
      await app.slack.uninstall('acme', first === 'app_uninstalled' ? 'uninstalled_first' : 'revoked_first');
      expect((await workspace(app.workspaceId))?.stoppedAt).not.toBeNull();
      const posts = () => app.slack.exchanges.filter(({ path }) => path.endsWith('chat.postMessage')).length;
      const before = posts();
      await app.worker.idle();
      expect(posts()).toBe(before);
      const waiting = await app.context.store.in(app.workspaceId).read((db) => db.deliveries.counts('slack'));
      expect(waiting).toEqual({ waiting: 2, failed: 0 });
    },
  );

  test('[A4] the loss of a person’s token alone stops nothing', async () => {
    app = await startApp();
    await app.slack.event('acme', { type: 'tokens_revoked', tokens: { oauth: ['U0ALICE001'], bot: [] } });
    expect((await workspace(app.workspaceId))?.stoppedAt).toBeNull();
  });
});

describe('health', () => {
  test('[E4] /livez, /readyz and /metrics answer; metrics ask for their token', async () => {
    app = await startApp({ environment: { METRICS_TOKEN: 'metrics-token' } });
    expect((await fetch(`${app.url}/livez`)).status).toBe(200);
    expect((await fetch(`${app.url}/readyz`)).status).toBe(200);
    expect((await fetch(`${app.url}/metrics`)).status).toBe(401);
    const metrics = await fetch(`${app.url}/metrics`, { headers: { authorization: 'Bearer metrics-token' } });
    expect(await metrics.text()).toContain('streamly_requests_submitted_total');
  });

  test('[E4] without a token, /metrics answers no one, unless it is said to be public', async () => {
    app = await startApp();
    expect((await fetch(`${app.url}/metrics`)).status).toBe(404);
    await app.close();
    app = await startApp({ environment: { METRICS_PUBLIC: 'true' } });
    expect((await fetch(`${app.url}/metrics`)).status).toBe(200);
  });

  test('[E4] metrics tell how many deliveries wait', async () => {
    app = await startApp({ working: false, environment: { METRICS_PUBLIC: 'true' } });
    await createStream(app.slack.as('alice'));
    const modal = opened((await app.slack.as('bob').slash('/request')).modal);
    await modal.fill({ Subject: 'Counted' });
    await modal.submit();
    const counts = async () => {
      const metrics = await (await fetch(`${app.url}/metrics`)).text();
      return [...metrics.matchAll(/^streamly_deliveries_(waiting|due) (\d+)$/gm)].map(([line]) => line);
    };
    expect(await counts()).toEqual(['streamly_deliveries_waiting 2', 'streamly_deliveries_due 2']);
    await app.worker.idle();
    expect(await counts()).toEqual(['streamly_deliveries_waiting 0', 'streamly_deliveries_due 0']);
  });
});
