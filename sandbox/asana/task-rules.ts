import { z } from 'zod';
import type { Rules } from './access.ts';
import { checkedDate, checkedValue, fieldsOf } from './field-rules.ts';
import { Refusal } from './refusal.ts';
import { htmlOf, notesOf } from './rich-text.ts';
import { sectionOf } from './sections.ts';
import { type AsanaState, type AsanaTask, newGid } from './state.ts';

type TaskData = Record<string, unknown>;

const createOnly = new Set(['projects', 'workspace', 'memberships']);
const changeable = new Set([
  'name',
  'notes',
  'html_notes',
  'completed',
  'assignee',
  'due_on',
  'custom_fields',
]);

/** @throws Refusal where Asana would refuse the task. */
export function createTask(rules: Rules, data: TaskData): AsanaTask {
  const { state, user } = rules;
  const memberships = z
    .array(z.object({ project: z.string(), section: z.string() }))
    .default([])
    .safeParse(data.memberships);
  if (!memberships.success) throw new Refusal(400, 'memberships: Not an array of projects and sections');
  const places = memberships.data.map(({ project, section }) =>
    sectionOf(state, rules.writableProject(project), section),
  );
  const named = (Array.isArray(data.projects) ? data.projects : []).map(String);
  const [first] = named.map((gid) => rules.writableProject(gid));
  // "You should specify one of workspace, parent, projects": `memberships` does not say where a task is, so that alone
  // it is refused. https://developers.asana.com/reference/createtask, and "The workspace need not be set explicitly if
  // you specify projects or a parent task instead" (asana_oas.yaml, createTask).
  const workspace = data.workspace === undefined ? first?.workspace : text('workspace', data.workspace);
  if (workspace === undefined) {
    throw new Refusal(400, 'workspace: You should specify one of workspace, parent, projects');
  }
  const gids = new Set([...named, ...places.map(({ project }) => project)]);
  const projects = [...gids].map((gid) => rules.writableProject(gid));
  if (projects.some((project) => project.workspace !== rules.workspace(workspace).gid)) {
    throw new Refusal(400, 'projects: The project is not in the given workspace');
  }
  const now = new Date().toISOString();
  const task: AsanaTask = {
    gid: newGid(state),
    name: '',
    htmlNotes: '<body></body>',
    completed: false,
    completedAt: null,
    assignee: null,
    dueOn: null,
    workspace,
    projects: projects.map(({ gid }) => gid),
    values: {},
    createdBy: user.gid,
    createdAt: now,
    modifiedAt: now,
  };
  change(rules, task, data, new Set([...changeable, ...createOnly]));
  state.tasks.push(task);
  for (const section of places) section.tasks.push(task.gid);
  return task;
}

/** All of it or, where something is refused, nothing. */
export function updateTask(rules: Rules, task: AsanaTask, data: TaskData): void {
  const changed = structuredClone(task);
  change(rules, changed, data, changeable);
  Object.assign(task, changed);
}

/** Takes a task away, and what hangs on it; it can be had back. */
export function removeTask(state: AsanaState, gid: string): void {
  const task = state.tasks.find((each) => each.gid === gid);
  if (task) {
    const attachments = state.attachments.filter(({ parent }) => parent === gid);
    state.trash.push({ task, attachments });
  }
  state.tasks = state.tasks.filter((task) => task.gid !== gid);
  state.attachments = state.attachments.filter(({ parent }) => parent !== gid);
  for (const section of state.sections) section.tasks = section.tasks.filter((task) => task !== gid);
}

/** Takes a task back out of the trash. @throws Refusal 404 for one that is not in it */
export function restoreTask(state: AsanaState, gid: string): void {
  const found = state.trash.find(({ task }) => task.gid === gid);
  if (!found) throw new Refusal(404, `task: Unknown object: ${gid}`);
  state.trash = state.trash.filter((each) => each !== found);
  state.tasks.push(found.task);
  state.attachments.push(...found.attachments);
}

function change(rules: Rules, task: AsanaTask, data: TaskData, known: ReadonlySet<string>) {
  const unknown = Object.keys(data).find((key) => !known.has(key));
  if (unknown !== undefined) throw new Refusal(400, `${unknown}: Unrecognized request parameter`);
  if (data.notes !== undefined && data.html_notes !== undefined) {
    throw new Refusal(400, 'notes: You may only specify one of notes and html_notes');
  }
  if (data.name !== undefined) task.name = text('name', data.name);
  if (data.notes !== undefined) task.htmlNotes = htmlOf(text('notes', data.notes));
  if (data.html_notes !== undefined) {
    const html = text('html_notes', data.html_notes);
    notesOf(html);
    task.htmlNotes = html;
  }
  if (data.assignee !== undefined) {
    task.assignee =
      data.assignee === null ? null : rules.memberOf(task.workspace, text('assignee', data.assignee)).gid;
  }
  if (data.due_on !== undefined) task.dueOn = data.due_on === null ? null : checkedDate(data.due_on);
  if (data.completed !== undefined) complete(task, data.completed);
  if (data.custom_fields !== undefined) setValues(rules, task, data.custom_fields);
  task.modifiedAt = new Date().toISOString();
}

function complete(task: AsanaTask, completed: unknown) {
  if (typeof completed !== 'boolean') throw new Refusal(400, 'completed: Not a boolean');
  if (completed !== task.completed) task.completedAt = completed ? new Date().toISOString() : null;
  task.completed = completed;
}

function setValues(rules: Rules, task: AsanaTask, values: unknown) {
  if (typeof values !== 'object' || values === null) throw new Refusal(400, 'custom_fields: Not an object');
  rules.needsPaidPlan(task.workspace);
  const fields = task.projects.flatMap((gid) => fieldsOf(rules.state, rules.project(gid)));
  for (const [gid, value] of Object.entries(values)) {
    const field = fields.find((f) => f.gid === gid);
    if (!field) throw new Refusal(400, `custom_fields: Custom field with ID ${gid} is not on given object`);
    const checked = checkedValue(rules.state, field, value);
    if (checked === null) delete task.values[gid];
    else task.values[gid] = checked;
  }
}

function text(name: string, value: unknown): string {
  if (typeof value !== 'string') throw new Refusal(400, `${name}: Not a string`);
  if (!value.isWellFormed()) throw new Refusal(400, `${name}: Not valid Unicode`);
  return value;
}
