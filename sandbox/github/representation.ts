import type {
  GitHubComment,
  GitHubHook,
  GitHubIssue,
  GitHubLabel,
  GitHubRepository,
  GitHubState,
  GitHubUser,
  Role,
} from './state.ts';

/** Records as GitHub's API writes them. */

const api = 'https://api.github.com';
const site = 'https://github.com';
const somewhen = '2026-01-05T09:00:00Z';

const nodeId = (kind: string, id: number) => Buffer.from(`${kind}${id}`).toString('base64');

export const nameOf = ({ owner, name }: GitHubRepository) => `${owner}/${name}`;

export function simpleUser({ id, login }: Pick<GitHubUser, 'id' | 'login'>, type = 'User') {
  const url = `${api}/users/${login}`;
  return {
    login,
    id,
    node_id: nodeId(type, id),
    avatar_url: `https://avatars.githubusercontent.com/u/${id}?v=4`,
    gravatar_id: '',
    url,
    html_url: `${site}/${login}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type,
    site_admin: false,
  };
}

export function publicUser(user: GitHubUser) {
  return {
    ...simpleUser(user),
    name: user.name,
    company: null,
    blog: '',
    location: null,
    email: user.email,
    hireable: null,
    bio: null,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: somewhen,
    updated_at: somewhen,
    user_view_type: 'public',
  };
}

const repositoryLinks = [
  'archive assignees blobs branches collaborators comments commits compare contents contributors deployments downloads',
  'events forks git_commits git_refs git_tags hooks issue_comment issue_events issues keys labels languages merges',
  'milestones notifications pulls releases stargazers statuses subscribers subscription tags teams trees',
].flatMap((line) => line.split(' '));

const roles: readonly Role[] = ['read', 'triage', 'write', 'admin'];

export function repositoryOf(state: GitHubState, repository: GitHubRepository, role: Role) {
  const whole = nameOf(repository);
  const url = `${api}/repos/${whole}`;
  const open = state.issues.filter((issue) => issue.repository === repository.id && issue.isOpen).length;
  const may = (least: Role) => roles.indexOf(role) >= roles.indexOf(least);
  return {
    id: repository.id,
    node_id: nodeId('Repository', repository.id),
    name: repository.name,
    full_name: whole,
    private: repository.isPrivate,
    owner: simpleUser({ id: 1, login: repository.owner }, 'Organization'),
    html_url: `${site}/${whole}`,
    description: null,
    fork: false,
    url,
    ...Object.fromEntries(repositoryLinks.map((name) => [`${name}_url`, `${url}/${name}`])),
    git_url: `git://github.com/${whole}.git`,
    ssh_url: `git@github.com:${whole}.git`,
    clone_url: `${site}/${whole}.git`,
    svn_url: `${site}/${whole}`,
    mirror_url: null,
    homepage: null,
    language: null,
    forks: 0,
    forks_count: 0,
    stargazers_count: 0,
    watchers: 0,
    watchers_count: 0,
    size: 0,
    default_branch: 'main',
    open_issues: open,
    open_issues_count: open,
    has_issues: repository.hasIssues,
    has_projects: true,
    has_wiki: false,
    has_pages: false,
    has_discussions: false,
    has_downloads: true,
    archived: repository.isArchived,
    disabled: false,
    license: null,
    pushed_at: somewhen,
    created_at: somewhen,
    updated_at: somewhen,
    permissions: {
      admin: may('admin'),
      maintain: may('admin'),
      push: may('write'),
      triage: may('triage'),
      pull: true,
    },
  };
}

export function labelOf(state: GitHubState, label: GitHubLabel) {
  const home = state.repositories.find(({ id }) => id === label.repository);
  return {
    id: label.id,
    node_id: nodeId('Label', label.id),
    url: `${api}/repos/${home ? nameOf(home) : ''}/labels/${encodeURIComponent(label.name)}`,
    name: label.name,
    color: label.color,
    default: false,
    description: label.description,
  };
}

const reactions = (url: string) => ({
  url: `${url}/reactions`,
  total_count: 0,
  '+1': 0,
  '-1': 0,
  laugh: 0,
  hooray: 0,
  confused: 0,
  heart: 0,
  rocket: 0,
  eyes: 0,
});

const byId = <T extends { id: number }>(all: readonly T[], ids: readonly number[]) =>
  ids.flatMap((id) => all.find((each) => each.id === id) ?? []);

export function issueOf(state: GitHubState, issue: GitHubIssue) {
  const [home] = byId(state.repositories, [issue.repository]);
  const whole = home ? nameOf(home) : '';
  const url = `${api}/repos/${whole}/issues/${issue.number}`;
  const assignees = byId(state.users, issue.assignees).map((user) => simpleUser(user));
  const [author] = byId(state.users, [issue.user]);
  return {
    id: issue.id,
    node_id: nodeId('Issue', issue.id),
    url,
    repository_url: `${api}/repos/${whole}`,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: `${site}/${whole}/issues/${issue.number}`,
    number: issue.number,
    state: issue.isOpen ? 'open' : 'closed',
    state_reason: issue.stateReason,
    title: issue.title,
    body: issue.body,
    user: author ? simpleUser(author) : null,
    labels: byId(state.labels, issue.labels).map((label) => labelOf(state, label)),
    assignee: assignees[0] ?? null,
    assignees,
    milestone: null,
    locked: false,
    active_lock_reason: null,
    comments: state.comments.filter((comment) => comment.issue === issue.id).length,
    closed_at: issue.closedAt,
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    author_association: 'COLLABORATOR',
    reactions: reactions(url),
    timeline_url: `${url}/timeline`,
  };
}

export function commentOf(state: GitHubState, comment: GitHubComment) {
  const [issue] = byId(state.issues, [comment.issue]);
  const [home] = issue ? byId(state.repositories, [issue.repository]) : [];
  const whole = home ? nameOf(home) : '';
  const [author] = byId(state.users, [comment.user]);
  const url = `${api}/repos/${whole}/issues/comments/${comment.id}`;
  return {
    id: comment.id,
    node_id: nodeId('IssueComment', comment.id),
    url,
    html_url: `${site}/${whole}/issues/${issue?.number ?? 0}#issuecomment-${comment.id}`,
    issue_url: `${api}/repos/${whole}/issues/${issue?.number ?? 0}`,
    user: author ? simpleUser(author) : null,
    body: comment.body,
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: 'COLLABORATOR',
    reactions: reactions(url),
  };
}

export function hookOf(state: GitHubState, hook: GitHubHook) {
  const [home] = byId(state.repositories, [hook.repository]);
  const url = `${api}/repos/${home ? nameOf(home) : ''}/hooks/${hook.id}`;
  return {
    type: 'Repository',
    id: hook.id,
    name: 'web',
    active: hook.isActive,
    events: hook.events,
    config: {
      url: hook.url,
      content_type: hook.contentType,
      insecure_ssl: '0',
      ...(hook.secret === null ? {} : { secret: '********' }),
    },
    url,
    test_url: `${url}/test`,
    ping_url: `${url}/pings`,
    deliveries_url: `${url}/deliveries`,
    last_response: hook.last,
    created_at: hook.createdAt,
    updated_at: hook.createdAt,
  };
}
