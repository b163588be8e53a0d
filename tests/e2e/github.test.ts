import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type GitHubStandIn, startGitHub } from '../../sandbox/github/stand-in.ts';
import type { Message, Person } from '../../sandbox/slack/driver.ts';
import { addField, createStream, opened } from '../support/people-at-work.ts';
import { addIntegration, connectTool, type RunningWorld, startWorld } from '../support/running-tools.ts';

const repository = 'acme/it-help';
const issuePage = 'https://github.com/acme/it-help/issues/1';

let github: GitHubStandIn;
let world: RunningWorld;
let bob: Person;

beforeEach(async () => {
  github = await startGitHub({ statePath: null, localTargets: true });
  world = await startWorld({ environment: { GITHUB_API_URL: github.url } });
  const alice = world.slack.as('alice');
  bob = world.slack.as('bob');
  await addIntegration(alice, 'GitHub Issues');
  await createStream(alice);
  await addField(alice, { Name: 'Priority', Type: 'Select', Options: 'Low, High' });
  await connectTool(alice, 'GitHub Issues');
}, 120_000);
afterEach(async () => {
  await world.close();
  await github.close();
});

const issue = () => github.state.issues[0];
const labels = () => issue()?.labels.map((id) => github.state.labels.find((label) => label.id === id)?.name);
const comments = () => github.state.comments.map(({ body }) => body);
const byHand = (change: object) =>
  github.act('ada-lovelace', { repository, kind: 'edit_issue', number: 1, ...change });

async function submit(): Promise<Message> {
  const form = opened((await bob.slash('/request it')).modal);
  await form.fill({ Subject: 'New laptop', Details: 'Light', 'Due date': '2026-12-04', Priority: 'High' });
  await form.submit();
  const card = await bob
    .channel('it')
    .waitForMessage((message) => message.links().includes(issuePage), 60_000);
  await world.worker.idle();
  return card;
}

test('[I12] a Request becomes a GitHub issue; what people do there arrives in Slack, and the other way round', async () => {
  const card = await submit();
  await bob.waitFor(() => issue()?.body?.includes('Request #&#8203;1 in Slack') === true, 30_000);
  expect(issue()).toMatchObject({ title: 'New laptop', isOpen: true });
  expect(labels()).toEqual(['Priority: High']);
  expect(issue()?.body).toContain('### Due date\n2026-12-04\n');

  byHand({ isOpen: false, body: `Mine.\n\n${issue()?.body?.replace('2026-12-04', '2026-12-24') ?? ''}` });
  await bob.waitFor(() => card.buttons().includes('Reopen') && card.text().includes('24'), 30_000);
  await card.click('Reopen');
  await card.click('Assign to me');
  await bob.waitFor(() => issue()?.isOpen === true && issue()?.assignees.length === 1, 60_000);
  expect(issue()?.body?.startsWith('Mine.\n\n<!-- streamly:begin')).toBe(true);

  github.act('ada-lovelace', { repository, kind: 'add_comment', number: 1, body: 'By **hand**' });
  const said = () =>
    bob
      .channel('it')
      .thread(card)
      .some((message) => message.text().includes('By **hand**'));
  await bob.waitFor(said, 30_000);
  await card.reply('Thanks @ada');
  await bob.waitFor(() => comments().length === 2, 60_000);
  expect(comments()[1]).toContain('Bob Baker: Thanks @&#8203;ada');
}, 180_000);

test('[I12, I10] an answer that is lost makes no second issue', async () => {
  github.fail({ kind: 'lose_answer', method: 'POST', path: /\/issues$/, times: 1 });
  await submit();
  expect(github.state.issues).toHaveLength(1);
}, 180_000);
