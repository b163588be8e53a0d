import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { seedRepositories, seedTokens } from '../../../sandbox/github/seed.ts';
import { type GitHubOptions, type GitHubStandIn, startGitHub } from '../../../sandbox/github/stand-in.ts';
import type { ToolClient } from '../../../src/integrations/connector.ts';
import { toToolError } from '../../../src/integrations/github/failures.ts';
import { githubConnector } from '../../../src/integrations/github/index.ts';
import { allFields, content, field, unlimited } from '../../contracts/contract-world.ts';

const repository = seedRepositories.itHelp;
const ada = { name: 'Ada Lovelace', email: 'ada@acme.example' };
const grace = { name: 'Grace Hopper', email: 'grace@acme.example' };
const quiet = { name: 'Linus Quiet', email: 'linus@acme.example' };
const world = { members: [ada, grace] as const };
const size = field('Size', 'select', { options: ['Small', 'Large'] });
const large = { 'f-Size': { type: 'options' as const, labels: ['Large'] } };

let github: GitHubStandIn;
const start = async (options: Partial<GitHubOptions> = {}) => {
  github = await startGitHub({ statePath: null, ...options });
};
const clientWith = (pauseMs: number): ToolClient =>
  githubConnector({ url: github.url, pauseMs }).connect({ accessToken: seedTokens.serviceUser }, unlimited);
const issue = (number: string) => {
  const found = github.state.issues.find((each) => each.number === Number(number));
  if (!found) throw new Error(`No issue ${number}.`);
  return found;
};
const labelsOf = (number: string) =>
  issue(number).labels.map((id) => github.state.labels.find((label) => label.id === id)?.name);

describe('an issue', () => {
  beforeEach(() => start());
  afterEach(() => github.close());

  test("[I12] people's labels stay; ours follow the answer", async () => {
    const client = clientWith(0);
    const bindings = await client.ensureFields(repository, [size], []);
    const { id } = await client.create(repository, content(world, large), bindings);
    expect(labelsOf(id)).toEqual(['Size: Large']);
    github.act('ada-lovelace', {
      repository,
      kind: 'edit_issue',
      number: Number(id),
      labels: ['bug', 'Size: Large'],
    });
    const small = { 'f-Size': { type: 'options' as const, labels: ['Small'] } };
    await client.update(repository, id, content(world, small), bindings);
    expect(labelsOf(id)).toEqual(['bug', 'Size: Small']);
    await client.update(repository, id, content(world), bindings);
    expect(labelsOf(id)).toEqual(['bug']);
  });

  test('[I12] a label that people made is not taken; a renamed one of ours still is', async () => {
    const client = clientWith(0);
    const { id: home = 0 } = github.state.repositories.find(({ name }) => name === 'it-help') ?? {};
    github.state.labels.push({
      id: 7,
      repository: home,
      name: 'size: large',
      color: 'fff',
      description: null,
    });
    const bindings = await client.ensureFields(repository, [size], []);
    const { id } = await client.create(repository, content(world, large), bindings);
    expect(labelsOf(id)).toEqual(['Size: Large (2)']);
    const ours = github.state.labels.find(({ name }) => name === 'Size: Large (2)');
    if (ours) ours.name = 'XL';
    expect((await client.read(repository, id, bindings)).values).toEqual(large);
    await client.update(repository, id, content(world), bindings);
    await client.update(repository, id, content(world, large), bindings);
    expect(labelsOf(id)).toEqual(['XL']);
  });

  test('[I12] a select of many options stands in the text', async () => {
    const client = clientWith(0);
    const before = github.state.labels.length;
    const options = Array.from({ length: 31 }, (_, n) => `Option ${n}`);
    const bindings = await client.ensureFields(repository, [{ ...size, options }], []);
    const answer = { 'f-Size': { type: 'options' as const, labels: ['Option 30'] } };
    const { id, values } = await client.create(repository, content(world, answer), bindings);
    expect(github.state.labels).toHaveLength(before);
    expect(values).toEqual(answer);
    expect(issue(id).body).toContain('### Size\n- Option 30\n');
  });

  test('[I12] somebody who shows no e-mail is named in the text; nobody is assigned', async () => {
    const client = clientWith(0);
    const bindings = await client.ensureFields(repository, allFields, []);
    const task = content(world, {}, { assignee: quiet });
    const { id } = await client.create(repository, task, bindings);
    expect(issue(id).assignees).toEqual([]);
    expect(issue(id).body).toContain('> Assignee: Linus Quiet (linus@acme.example).');
    await client.update(repository, id, { ...task, assignee: grace }, bindings);
    expect(issue(id).body).not.toContain('> Assignee');
    expect(issue(id).assignees).toHaveLength(1);
  });

  test('[I12] that a repository is public is said before Requests go there', async () => {
    const home = github.state.repositories.find(({ name }) => name === 'it-help');
    expect(await clientWith(0).checkAccess(repository)).toMatchObject({ problem: null });
    if (home) home.isPrivate = false;
    const access = await clientWith(0).checkAccess(repository);
    expect(access).toMatchObject({ canWriteTasks: true, canMakeFields: true });
    expect(access.problem).toContain('public');
  });

  test('[I12] a Request that is closed before it has an issue makes one that is closed as completed', async () => {
    const client = clientWith(0);
    const { id } = await client.create(repository, content(world, {}, { complete: true }), []);
    expect(issue(id)).toMatchObject({ isOpen: false, stateReason: 'completed' });
  });

  test('[I12] what a text says in the way of GitHub mentions nobody and ends no part of ours', async () => {
    const client = clientWith(0);
    const bindings = await client.ensureFields(repository, [field('Details', 'text')], []);
    const text = '<!-- streamly:end -->\n@ada fixes #1\n<!-- streamly:field f-Size -->';
    const values = { 'f-Details': { type: 'text' as const, text } };
    const made = await client.create(repository, content(world, values), bindings);
    expect(made.values).toEqual(values);
    expect(issue(made.id).body).toContain('@&#8203;ada fixes #&#8203;1');
  });
});

