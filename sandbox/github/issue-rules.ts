import type { Rules } from './access.ts';
import type { Feed } from './feed.ts';
import { type Invalid, invalid, Refusal } from './refusal.ts';
import { type GitHubComment, type GitHubIssue, type GitHubRepository, now, takeId } from './state.ts';

const longestTitle = 256;
const longestBody = 65_536;

export interface IssueWish {
  title?: unknown;
  body?: unknown;
  state?: unknown;
  state_reason?: unknown;
  labels?: unknown;
  assignees?: unknown;
}

export function createIssue(
  rules: Rules,
  feed: Feed,
  repository: GitHubRepository,
  wish: IssueWish,
): GitHubIssue {
  const { state, user } = rules;
  if (!repository.hasIssues) throw new Refusal(410, 'Issues has been disabled in this repository.');
  rules.demand(repository, 'read');
  if (wish.title === undefined) throw invalid({ resource: 'Issue', field: 'title', code: 'missing_field' });
  const checked = checkedWish(rules, repository, wish);
  repository.issuesMade += 1;
  const at = now();
  const issue: GitHubIssue = {
    id: takeId(state),
    repository: repository.id,
    number: repository.issuesMade,
    title: checked.title ?? '',
    body: checked.body ?? null,
    isOpen: true,
    stateReason: null,
    user: user.id,
    assignees: checked.assignees ?? [],
    labels: checked.labels ?? [],
    createdAt: at,
    updatedAt: at,
    closedAt: null,
  };
  state.issues.push(issue);
  feed.issue('opened', issue, user);
  for (const _ of issue.labels) feed.issue('labeled', issue, user);
  for (const _ of issue.assignees) feed.issue('assigned', issue, user);
  return issue;
}

export function updateIssue(rules: Rules, feed: Feed, issue: GitHubIssue, wish: IssueWish): void {
  const { user } = rules;
  const repository = homeOf(rules, issue);
  rules.demand(repository, issue.user === user.id ? 'read' : 'triage');
  const checked = checkedWish(rules, repository, wish);
  const isEdited =
    (checked.title !== undefined && checked.title !== issue.title) ||
    (checked.body !== undefined && checked.body !== issue.body);
  const before = structuredClone(issue);
  if (checked.title !== undefined) issue.title = checked.title;
  if (checked.body !== undefined) issue.body = checked.body;
  if (checked.labels) issue.labels = checked.labels;
  if (checked.assignees) issue.assignees = checked.assignees;
  if (checked.isOpen !== undefined && checked.isOpen !== issue.isOpen) {
    issue.isOpen = checked.isOpen;
    issue.closedAt = checked.isOpen ? null : now();
    issue.stateReason = checked.stateReason ?? (checked.isOpen ? 'reopened' : 'completed');
  }
  if (JSON.stringify(before) === JSON.stringify(issue)) return;
  issue.updatedAt = now();
  if (isEdited) feed.issue('edited', issue, user);
  if (before.isOpen !== issue.isOpen) feed.issue(issue.isOpen ? 'reopened' : 'closed', issue, user);
  for (const _ of without(issue.labels, before.labels)) feed.issue('labeled', issue, user);
  for (const _ of without(before.labels, issue.labels)) feed.issue('unlabeled', issue, user);
  for (const _ of without(issue.assignees, before.assignees)) feed.issue('assigned', issue, user);
  for (const _ of without(before.assignees, issue.assignees)) feed.issue('unassigned', issue, user);
}

/** By an admin on the page: the REST API has no way to it. */
export function deleteIssue(rules: Rules, feed: Feed, issue: GitHubIssue): void {
  const { state, user } = rules;
  const repository = homeOf(rules, issue);
  rules.demand(repository, 'admin');
  feed.issue('deleted', issue, user);
  repository.deletedIssues.push(issue.number);
  state.issues = state.issues.filter((each) => each !== issue);
  state.comments = state.comments.filter((comment) => comment.issue !== issue.id);
}

export function addComment(rules: Rules, feed: Feed, issue: GitHubIssue, body: unknown): GitHubComment {
  const { state, user } = rules;
  rules.demand(homeOf(rules, issue), 'read');
  const at = now();
  const comment = {
    id: takeId(state),
    issue: issue.id,
    user: user.id,
    body: commentText(body),
    createdAt: at,
    updatedAt: at,
  };
  state.comments.push(comment);
  issue.updatedAt = at;
  feed.comment('created', comment, user);
  return comment;
}

