import { cleanLine } from '../clean-text.ts';
import type { FieldBinding, TaskContent, TaskValue } from '../connector.ts';
import type { IssueAnswer, LabelAnswer } from './answers.ts';
import { type IssueText, type Section, writeBody } from './body.ts';
import type { IssueData } from './client.ts';
import { fieldText, personInWords } from './field-text.ts';
import { places } from './fields.ts';

/** What an issue is written with. */
export interface Draft {
  task: TaskContent;
  bindings: readonly FieldBinding[];
  /** By role or field id; undefined: all. */
  only: ReadonlySet<string> | undefined;
  /** Of the assignee; null: there is none, or none that GitHub knows. */
  login: string | null;
  /** Of the repository; empty where no label is wanted. */
  labels: readonly LabelAnswer[];
}

/** The issue's data that makes it say what the Request says. Pure. */
export function issueData(draft: Draft, present: { text: IssueText; issue: IssueAnswer | null }): IssueData {
  const { task, only, login } = draft;
  const isWritten = (key: string) => !only || only.has(key);
  const { issue } = present;
  const isClosed = issue?.state === 'closed';
  const wantedState = task.complete
    ? ({ state: 'closed', state_reason: 'completed' } as const)
    : ({ state: 'open', state_reason: 'reopened' } as const);
  const labels = labelNames(draft, issue);
  const first = issue?.assignees?.[0]?.login ?? null;
  return {
    body: bodyOf(draft, present.text),
    ...(isWritten('subject') ? { title: cleanLine(task.subject) } : {}),
    ...(issue && isWritten('complete') && isClosed !== task.complete ? wantedState : {}),
    ...(isWritten('assignee') && first !== login ? { assignees: login === null ? [] : [login] } : {}),
    ...(labels ? { labels } : {}),
  };
}

/** Whether any answer is to become a label, which GitHub knows by its name of today. Pure. */
export function needsLabels({ task, bindings }: Pick<Draft, 'task' | 'bindings'>): boolean {
  return labelBindings(bindings).some(({ fieldId }) =>
    task.answers.some((answer) => answer.fieldId === fieldId && answer.value !== null),
  );
}

export function labelBindings(bindings: readonly FieldBinding[]) {
  return bindings.filter(({ externalId, externalType }) => externalId && externalType === places.labels);
}

/** All labels that the issue is to have, with those of people; null: it has them. */
function labelNames({ task, bindings, only, labels }: Draft, issue: IssueAnswer | null): string[] | null {
  const present = (issue?.labels ?? []).flatMap((label) => (typeof label === 'string' ? [] : [label]));
  const ours = new Set<string>();
  const wanted = new Set<string>();
  for (const { fieldId, options = {} } of labelBindings(bindings)) {
    const answer = task.answers.find((each) => each.fieldId === fieldId);
    if (!answer || (only && !only.has(fieldId))) continue;
    for (const id of Object.values(options)) ours.add(id);
    for (const label of labelsOf(answer.value)) if (options[label] !== undefined) wanted.add(options[label]);
  }
  const names = new Map([...labels, ...present].map(({ id, name }) => [String(id), name]));
  const has = present.filter(({ id }) => ours.has(String(id))).map(({ id }) => String(id));
  if (has.length === wanted.size && has.every((id) => wanted.has(id))) return null;
  const others = present.filter(({ id }) => !ours.has(String(id))).map(({ name }) => name);
  return [...others, ...[...wanted].flatMap((id) => names.get(id) ?? [])];
}

const labelsOf = (value: TaskValue | null) => (value?.type === 'options' ? value.labels : []);

function bodyOf({ task, bindings, only, login }: Draft, text: IssueText): string {
  const inText = new Map(
    bindings
      .filter(({ externalId, externalType, state }) => {
        return externalId && externalType === places.text && state !== 'deleted';
      })
      .map((binding) => [binding.fieldId, binding]),
  );
  /** What people wrote under a heading stays, unless it is to be written over. */
  function section(fieldId: string, key: string, name: string, value: TaskValue | null): Section[] {
    const binding = inText.get(fieldId);
    if (!binding?.type) return value ? [{ fieldId: null, name, text: fieldText(value, typeOf(value)) }] : [];
    const there = text.fields.get(fieldId);
    const isKept = there !== undefined && only !== undefined && !only.has(key);
    return [{ fieldId, name, text: isKept ? there : fieldText(value, binding.type) }];
  }
  const due = bindings.find(({ role }) => role === 'due_date');
  const dueDate: TaskValue | null = task.dueDate === null ? null : { type: 'date', date: task.dueDate };
  const link = { name: `Request #${task.number} in Slack`, url: task.slackUrl ?? '' };
  const hasLink = task.slackUrl === null || text.links.some(({ url }) => url === link.url);
  return writeBody(text, {
    key: task.key,
    intro: `Request #${task.number} to ${task.stream}, from ${personInWords(task.requester)}`,
    sections: [
      ...section(due?.fieldId ?? '', 'due_date', due?.name ?? 'Due date', dueDate),
      ...task.answers.flatMap(({ fieldId, name, value }) => section(fieldId, fieldId, name, value)),
    ],
    remarks:
      task.assignee && login === null
        ? [
            `Assignee: ${personInWords(task.assignee)}. Nobody with this e-mail can be assigned here: GitHub tells it of those alone who show it in their profile.`,
          ]
        : [],
    links: hasLink ? text.links : [link, ...text.links],
  });
}

/** How a value is shown that has no field. */
function typeOf({ type }: TaskValue) {
  return type === 'options' ? 'multi_select' : 'text';
}