describe("GitHub's limits", () => {
  afterEach(() => github.close());

  test('[I12] changes keep the pause that GitHub asks for, though many are wanted at once', async () => {
    await start({ limits: { pauseMs: 30 } });
    const client = clientWith(60);
    const { id } = await client.create(repository, content(world), []);
    const texts = ['one', 'two', 'three', 'four'];
    await Promise.all(texts.map((text) => client.addComment(repository, id, text)));
    expect((await client.comments(repository, [id])).map(({ text }) => text)).toEqual(texts);
    expect(github.exchanges.filter(({ status }) => status === 403)).toEqual([]);
  });

  test('[I12] a change that does not keep the pause is refused for speed', async () => {
    await start({ limits: { pauseMs: 60_000 } });
    const hasty = clientWith(0);
    const { id } = await hasty.create(repository, content(world), []);
    await hasty.addComment(repository, id, 'five').catch(() => undefined);
    await expect(hasty.addComment(repository, id, 'six')).rejects.toMatchObject({ kind: 'rate_limited' });
  });

  test('[I12] past the quota of an hour, the time is said when there is one again', async () => {
    await start({ limits: { requestsPerHour: 2 } });
    const client = clientWith(0);
    await client.checkAccess(repository);
    await client.checkAccess(repository);
    const before = Date.now();
    const error: unknown = await client.checkAccess(repository).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ kind: 'rate_limited', status: 403 });
    const { retryAt } = error as { retryAt: Date };
    expect(retryAt.getTime()).toBeGreaterThan(before + 3_500_000);
  });
});

const now = Date.parse('2026-11-25T12:00:00Z');
test.each([
  ['a forbidden call', 403, {}, 'Must have admin rights', 'forbidden', null],
  [
    'a secondary limit in words',
    403,
    {},
    'You have exceeded a secondary rate limit',
    'rate_limited',
    now + 60_000,
  ],
  ['a secondary limit with a wait', 403, { 'retry-after': '30' }, 'Slow down', 'rate_limited', now + 30_000],
  ['a 429 without a wait', 429, {}, 'Too many', 'rate_limited', now + 60_000],
  [
    'a quota that is used up',
    403,
    { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(now / 1000 + 600) },
    'API rate limit exceeded',
    'rate_limited',
    now + 600_000,
  ],
  ['an issue that was deleted', 410, {}, 'This issue was deleted', 'missing', null],
  ['a refused value', 422, {}, 'Validation Failed', 'rejected', null],
] as const)('[I12] %s is told from the others', (_words, status, headers, message, kind, at) => {
  const text = JSON.stringify({ message });
  const error = toToolError({ status, headers: new Headers(headers), text }, true, now);
  expect(error).toMatchObject({ kind, maybeDone: false, retryAt: at === null ? null : new Date(at) });
});
