import type { Rules } from './access.ts';
import type { Feed } from './feed.ts';
import {
  addComment,
  changeComment,
  commentById,
  createIssue,
  deleteIssue,
  removeComment,
  updateIssue,
} from './issue-rules.ts';

/** Everything that a person can do by hand in a repository (`owner/name`); as JSON, so that a page can send it. */
export type Act = { repository: string } & (
  | { kind: 'create_issue'; title: string; body: string }
  | {
      kind: 'edit_issue';
      number: number;
      title?: string;
      /** Markdown. */
      body?: string;
      isOpen?: boolean;
      /** Logins. */
      assignees?: string[];
      /** Names. */
      labels?: string[];
    }
  | { kind: 'delete_issue'; number: number }
  | { kind: 'add_comment'; number: number; body: string }
  | { kind: 'edit_comment'; comment: number; body: string }
  | { kind: 'delete_comment'; comment: number }
);

export interface ActResult {
  /** Of what was made: an issue's number, a comment's id. */
  id: number | null;
}

/** Does what a person does. @throws Refusal where GitHub would not let them, or refuses what they typed. */
export function act(rules: Rules, feed: Feed, what: Act): ActResult {
  const [owner = '', name = ''] = what.repository.split('/');
  const repository = rules.repository(owner, name);
  switch (what.kind) {
    case 'create_issue':
      return { id: createIssue(rules, feed, repository, { title: what.title, body: what.body }).number };
    case 'edit_issue': {
      const { title, body, isOpen, assignees, labels } = what;
      const state = isOpen === undefined ? undefined : isOpen ? 'open' : 'closed';
      const issue = rules.issue(repository, what.number);
      updateIssue(rules, feed, issue, { title, body, state, assignees, labels });
      return { id: null };
    }
    case 'delete_issue':
      deleteIssue(rules, feed, rules.issue(repository, what.number));
      return { id: null };
    case 'add_comment':
      return { id: addComment(rules, feed, rules.issue(repository, what.number), what.body).id };
    case 'edit_comment':
      changeComment(rules, feed, commentById(rules, repository, what.comment), what.body);
      return { id: null };
    case 'delete_comment':
      removeComment(rules, feed, commentById(rules, repository, what.comment));
      return { id: null };
  }
}
