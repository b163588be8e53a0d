import type { TaskSnapshot } from '../changes.ts';
import type { CreatedTask, FieldBinding, TaskContent } from '../connector.ts';
import type { IssueAnswer } from './answers.ts';
import { hasLink, type IssueText, readBody, withLink } from './body.ts';
import type { Dated } from './calls.ts';
import type { GitHubApi } from './client.ts';
import { asMaybeDone } from './failures.ts';
import { fieldValue } from './field-text.ts';
import { places } from './fields.ts';
import { type Draft, issueData, labelBindings, needsLabels } from './issue-data.ts';
import type { People } from './people.ts';

/** What the calls about issues are made with. */
export interface Repository {
  api: GitHubApi;
  people: People;
  /** `owner/name` */
  name: string;
}

type Bindings = readonly FieldBinding[];

export async function createIssue(
  repository: Repository,
  task: TaskContent,
  bindings: Bindings,
): Promise<TaskSnapshot> {
  const { api, name } = repository;
  const draft = await draftOf(repository, { task, bindings, only: undefined });
  const made = await api.createIssue(name, issueData(draft, { text: readBody(''), issue: null }));
  // The issue is made: whatever goes wrong from here on, it has to be looked for before another one is.
  try {
    // None can be made closed.
    const { number } = made.value;
    const issue = task.complete
      ? await api.updateIssue(name, String(number), { state: 'closed', state_reason: 'completed' })
      : made;
    return await snapshotOf(repository, issue, bindings);
  } catch (error) {
    throw asMaybeDone(error);
  }
}

/** GitHub has no conditional writes: what is written between our look and our write, to the text, is written over. */
export async function updateIssue(
  repository: Repository,
  number: string,
  asked: Pick<Draft, 'task' | 'bindings' | 'only'>,
): Promise<TaskSnapshot> {
  const { api, name } = repository;
  const { value: issue } = await api.issue(name, number);
  const draft = await draftOf(repository, asked);
  const change = issueData(draft, { text: readBody(issue.body), issue });
  return snapshotOf(repository, await api.updateIssue(name, number, change), asked.bindings);
}

export async function readIssue(
  repository: Repository,
  number: string,
  bindings: Bindings,
): Promise<TaskSnapshot> {
  return snapshotOf(repository, await repository.api.issue(repository.name, number), bindings);
}

export async function changedIssues(
  repository: Repository,
  since: Date,
  bindings: Bindings,
): Promise<{ tasks: TaskSnapshot[]; until: Date }> {
  const { value, at } = await repository.api.issues(repository.name, { state: 'all', since });
  const tasks: TaskSnapshot[] = [];
  for (const issue of value) {
    const text = readBody(issue.body);
    // A repository has issues that are no Requests; one whose text lost our part is asked for by itself.
    if (text.key !== null) tasks.push(await snapshotOf(repository, { value: issue, at }, bindings, text));
  }
  return { tasks, until: new Date(at) };
}

export async function openIssues({ api, name }: Repository): Promise<string[]> {
  const { value } = await api.issues(name, { state: 'open' });
  return value.map(({ number }) => String(number));
}

/** The oldest issue of this key: people duplicate issues, and the copy bears the key too. */
export async function findIssue(
  { api, name }: Repository,
  key: string,
  since: Date,
): Promise<CreatedTask | null> {
  const { value } = await api.issues(name, { state: 'all', since });
  const found = value.find(({ body }) => readBody(body).key === key);
  return found ? { id: String(found.number), url: found.html_url } : null;
}

export async function attachLink(
  { api, name }: Repository,
  number: string,
  link: { url: string; name: string },
): Promise<void> {
  const { value: issue } = await api.issue(name, number);
  if (hasLink(issue.body, link.url)) return;
  await api.updateIssue(name, number, { body: withLink(issue.body, link) });
}

async function draftOf(
  { api, people, name }: Repository,
  asked: Pick<Draft, 'task' | 'bindings' | 'only'>,
): Promise<Draft> {
  const labels = needsLabels(asked) ? await api.labels(name) : [];
  const { assignee } = asked.task;
  return { ...asked, labels, login: assignee ? await people.assigneeOf(name, assignee) : null };
}

async function snapshotOf(
  { people }: Repository,
  { value: issue, at }: Dated<IssueAnswer>,
  bindings: Bindings,
  text: IssueText = readBody(issue.body),
): Promise<TaskSnapshot> {
  const assignee = issue.assignees?.[0]?.login;
  const due = bindings.find(({ role }) => role === 'due_date');
  const dueDate = due && valueIn(text, due);
  const inText = bindings
    .filter(({ role }) => !role || role === 'status')
    .flatMap((binding) => {
      const value = valueIn(text, binding);
      return value === undefined ? [] : [[binding.fieldId, value] as const];
    });
  return {
    id: String(issue.number),
    url: issue.html_url,
    age: Math.max(0, at - Date.parse(issue.updated_at)),
    subject: issue.title,
    complete: issue.state === 'closed',
    assignee: assignee === undefined ? null : await people.byLogin(assignee),
    ...(dueDate === undefined ? {} : { dueDate: dueDate?.type === 'date' ? dueDate.date : null }),
    values: Object.fromEntries([...inText, ...chosen(issue, bindings)]),
  };
}

function valueIn({ fields }: IssueText, { fieldId, externalId, externalType, type }: FieldBinding) {
  const text = fields.get(fieldId);
  if (externalId === null || externalType !== places.text || text === undefined || !type) return undefined;
  return fieldValue(text, type);
}

function chosen({ labels }: IssueAnswer, bindings: Bindings) {
  const present = new Set(labels.flatMap((label) => (typeof label === 'string' ? [] : [String(label.id)])));
  return labelBindings(bindings).map(({ fieldId, options = {} }) => {
    const names = Object.keys(options).filter((option) => present.has(options[option] ?? ''));
    return [fieldId, names.length === 0 ? null : { type: 'options' as const, labels: names }] as const;
  });
}
