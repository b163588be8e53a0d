import type { TaskSnapshot } from '../changes.ts';
import { cleanLine } from '../clean-text.ts';
import type { CreatedTask, FieldBinding, TaskContent } from '../connector.ts';
import { ToolError } from '../errors.ts';
import type { TaskAnswer } from './answers.ts';
import type { Dated } from './calls.ts';
import type { AsanaApi, TaskData } from './client.ts';
import { describeTask, keyIn, personInWords } from './description.ts';
import { customBindings, customFieldValues, emailsToFind, fromCustomField } from './field-values.ts';
import type { People } from './people.ts';
import { inStatusSection, moveToSection, statusOfTask } from './statuses.ts';

export async function createTask(
  api: AsanaApi,
  people: People,
  projectId: string,
  task: TaskContent,
  bindings: readonly FieldBinding[],
): Promise<TaskSnapshot> {
  const drafts = await draftsOf(people, projectId, task, bindings);
  const createIn = (section: string | null) =>
    firstTaken(drafts, (data) => api.createTask({ project: projectId, section }, withoutEmptyFields(data)));
  const made = await (task.section === undefined
    ? inStatusSection(api, task, bindings, createIn)
    : createIn(task.section));
  // The task is made: whatever goes wrong from here on, it has to be looked for before another one is.
  return snapshotOf(people, made, bindings).catch((error: unknown) => {
    throw error instanceof ToolError ? asMaybeDone(error) : error;
  });
}

export async function updateTask(
  api: AsanaApi,
  people: People,
  { projectId, taskId }: { projectId: string; taskId: string },
  task: TaskContent,
  bindings: readonly FieldBinding[],
  only: ReadonlySet<string> | undefined,
): Promise<TaskSnapshot> {
  const drafts = await draftsOf(people, projectId, task, bindings, only);
  // First, since the answer about the task is to tell of it.
  const movedTo = await moveToSection(api, taskId, task, writtenOf(bindings, only));
  const written = await firstTaken(drafts, (data) => api.updateTask(taskId, data));
  return snapshotOf(people, written, bindings, movedTo);
}

export async function readTask(
  api: AsanaApi,
  people: People,
  taskId: string,
  bindings: readonly FieldBinding[],
): Promise<TaskSnapshot> {
  return snapshotOf(people, await api.task(taskId), bindings);
}

export async function changedTasks(
  api: AsanaApi,
  people: People,
  projectId: string,
  since: Date,
  bindings: readonly FieldBinding[],
): Promise<{ tasks: TaskSnapshot[]; until: Date }> {
  const { value, at } = await api.changedTasks(projectId, since);
  const tasks: TaskSnapshot[] = [];
  for (const task of value) tasks.push(await snapshotOf(people, { value: task, at }, bindings));
  return { tasks, until: new Date(at) };
}

async function snapshotOf(
  people: People,
  { value: task, at }: Dated<TaskAnswer>,
  bindings: readonly FieldBinding[],
  movedTo: string | null = null,
): Promise<TaskSnapshot> {
  const gids = task.custom_fields.flatMap(({ people_value: some }) => some ?? []).map(({ gid }) => gid);
  const persons = await people.byGid(task.assignee ? [task.assignee.gid, ...gids] : gids);
  const personOf = (gid: string) => persons.get(gid) ?? { name: '', email: null };
  const values = customBindings(bindings)
    .filter(({ type }) => type !== 'text (requester)')
    .flatMap((binding) => {
      const custom = task.custom_fields.find(({ gid }) => gid === binding.gid);
      return custom ? [[binding.fieldId, fromCustomField(custom, binding, personOf)] as const] : [];
    });
  return {
    id: task.gid,
    url: task.permalink_url,
    age: Math.max(0, at - Date.parse(task.modified_at)),
    subject: task.name,
    complete: task.completed,
    assignee: task.assignee ? personOf(task.assignee.gid) : null,
    dueDate: task.due_on ?? null,
    values: { ...Object.fromEntries(values), ...statusOfTask(task, bindings, movedTo) },
  };
}