/** @throws Refusal 404 where it is not of the repository. */
export function commentById(rules: Rules, repository: GitHubRepository, id: number): GitHubComment {
  const comment = rules.state.comments.find((each) => each.id === id);
  const issue = rules.state.issues.find((each) => each.id === comment?.issue);
  if (!comment || issue?.repository !== repository.id) throw new Refusal(404, 'Not Found');
  return comment;
}

export function changeComment(rules: Rules, feed: Feed, comment: GitHubComment, body: unknown): void {
  demandOwn(rules, comment);
  comment.body = commentText(body);
  comment.updatedAt = now();
  feed.comment('edited', comment, rules.user);
}

export function removeComment(rules: Rules, feed: Feed, comment: GitHubComment): void {
  demandOwn(rules, comment);
  feed.comment('deleted', comment, rules.user);
  rules.state.comments = rules.state.comments.filter((each) => each !== comment);
}

function demandOwn(rules: Rules, comment: GitHubComment): void {
  const issue = rules.state.issues.find((each) => each.id === comment.issue);
  if (issue) rules.demand(homeOf(rules, issue), comment.user === rules.user.id ? 'read' : 'write');
}

function homeOf({ state }: Rules, issue: GitHubIssue): GitHubRepository {
  const home = state.repositories.find(({ id }) => id === issue.repository);
  if (!home) throw new Refusal(404, 'Not Found');
  return home;
}

function checkedWish(rules: Rules, repository: GitHubRepository, wish: IssueWish) {
  const { title, body, state, state_reason: reason } = wish;
  const wrong: Invalid[] = [];
  const no = (field: string, message: string) =>
    wrong.push({ resource: 'Issue', field, code: 'custom', message });
  if (title !== undefined && (typeof title !== 'string' || title.trim() === '')) {
    wrong.push({ resource: 'Issue', field: 'title', code: 'missing_field' });
  }
  if (typeof title === 'string' && title.length > longestTitle) {
    no('title', `title is too long (maximum is ${longestTitle} characters)`);
  }
  if (typeof body === 'string' && body.length > longestBody) {
    no('body', `body is too long (maximum is ${longestBody} characters)`);
  }
  if (state !== undefined && state !== 'open' && state !== 'closed') no('state', 'state is not one of them');
  const mayTriage = rules.role(repository) !== 'read';
  // Without the rights to them, GitHub drops labels and assignees in silence.
  const labels =
    mayTriage && wish.labels !== undefined ? labelsOf(rules, repository, wish.labels) : undefined;
  const assignees =
    mayTriage && wish.assignees !== undefined
      ? assigneesOf(rules, repository, wish.assignees, wrong)
      : undefined;
  if (wrong.length > 0) throw invalid(...wrong);
  return {
    title: typeof title === 'string' ? title.trim() : undefined,
    body: typeof body === 'string' ? body : undefined,
    isOpen: state === undefined ? undefined : state === 'open',
    stateReason: reason as GitHubIssue['stateReason'] | undefined,
    labels,
    assignees,
  };
}

/** A name that no label has makes one. */
function labelsOf({ state }: Rules, repository: GitHubRepository, names: unknown): number[] {
  if (!Array.isArray(names)) throw new Refusal(422, 'Invalid request.');
  return names.map((name: unknown) => {
    const wanted = String(name);
    const found = state.labels.find(
      (label) => label.repository === repository.id && label.name.toLowerCase() === wanted.toLowerCase(),
    );
    if (found) return found.id;
    const id = takeId(state);
    state.labels.push({ id, repository: repository.id, name: wanted, color: 'ededed', description: null });
    return id;
  });
}

function assigneesOf(
  { state }: Rules,
  repository: GitHubRepository,
  logins: unknown,
  wrong: Invalid[],
): number[] {
  if (!Array.isArray(logins)) throw new Refusal(422, 'Invalid request.');
  return logins.flatMap((login: unknown) => {
    const user = state.users.find((each) => each.login === login);
    if (user && repository.members.some((member) => member.user === user.id)) return [user.id];
    wrong.push({ resource: 'Issue', field: 'assignees', code: 'invalid' });
    return [];
  });
}

function commentText(body: unknown): string {
  if (typeof body !== 'string' || body.trim() === '') {
    throw invalid({ resource: 'IssueComment', field: 'body', code: 'missing_field' });
  }
  if (body.length > longestBody) {
    throw invalid({
      resource: 'IssueComment',
      field: 'body',
      code: 'custom',
      message: `body is too long (maximum is ${longestBody} characters)`,
    });
  }
  return body;
}

const without = (all: readonly number[], some: readonly number[]) => all.filter((one) => !some.includes(one));
