import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { WebClient } from '@slack/web-api';
import { type StandInServer, startStandInServer } from '../../sandbox/stand-in-server.ts';
import { channelIdsByName } from '../../src/slack/find-by-name.ts';
import { fetchUserGroups } from '../../src/slack/user-groups.ts';

let server: StandInServer;
let client: WebClient;

/** A Slack whose org token must say which of its two workspaces a list is of. */
beforeEach(async () => {
  server = await startStandInServer({
    handle({ path, body }) {
      const { team_id: team } = body as { team_id?: string };
      if (path.endsWith('auth.teams.list')) {
        return { status: 200, body: { ok: true, teams: [{ id: 'T1' }, { id: 'T2' }] } };
      }
      if (!team?.startsWith('T')) return { status: 200, body: { ok: false, error: 'missing_argument' } };
      const channels = [{ id: `C-${team}`, name: `it-${team.toLowerCase()}` }];
      const usergroups = [{ id: `S-${team}`, name: 'IT', users: ['U1'] }];
      return { status: 200, body: { ok: true, channels, usergroups } };
    },
    errorAnswer: (status) => ({ status }),
  });
  client = new WebClient('xoxb-org', { slackApiUrl: `${server.url}/api/`, retryConfig: { retries: 0 } });
});
afterEach(() => server.close());

test('[A1] with an org’s token, lists are asked for in each workspace of the org', async () => {
  expect((await fetchUserGroups(client, 'E1')).map(({ id }) => id)).toEqual(['S-T1', 'S-T2']);
  expect(await channelIdsByName(client, 'E1', ['it-t2'])).toEqual(new Map([['it-t2', 'C-T2']]));
});

test('[A1] a workspace’s own token is asked once, for no workspace by name', async () => {
  await expect(fetchUserGroups(client, 'T1')).rejects.toThrow('missing_argument');
  expect(server.exchanges.map(({ path }) => path)).toEqual(['/api/usergroups.list']);
});
