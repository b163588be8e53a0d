import { commentOf, issueOf, labelOf, repositoryOf, simpleUser } from './representation.ts';
import type { GitHubComment, GitHubIssue, GitHubLabel, GitHubState, GitHubUser } from './state.ts';

/** One thing that happened, as webhooks tell it. */
export interface GitHubEvent {
  repository: number;
  /** `issues`, `issue_comment`, `label`. */
  name: string;
  payload: object;
}

/** What happens, in its order; webhooks take it from here. */
export interface Feed {
  issue(action: string, issue: GitHubIssue, by: GitHubUser): void;
  comment(action: string, comment: GitHubComment, by: GitHubUser): void;
  label(action: string, label: GitHubLabel, by: GitHubUser): void;
  /** All that was not taken yet. */
  take(): GitHubEvent[];
}

export function createFeed(state: GitHubState): Feed {
  let events: GitHubEvent[] = [];
  function add(name: string, repository: number, by: GitHubUser, payload: object): void {
    const home = state.repositories.find(({ id }) => id === repository);
    if (!home) return;
    const common = { repository: repositoryOf(state, home, 'admin'), sender: simpleUser(by) };
    events.push({ repository, name, payload: { ...payload, ...common } });
  }
  return {
    issue: (action, issue, by) =>
      add('issues', issue.repository, by, { action, issue: issueOf(state, issue) }),
    comment(action, comment, by) {
      const issue = state.issues.find(({ id }) => id === comment.issue);
      if (!issue) return;
      const said = { action, issue: issueOf(state, issue), comment: commentOf(state, comment) };
      add('issue_comment', issue.repository, by, said);
    },
    label: (action, label, by) =>
      add('label', label.repository, by, { action, label: labelOf(state, label) }),
    take() {
      const taken = events;
      events = [];
      return taken;
    },
  };
}
