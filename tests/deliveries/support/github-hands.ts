import { seedRepositories } from '../../../sandbox/github/seed.ts';
import type { GitHubStandIn } from '../../../sandbox/github/stand-in.ts';
import type { Held } from './agreement-hands.ts';

const repository = seedRepositories.itHelp;
const logins = { alice: 'alice-archer', bob: 'bob-baker' } as const;
const nothing = '_No response_';

/** What people do at an issue, and what they see of it. */
export function githubHands(github: GitHubStandIn) {
  const { state } = github;

  function issueOf(number: string) {
    const issue = state.issues.find((each) => each.number === Number(number));
    if (!issue) throw new Error(`no issue ${number}`);
    return issue;
  }
  const labelsOf = (number: string) =>
    issueOf(number).labels.flatMap((id) => state.labels.find((label) => label.id === id)?.name ?? []);

  /** What stands below a heading, as it is written. */
  const part = (name: string) => new RegExp(`(?<=\n### ${name}\n)[^]*?(?=\n\n<!-- streamly)`);
  const read = (number: string, name: string) => {
    const text = part(name).exec(issueOf(number).body ?? '')?.[0] ?? '';
    return text === nothing ? null : text.replaceAll(/\\(.)/g, '$1');
  };
  const chosen = (number: string, field: string) =>
    labelsOf(number)
      .find((label) => label.startsWith(`${field}: `))
      ?.slice(field.length + 2) ?? null;

  return {
    edit(number: string, change: Partial<Held>): void {
      const { subject, complete, status, due, assignee, priority, details } = change;
      let body = issueOf(number).body ?? '';
      if (due !== undefined) body = body.replace(part('Due date'), () => due ?? nothing);
      if (details !== undefined) body = body.replace(part('Details'), () => details ?? nothing);
      let labels = labelsOf(number);
      const choose = (field: string, label: string | null) => {
        const others = labels.filter((each) => !each.startsWith(`${field}: `));
        labels = label === null ? others : [...others, `${field}: ${label}`];
      };
      if (priority !== undefined) choose('Priority', priority);
      if (status !== undefined) choose('Status', status);
      github.act('ada-lovelace', {
        repository,
        kind: 'edit_issue',
        number: Number(number),
        body,
        labels,
        ...(subject === undefined ? {} : { title: subject }),
        ...(complete === undefined ? {} : { isOpen: !complete }),
        ...(assignee === undefined ? {} : { assignees: assignee === null ? [] : [logins[assignee]] }),
      });
    },
    held(number: string): Held {
      const issue = issueOf(number);
      const assignee = state.users.find(({ id }) => id === issue.assignees[0])?.login;
      return {
        subject: issue.title,
        complete: !issue.isOpen,
        status: chosen(number, 'Status') ?? '',
        due: read(number, 'Due date'),
        assignee: (['alice', 'bob'] as const).find((name) => logins[name] === assignee) ?? null,
        priority: chosen(number, 'Priority'),
        details: read(number, 'Details'),
      };
    },
  };
}
