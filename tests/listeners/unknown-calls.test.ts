import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { signatureHeaders } from '../../sandbox/slack/signing.ts';
import { authorize } from '../../src/slack/authorize.ts';
import { createStream } from '../support/people-at-work.ts';
import { type RunningApp, startApp } from '../support/running-app.ts';
import { signingSecret } from '../support/test-config.ts';

let app: RunningApp;
beforeEach(async () => {
  app = await startApp({ working: false });
});
afterEach(() => app.close());

async function send(path: Record<string, unknown>, kind: 'payload' | 'event' = 'payload') {
  const now = Math.floor(Date.now() / 1000);
  const json = JSON.stringify({ team: { id: app.workspaceId }, user: { id: 'U0BOB00001' }, ...path });
  const body = kind === 'event' ? json : new URLSearchParams({ payload: json }).toString();
  const type = kind === 'event' ? 'application/json' : 'application/x-www-form-urlencoded';
  const answer = await fetch(`${app.url}/slack/events`, {
    method: 'POST',
    headers: { 'content-type': type, ...signatureHeaders(signingSecret, body, now) },
    body,
  });
  return { status: answer.status, text: await answer.text() };
}

const tell = (event: Record<string, unknown>) =>
  send(
    {
      ...{ type: 'event_callback', team_id: app.workspaceId, event_id: `Ev${Math.random()}`, event },
      authorizations: [{ team_id: app.workspaceId, is_bot: true }],
    },
    'event',
  );

const view = { id: 'V1', callback_id: 'window_of_an_older_version', blocks: [], state: { values: {} } };

test('[R2] a window that no version knows any more says so when it is submitted, and nothing is lost in silence', async () => {
  const { status, text } = await send({ type: 'view_submission', view });
  expect(status).toBe(200);
  expect(JSON.parse(text)).toMatchObject({ response_action: 'update' });
  expect(text).toContain('nothing was saved');
});

test.each([
  ['a window that is closed', { type: 'view_closed', view, is_cleared: false }],
  ['a shortcut', { type: 'shortcut', callback_id: 'gone', trigger_id: '1.2.x' }],
  ['a shortcut of a message', { type: 'message_action', callback_id: 'gone', trigger_id: '1.2.x' }],
])('[R1] %s that no version knows any more is answered at once', async (_, payload) => {
  expect((await send(payload)).status).toBe(200);
});

test('[R1] a select that no version knows any more offers nothing', async () => {
  const asked = { type: 'block_suggestion', action_id: 'gone', block_id: 'b', value: '', view };
  expect(await send(asked)).toMatchObject({ status: 200, text: JSON.stringify({ options: [] }) });
});

test('[S11] a channel that gets another id keeps its Stream, its cards and what was said there', async () => {
  await createStream(app.slack.as('alice'));
  const own = app.context.store.in(app.workspaceId);
  const before = await own.read((db) => db.streams.byName('it help'));
  const ids = { old_channel_id: before?.channelId, new_channel_id: 'C0NEW00001' };
  expect((await tell({ type: 'channel_id_changed', ...ids })).status).toBe(200);
  expect(await own.read((db) => db.streams.byName('it help'))).toMatchObject({ channelId: 'C0NEW00001' });
});

test('[A1] a workspace that is renamed is called so; access that an org gives or takes is acknowledged', async () => {
  expect((await tell({ type: 'team_rename', name: 'Acme & Co' })).status).toBe(200);
  const { system } = app.context.store;
  expect(await system.read((db) => db.workspaces.byId(app.workspaceId))).toMatchObject({ name: 'Acme & Co' });
  for (const type of ['team_access_granted', 'team_access_revoked']) {
    expect((await tell({ type, team_ids: [app.workspaceId] })).status).toBe(200);
  }
});

test('[A1] in an install of a whole org, calls name the workspace that somebody acts in, never the org', async () => {
  const org = 'E0ACME0001';
  const { secrets, store } = app.context;
  const token = 'xoxb-of-the-org';
  const sealedBotToken = await secrets.seal({ workspaceId: org, purpose: 'slack_bot_token' }, token);
  const install = { enterpriseId: org, name: 'Acme', botUserId: 'U0BOT00001', botId: null, scopes: [] };
  await store.system.transaction((db) =>
    db.workspaces.install({
      ...{ workspaceId: org, ...install, sealedBotToken },
      ...{ installedBy: null, installedAt: new Date() },
    }),
  );
  const source = { teamId: org, enterpriseId: org, isEnterpriseInstall: true };
  const submitted = {
    team: null,
    enterprise: { id: org },
    user: { id: 'U1', team_id: 'T0ACME0001' },
    view: { team_id: 'T0ACME0001', app_installed_team_id: org },
  };
  const result = await authorize(app.context)(source as never, submitted as never);
  expect(result).toMatchObject({ botToken: token, teamId: 'T0ACME0001', workspaceId: org });
});
