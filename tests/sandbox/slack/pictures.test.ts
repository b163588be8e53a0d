import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Slack, startSlack } from '../../../sandbox/slack/driver.ts';

let slack: Slack;
beforeAll(async () => {
  slack = await startSlack({
    signingSecret: 'secret',
    clientId: 'id',
    clientSecret: 'secret',
    statePath: null,
  });
});
afterAll(() => slack.close());

async function profileOf(userId: string): Promise<Record<string, string>> {
  const response = await fetch(`${slack.apiUrl}users.info?user=${userId}`, {
    headers: { authorization: `Bearer ${slack.botToken('acme')}` },
  });
  const { user } = (await response.json()) as { user: { profile: Record<string, string> } };
  return user.profile;
}

async function pictureAt(url: string | undefined): Promise<string> {
  const response = await fetch(url ?? '');
  expect(response.headers.get('content-type')).toBe('image/svg+xml');
  return response.text();
}

test('[E3] each of the twelve people of Acme has a picture of their own, always the same, in the size asked for', async () => {
  const { people } = slack.workspace('acme');
  expect(people).toHaveLength(12);
  const pictures = await Promise.all(people.map(async ({ id }) => pictureAt((await profileOf(id)).image_48)));
  expect(new Set(pictures).size).toBe(12);

  const [first] = people;
  const profile = await profileOf(first?.id ?? '');
  expect(await pictureAt(profile.image_48)).toBe(pictures[0]);
  expect(pictures[0]).toContain('width="48" height="48"');
  expect(await pictureAt(profile.image_192)).toContain('width="192" height="192"');
});

test('[E3] an address that names no person and size has no picture', async () => {
  expect((await fetch(slack.apiUrl.replace('/api/', '/pictures/nobody.svg'))).status).toBe(404);
});
