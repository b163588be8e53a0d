import { Refusal } from './refusal.ts';
import type { GitHubIssue, GitHubRepository, GitHubState, GitHubUser, Role } from './state.ts';

/** What one account sees and may do. Everything is refused as GitHub does: what one does not see is not there. */
export interface Rules {
  readonly state: GitHubState;
  readonly user: GitHubUser;
  repositories(): GitHubRepository[];
  repository(owner: string, name: string): GitHubRepository;
  role(repository: GitHubRepository): Role;
  /** @throws Refusal 403 where the role is less, or the repository is archived. */
  demand(repository: GitHubRepository, least: Role): void;
  issue(repository: GitHubRepository, number: number): GitHubIssue;
}

const order: readonly Role[] = ['read', 'triage', 'write', 'admin'];

/** Who sends this, by a token of their own or one of an app. @throws Refusal 401 */
export function signedIn(state: GitHubState, authorization: string | undefined): GitHubUser {
  const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1];
  const grant = state.grants.find(({ accessToken }) => accessToken === token);
  const isAlive = grant === undefined || grant.expiresAt > Date.now();
  const user = state.users.find((each) =>
    grant ? isAlive && each.id === grant.user : each.token === token && !each.tokenRefused,
  );
  if (!user) throw new Refusal(401, 'Bad credentials');
  return user;
}

export function rulesFor(state: GitHubState, user: GitHubUser): Rules {
  const roleIn = ({ members }: GitHubRepository) => members.find((member) => member.user === user.id)?.role;
  const isSeen = (repository: GitHubRepository) => !repository.isPrivate || roleIn(repository) !== undefined;
  const role = (repository: GitHubRepository): Role => roleIn(repository) ?? 'read';
  return {
    state,
    user,
    role,
    repositories: () => state.repositories.filter((each) => roleIn(each) !== undefined),
    repository(owner, name) {
      const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
      const found = state.repositories.find((each) => same(each.owner, owner) && same(each.name, name));
      if (!found || !isSeen(found)) throw new Refusal(404, 'Not Found');
      return found;
    },
    demand(repository, least) {
      if (repository.isArchived) throw new Refusal(403, 'Repository was archived so is read-only.');
      if (order.indexOf(role(repository)) < order.indexOf(least)) {
        throw new Refusal(403, 'Resource not accessible by personal access token');
      }
    },
    issue(repository, number) {
      if (!repository.hasIssues) throw new Refusal(410, 'Issues has been disabled in this repository.');
      if (repository.deletedIssues.includes(number)) throw new Refusal(410, 'This issue was deleted');
      const found = state.issues.find((each) => each.repository === repository.id && each.number === number);
      if (!found) throw new Refusal(404, 'Not Found');
      return found;
    },
  };
}
