import type { Account, Component, ComponentAccess } from '../connector.ts';
import type { RepositoryAnswer } from './answers.ts';
import type { GitHubApi } from './client.ts';

const mostComponents = 100;
const nowhere = 'It may write in no repository, so it can make no issues.';
const archived = 'This repository is archived: nothing in it can be changed.';
const noIssues = 'Issues are switched off in this repository.';
const readOnly = 'The account may only look at this repository: give it the role Write there.';
const isPublic =
  'This repository is public: everybody on the internet can read the Requests that go there, with names and e-mail addresses.';
const noLabels =
  'The account may make no labels here: choices stand in the text of each issue. The role Write is enough.';

export async function whoAmI(api: GitHubApi): Promise<Account> {
  const { id, login, name, email } = await api.me();
  const repositories = await api.repositories();
  const owners = repositories.map(({ full_name: whole }) => whole.split('/')[0] ?? whole);
  return {
    id: String(id),
    name: name || login,
    email: email || null,
    reaches: [...new Set(owners)],
    ...(repositories.some((repository) => accessOf(repository).canWriteTasks) ? {} : { limited: nowhere }),
  };
}

/** Repositories that have issues, by a part of `owner/name`. */
export async function findRepositories(api: GitHubApi, query: string): Promise<Component[]> {
  const words = query.trim().toLowerCase();
  const all = await api.repositories();
  return all
    .filter((each) => each.has_issues && !each.archived && each.full_name.toLowerCase().includes(words))
    .slice(0, mostComponents)
    .map(componentOf);
}

/** Roles are read; what a fine-grained token leaves out of its account's role, GitHub tells by refusing it. */
export async function checkAccess(api: GitHubApi, repository: string): Promise<ComponentAccess> {
  return accessOf(await api.repository(repository));
}

export function accessOf(repository: RepositoryAnswer): ComponentAccess {
  const component = componentOf(repository);
  const { push = false, triage = false } = repository.permissions ?? {};
  const closed = repository.archived ? archived : repository.has_issues ? null : noIssues;
  if (closed !== null || (!push && !triage)) {
    return { component, canMakeFields: false, canWriteTasks: false, problem: closed ?? readOnly };
  }
  const problem = repository.private ? (push ? null : noLabels) : isPublic;
  return { component, canMakeFields: push, canWriteTasks: true, problem };
}

function componentOf({ full_name: name, html_url: url }: RepositoryAnswer): Component {
  return { id: name, name, url, place: null };
}
