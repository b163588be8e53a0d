import type { StandInAnswer, StandInRequest } from '../stand-in-server.ts';
import type { Rules } from './access.ts';
import type { Feed } from './feed.ts';
import {
  addComment,
  changeComment,
  commentById,
  createIssue,
  type IssueWish,
  removeComment,
  updateIssue,
} from './issue-rules.ts';
import { makeLabel } from './label-rules.ts';
import { paged } from './paging.ts';
import { Refusal } from './refusal.ts';
import {
  commentOf,
  hookOf,
  issueOf,
  labelOf,
  publicUser,
  repositoryOf,
  simpleUser,
} from './representation.ts';
import type { GitHubRepository } from './state.ts';
import type { Webhooks } from './webhooks.ts';

/** One request by somebody who is signed in. */
export interface Visit {
  rules: Rules;
  feed: Feed;
  webhooks: Webhooks;
  request: StandInRequest;
  /** The variable parts of the path. */
  parts: string[];
}

type Route = (visit: Visit) => StandInAnswer;

const ok = (body: unknown): StandInAnswer => ({ status: 200, body });
const made = (body: unknown): StandInAnswer => ({ status: 201, body });
const done: StandInAnswer = { status: 204 };

const home = ({ rules, parts }: Visit): GitHubRepository => rules.repository(parts[0] ?? '', parts[1] ?? '');
const issueIn = (visit: Visit) => visit.rules.issue(home(visit), Number(visit.parts[2]));
const commentIn = (visit: Visit) => commentById(visit.rules, home(visit), Number(visit.parts[2]));
const wishOf = ({ request: { body } }: Visit): Record<string, unknown> => {
  if (typeof body !== 'object' || body === null) throw new Refusal(400, 'Problems parsing JSON');
  return body as Record<string, unknown>;
};

function hookIn(visit: Visit) {
  const repository = adminHome(visit);
  const hook = visit.rules.state.hooks.find(
    ({ id, repository: of }) => id === Number(visit.parts[2]) && of === repository.id,
  );
  if (!hook) throw new Refusal(404, 'Not Found');
  return hook;
}

/** To everybody but admins the webhooks of a repository are not there. */
function adminHome(visit: Visit): GitHubRepository {
  const repository = home(visit);
  if (visit.rules.role(repository) !== 'admin') throw new Refusal(404, 'Not Found');
  return repository;
}

/** By method and path; a `*` stands for one part. Fixed parts come before variable ones. */
export const routes: Readonly<Record<string, Route>> = {
  'GET /user': ({ rules }) => ok(publicUser(rules.user)),
  'GET /user/repos': (visit) => {
    const { rules } = visit;
    return paged(
      visit.request,
      rules.repositories().map((each) => repositoryOf(rules.state, each, rules.role(each))),
    );
  },
  'GET /users/*': ({ rules, parts }) => {
    const user = rules.state.users.find(({ login }) => login === parts[0]);
    if (!user) throw new Refusal(404, 'Not Found');
    return ok(publicUser(user));
  },
  'GET /search/users': ({ rules, request }) => {
    const wanted = (request.query.get('q') ?? '').replace(' in:email', '').toLowerCase();
    const found = rules.state.users.filter(({ email }) => email?.toLowerCase().includes(wanted));
    const items = found.map((user) => ({ ...simpleUser(user), score: 1 }));
    return ok({ total_count: items.length, incomplete_results: false, items });
  },
  'GET /repos/*/*': (visit) => {
    const { rules } = visit;
    const whole = repositoryOf(rules.state, home(visit), rules.role(home(visit)));
    return ok({ ...whole, network_count: 0, subscribers_count: 0 });
  },
  'GET /repos/*/*/assignees/*': (visit) => {
    const user = visit.rules.state.users.find(({ login }) => login === visit.parts[2]);
    if (home(visit).members.some((member) => member.user === user?.id)) return done;
    throw new Refusal(404, 'Not Found');
  },
  'GET /repos/*/*/labels': (visit) => {
    const { state } = visit.rules;
    const own = state.labels.filter(({ repository }) => repository === home(visit).id);
    return paged(
      visit.request,
      own.map((label) => labelOf(state, label)),
    );
  },
  'POST /repos/*/*/labels': (visit) =>
    made(labelOf(visit.rules.state, makeLabel(visit.rules, visit.feed, home(visit), wishOf(visit)))),
  'GET /repos/*/*/issues': (visit) => {
    const { query } = visit.request;
    const { state } = visit.rules;
    const repository = home(visit);
    const wanted = query.get('state') ?? 'open';
    const since = Date.parse(query.get('since') ?? '1970-01-01T00:00:00Z');
    const own = state.issues
      .filter((issue) => issue.repository === repository.id)
      .filter(({ isOpen }) => wanted === 'all' || isOpen === (wanted === 'open'))
      .filter(({ updatedAt }) => Date.parse(updatedAt) >= since);
    const ordered = query.get('direction') === 'asc' ? own : own.toReversed();
    return paged(
      visit.request,
      ordered.map((issue) => issueOf(state, issue)),
    );
  },
  'POST /repos/*/*/issues': (visit) => {
    const issue = createIssue(visit.rules, visit.feed, home(visit), wishOf(visit) as IssueWish);
    return made(issueOf(visit.rules.state, issue));
  },
  'GET /repos/*/*/issues/*': (visit) => ok(issueOf(visit.rules.state, issueIn(visit))),
  'PATCH /repos/*/*/issues/*': (visit) => {
    const issue = issueIn(visit);
    updateIssue(visit.rules, visit.feed, issue, wishOf(visit) as IssueWish);
    return ok(issueOf(visit.rules.state, issue));
  },
  'GET /repos/*/*/issues/*/comments': (visit) => {
    const { state } = visit.rules;
    const { id } = issueIn(visit);
    const own = state.comments.filter(({ issue }) => issue === id);
    return paged(
      visit.request,
      own.map((comment) => commentOf(state, comment)),
    );
  },
  'POST /repos/*/*/issues/*/comments': (visit) => {
    const comment = addComment(visit.rules, visit.feed, issueIn(visit), wishOf(visit).body);
    return made(commentOf(visit.rules.state, comment));
  },
  'PATCH /repos/*/*/issues/comments/*': (visit) => {
    const comment = commentIn(visit);
    changeComment(visit.rules, visit.feed, comment, wishOf(visit).body);
    return ok(commentOf(visit.rules.state, comment));
  },
  'DELETE /repos/*/*/issues/comments/*': (visit) => {
    removeComment(visit.rules, visit.feed, commentIn(visit));
    return done;
  },
  'GET /repos/*/*/hooks': (visit) => {
    const { id } = adminHome(visit);
    const own = visit.rules.state.hooks.filter(({ repository }) => repository === id);
    return paged(
      visit.request,
      own.map((hook) => hookOf(visit.rules.state, hook)),
    );
  },
  'POST /repos/*/*/hooks': (visit) => {
    const hook = visit.webhooks.create(visit.rules, adminHome(visit), wishOf(visit));
    return made(hookOf(visit.rules.state, hook));
  },
  'GET /repos/*/*/hooks/*': (visit) => ok(hookOf(visit.rules.state, hookIn(visit))),
  'DELETE /repos/*/*/hooks/*': (visit) => {
    visit.webhooks.remove(hookIn(visit));
    return done;
  },
};
