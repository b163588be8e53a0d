import { z } from 'zod';
import type { CallControl, Credentials } from '../connector.ts';
import { ToolError, unlessMissing } from '../errors.ts';
import {
  commentAnswer,
  foundUsersAnswer,
  hookAnswer,
  issueAnswer,
  labelAnswer,
  nothingAnswer,
  repositoryAnswer,
  userAnswer,
} from './answers.ts';
import { createCalls, type Dated, type GitHubAddress } from './calls.ts';

/** What an issue is changed with, in GitHub's names. */
export interface IssueData {
  title?: string;
  body?: string;
  state?: 'open' | 'closed';
  state_reason?: 'completed' | 'reopened';
  labels?: string[];
  assignees?: string[];
}

export type GitHubApi = ReturnType<typeof createGitHubApi>;

/** Of a hundred each, the ones used last first: a picker shows no more. */
const mostRepositoryPages = 10;
/** What we want to be told of. */
const events = ['issues', 'issue_comment', 'label'];

/** GitHub's REST API for one account. A repository is `owner/name`. */
export function createGitHubApi(address: GitHubAddress, credentials: Credentials, call: CallControl) {
  const { dated, written, everyPage } = createCalls(address, credentials, call);
  const valueIn = async <T>(answer: Promise<Dated<T>>): Promise<T> => (await answer).value;

  return {
    me: () => valueIn(dated(userAnswer, '/user')),
    user: (login: string) => valueIn(dated(userAnswer, `/users/${encodeURIComponent(login)}`)),
    /** By an e-mail that they show to everybody. */
    usersByEmail: async (email: string) =>
      (await valueIn(dated(foundUsersAnswer, '/search/users', { q: `${email} in:email`, per_page: '5' })))
        .items,
    /** Whether issues of the repository can be given to this account. */
    isAssignable: (repository: string, login: string) =>
      unlessMissing(
        dated(nothingAnswer, `${pathOf(repository)}/assignees/${encodeURIComponent(login)}`).then(() => true),
        false,
      ),
    /** All that the account can reach, those that were pushed to last first. */
    repositories: () =>
      valueIn(everyPage(z.array(repositoryAnswer), '/user/repos', { sort: 'pushed' }, mostRepositoryPages)),
    repository: (repository: string) => valueIn(dated(repositoryAnswer, pathOf(repository))),
    labels: (repository: string) => valueIn(everyPage(z.array(labelAnswer), `${pathOf(repository)}/labels`)),
    makeLabel: (repository: string, label: { name: string; color: string; description: string }) =>
      valueIn(written(labelAnswer, 'POST', `${pathOf(repository)}/labels`, label)),
    createIssue: (repository: string, issue: IssueData) =>
      written(issueAnswer, 'POST', `${pathOf(repository)}/issues`, issue),
    updateIssue: async (repository: string, number: string, change: IssueData) =>
      itself(number, await written(issueAnswer, 'PATCH', issuePath(repository, number), change)),
    issue: async (repository: string, number: string) =>
      itself(number, await dated(issueAnswer, issuePath(repository, number))),
    /** Oldest first; without pull requests, which GitHub counts among them. */
    issues: async (repository: string, query: { state: 'all' | 'open'; since?: Date }) => {
      const { since, ...rest } = query;
      const { value, at } = await everyPage(z.array(issueAnswer), `${pathOf(repository)}/issues`, {
        ...rest,
        ...(since ? { since: since.toISOString().replace(/\.\d+Z$/, 'Z') } : {}),
        sort: 'created',
        direction: 'asc',
      });
      return { value: value.filter((issue) => issue.pull_request === undefined), at };
    },
    /** Oldest first. */
    comments: (repository: string, number: string) =>
      valueIn(everyPage(z.array(commentAnswer), `${issuePath(repository, number)}/comments`)),
    addComment: (repository: string, number: string, body: string) =>
      valueIn(written(commentAnswer, 'POST', `${issuePath(repository, number)}/comments`, { body })),
    changeComment: (repository: string, id: string, body: string) =>
      valueIn(written(commentAnswer, 'PATCH', commentPath(repository, id), { body })),
    deleteComment: (repository: string, id: string) =>
      valueIn(written(nothingAnswer, 'DELETE', commentPath(repository, id))),
    hooks: (repository: string) => valueIn(everyPage(z.array(hookAnswer), `${pathOf(repository)}/hooks`)),
    hook: (repository: string, id: string) => valueIn(dated(hookAnswer, hookPath(repository, id))),
    makeHook: (repository: string, config: { url: string; secret: string }) =>
      valueIn(
        written(hookAnswer, 'POST', `${pathOf(repository)}/hooks`, {
          name: 'web',
          active: true,
          events,
          config: { ...config, content_type: 'json', insecure_ssl: '0' },
        }),
      ),
    deleteHook: (repository: string, id: string) =>
      valueIn(written(nothingAnswer, 'DELETE', hookPath(repository, id))),
  };
}

function pathOf(repository: string): string {
  const [owner = '', name = ''] = repository.split('/');
  return `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;
}

const issuePath = (repository: string, number: string) =>
  `${pathOf(repository)}/issues/${encodeURIComponent(number)}`;
const commentPath = (repository: string, id: string) =>
  `${pathOf(repository)}/issues/comments/${encodeURIComponent(id)}`;
const hookPath = (repository: string, id: string) => `${pathOf(repository)}/hooks/${encodeURIComponent(id)}`;

/** One that was moved to another repository is answered from there, under the number that it has there. */
function itself<T extends { number: number }>(number: string, issue: Dated<T>): Dated<T> {
  if (String(issue.value.number) === number) return issue;
  throw new ToolError('missing', 'The issue was moved to another repository.');
}