/** The oldest task of this key: people duplicate tasks, and the copy bears the key too. */
export async function findTask(
  api: AsanaApi,
  projectId: string,
  key: string,
  since: Date,
): Promise<CreatedTask | null> {
  const tasks = await api.tasksModifiedSince(projectId, since);
  const [oldest] = tasks
    .filter(({ notes }) => keyIn(notes) === cleanLine(key))
    .toSorted((a, b) => a.created_at.localeCompare(b.created_at));
  return oldest ? created(oldest) : null;
}

export async function attachLink(
  api: AsanaApi,
  taskId: string,
  link: { url: string; name: string },
): Promise<void> {
  const present = await api.attachments(taskId);
  if (present.some(({ view_url: url }) => url === link.url)) return;
  await api.attachLink(taskId, link);
}

/**
 * A task in the forms to offer to Asana, the fullest first: it may refuse our rich text, and a custom field that
 * people took off the project. The description holds every answer in each of them.
 */
async function draftsOf(
  people: People,
  projectId: string,
  task: TaskContent,
  bindings: readonly FieldBinding[],
  only?: ReadonlySet<string>,
): Promise<TaskData[]> {
  const isWritten = (field: string) => !only || only.has(field);
  const gids = await people.byEmail(projectId, emailsToFind(task, bindings));
  const gidOf = (email: string) => gids.get(email) ?? null;
  const assignee = task.assignee?.email ? gidOf(task.assignee.email) : null;
  const { html, plain } = describeTask(task, remarksOn(task, assignee));
  const core = {
    ...(isWritten('subject') ? { name: cleanLine(task.subject) } : {}),
    ...(isWritten('complete') ? { completed: task.complete } : {}),
    ...(isWritten('assignee') ? { assignee } : {}),
    ...(isWritten('due_date') ? { due_on: task.dueDate } : {}),
  };
  const values = customFieldValues(task, writtenOf(bindings, only), gidOf);
  const fields = Object.keys(values).length > 0 ? { custom_fields: values } : {};
  const drafts = [
    { ...core, ...fields, html_notes: html },
    { ...core, ...fields, notes: plain },
  ];
  return 'custom_fields' in fields
    ? [...drafts, { ...core, html_notes: html }, { ...core, notes: plain }]
    : drafts;
}

function writtenOf(bindings: readonly FieldBinding[], only?: ReadonlySet<string>): FieldBinding[] {
  return bindings.filter(({ fieldId }) => !only || only.has(fieldId));
}

function remarksOn(task: TaskContent, assignee: string | null): string[] {
  if (task.assignee === null || assignee !== null) return [];
  const name = personInWords(task.assignee);
  return [`Assignee: ${name}, who has no account in this Asana workspace; the task is assigned to nobody.`];
}

/** Offers one draft after the other while Asana refuses the content; any other failure ends it. */
async function firstTaken<T>(drafts: readonly TaskData[], offer: (data: TaskData) => Promise<T>): Promise<T> {
  let refusal: unknown = new ToolError('rejected', 'There was nothing to send.');
  for (const draft of drafts) {
    try {
      return await offer(draft);
    } catch (error) {
      if (!(error instanceof ToolError) || (error.status !== 400 && error.status !== 402)) throw error;
      refusal = error;
    }
  }
  throw refusal;
}

/** A new task has nothing to clear. */
function withoutEmptyFields(data: TaskData): TaskData {
  const { custom_fields: values, ...rest } = data;
  const filled = Object.entries(values ?? {}).filter(([, value]) => value !== null);
  return filled.length > 0 ? { ...rest, custom_fields: Object.fromEntries(filled) } : rest;
}

function asMaybeDone(error: ToolError): ToolError {
  const { kind, message, retryAt, status } = error;
  return new ToolError(kind, message, {
    maybeDone: true,
    cause: error,
    ...(retryAt ? { retryAt } : {}),
    ...(status === null ? {} : { status }),
  });
}

function created({ gid, permalink_url }: { gid: string; permalink_url: string }): CreatedTask {
  return { id: gid, url: permalink_url };
}
