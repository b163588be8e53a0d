import { cutMark } from '../clean-text.ts';
import type { Connector, ToolClient } from '../connector.ts';
import { createMemories } from '../memory.ts';
import type { OAuthApp } from '../sign-in.ts';
import { checkAccess, findRepositories, whoAmI } from './access.ts';
import { createGitHubApi, type GitHubApi } from './client.ts';
import { commentClient } from './comments.ts';
import { describeFields, ensureFields } from './ensure-fields.ts';
import { longestText } from './field-text.ts';
import {
  attachLink,
  changedIssues,
  createIssue,
  findIssue,
  openIssues,
  readIssue,
  updateIssue,
} from './issues.ts';
import { emptyMemory, type Memory } from './memory.ts';
import { githubSignIn } from './oauth.ts';
import { createPace } from './pace.ts';
import { createPeople } from './people.ts';
import { hear, webhookClient } from './webhook.ts';

export interface GitHubOptions {
  /** Base URL of the REST API, such as `https://api.github.com`. */
  url: string;
  /** For one whole request, in milliseconds. */
  timeoutMs?: number;
  /** After each change and before the next one, in milliseconds: GitHub asks for a second. */
  pauseMs?: number;
  /** Where people sign in, such as `https://github.com`. */
  siteUrl?: string;
  /** The GitHub App that people sign in by; null: by pasted tokens alone. */
  oauthApp?: OAuthApp | null;
}

/** GitHub Issues: component = repository, task = issue. */
export function githubConnector({
  url,
  timeoutMs = 15_000,
  pauseMs = 1000,
  siteUrl = 'https://github.com',
  oauthApp = null,
}: GitHubOptions): Connector {
  const address = { url: url.replace(/\/+$/, ''), timeoutMs, pace: createPace(pauseMs) };
  const memoryOf = createMemories(emptyMemory);
  return {
    tool: 'github',
    words: {
      tool: 'GitHub Issues',
      component: 'repository',
      components: 'repositories',
      task: 'issue',
      whereIsTheToken:
        'Sign in to GitHub as the service user, open Settings, Developer settings, Personal access tokens, and make a fine-grained one for your repositories that may read and write Issues and Webhooks.',
      deletedField: 'its labels stay on the issues, and its part of their text goes with their next change.',
    },
    reservedFieldNames: [],
    // 5,000 requests an hour are 83 a minute (rate limits page).
    quota: { requestsPerMinute: 80, concurrent: 1, serialPerComponent: true, findableAfterMs: 10_000 },
    longText: { most: longestText, mark: cutMark },
    // An issue's comment holds 65,536 characters, and ours are longer as Markdown.
    longestComment: 20_000,
    largestFile: null,
    describes: true,
    webhooks: { hear },
    signIn: oauthApp && githubSignIn({ siteUrl, url: address.url, timeoutMs }, oauthApp),
    connect: (credentials, call) =>
      createClient(createGitHubApi(address, credentials, call), memoryOf(credentials.accessToken)),
  };
}

function createClient(api: GitHubApi, memory: Memory): ToolClient {
  const people = createPeople(api, memory);
  const at = (name: string) => ({ api, people, name });
  return {
    whoAmI: () => whoAmI(api),
    findComponents: (query) => findRepositories(api, query),
    checkAccess: (repository) => checkAccess(api, repository),
    describeFields: (repository, wanted, known) => describeFields(api, repository, wanted, known),
    ensureFields: (repository, wanted, known) => ensureFields(api, repository, wanted, known),
    create: (repository, task, bindings) => createIssue(at(repository), task, bindings),
    update: (repository, number, task, bindings, only) =>
      updateIssue(at(repository), number, { task, bindings, only }),
    read: (repository, number, bindings) => readIssue(at(repository), number, bindings),
    changedSince: (repository, since, bindings) => changedIssues(at(repository), since, bindings),
    openTasks: (repository) => openIssues(at(repository)),
    ...webhookClient(api),
    ...commentClient(api, people),
    findByKey: (repository, key, since) => findIssue(at(repository), key, since),
    attach: (repository, number, link) => attachLink(at(repository), number, link),
  };
}
