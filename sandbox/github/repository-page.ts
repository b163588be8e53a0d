import type { Rules } from './access.ts';
import type { GitHubRepository, Role } from './state.ts';

/** A repository in a list. */
export interface RepositoryLine {
  /** `owner:name`, which can stand in an address. */
  id: string;
  /** `owner/name`, as acts have it. */
  name: string;
}

/** A repository as one person sees it, with all that they need to change its issues by hand (`Act`). */
export interface RepositoryPage extends RepositoryLine {
  role: Role;
  /** May change the issues of others, labels and assignees among them. */
  mayTriage: boolean;
  mayDelete: boolean;
  hasIssues: boolean;
  /** Whom issues can be given to, by login. */
  people: { login: string; name: string }[];
  labels: string[];
  /** The newest first. */
  issues: PageIssue[];
}

export interface PageIssue {
  number: number;
  title: string;
  /** Markdown. */
  body: string;
  isOpen: boolean;
  author: string;
  assignees: string[];
  labels: string[];
  /** Oldest first. */
  comments: { id: string; author: string; text: string }[];
}

/** The repositories that an account is a member of. */
export function repositoriesOf(rules: Rules): RepositoryLine[] {
  return rules.repositories().map(lineOf);
}

/** @throws Refusal 404 where the account does not see it. */
export function repositoryPage(rules: Rules, id: string): RepositoryPage {
  const { state } = rules;
  const [owner = '', name = ''] = id.split(':');
  const repository = rules.repository(owner, name);
  const role = rules.role(repository);
  const isOpenToChange = !repository.isArchived && repository.hasIssues;
  const nameOf = (user: number) => state.users.find((each) => each.id === user)?.name ?? '';
  const loginOf = (user: number) => state.users.find((each) => each.id === user)?.login ?? '';
  return {
    ...lineOf(repository),
    role,
    mayTriage: isOpenToChange && role !== 'read',
    mayDelete: isOpenToChange && role === 'admin',
    hasIssues: repository.hasIssues,
    people: repository.members.map(({ user }) => ({ login: loginOf(user), name: nameOf(user) })),
    labels: state.labels.filter((label) => label.repository === repository.id).map((label) => label.name),
    issues: state.issues
      .filter((issue) => issue.repository === repository.id)
      .toReversed()
      .map(({ id: own, number, title, body, isOpen, user, assignees, labels }) => ({
        number,
        title,
        body: body ?? '',
        isOpen,
        author: nameOf(user),
        assignees: assignees.map(loginOf),
        labels: labels.flatMap((label) => state.labels.find((each) => each.id === label)?.name ?? []),
        comments: state.comments
          .filter((comment) => comment.issue === own)
          .map((comment) => ({ id: String(comment.id), author: nameOf(comment.user), text: comment.body })),
      })),
  };
}

function lineOf({ owner, name }: GitHubRepository): RepositoryLine {
  return { id: `${owner}:${name}`, name: `${owner}/${name}` };
}
