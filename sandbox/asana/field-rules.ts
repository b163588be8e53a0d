import { Refusal } from './refusal.ts';
import {
  type AsanaField,
  type AsanaProject,
  type AsanaState,
  type FieldSubtype,
  type FieldValue,
  newGid,
} from './state.ts';

const subtypes: readonly FieldSubtype[] = ['text', 'number', 'enum', 'multi_enum', 'date', 'people'];
/** Task properties; a custom field may not be called so. */
const taken = new Set(['due date', 'assignee', 'name', 'task name', 'projects', 'tags', 'created on']);
const mostOptions = 500;
const longestText = 1024;

/** A field that a project is given inline: it lives in that project alone. */
export function makeLocalField(state: AsanaState, project: AsanaProject, wanted: unknown): AsanaField {
  const { name, resource_subtype: subtype, description, enum_options: options } = record(wanted);
  const known = subtypes.find((s) => s === subtype);
  if (!known) throw new Refusal(400, `resource_subtype: Value is not one of: ${subtypes.join(', ')}`);
  const field: AsanaField = {
    gid: newGid(state),
    name: freeName(state, project, name),
    subtype: known,
    workspace: project.workspace,
    description: typeof description === 'string' ? description : '',
    global: false,
    options: [],
  };
  const isEnum = known === 'enum' || known === 'multi_enum';
  if (isEnum && !(Array.isArray(options) && options.length > 0)) {
    throw new Refusal(400, 'enum_options: Missing input');
  }
  if (Array.isArray(options)) for (const option of options) addOption(state, field, option);
  state.fields.push(field);
  return field;
}

/** The name, where no field of the project and no property of tasks has it. */
export function freeName(state: AsanaState, project: AsanaProject, name: unknown, self?: AsanaField): string {
  if (typeof name !== 'string' || name.trim() === '') throw new Refusal(400, 'name: Missing input');
  const lower = name.toLowerCase();
  if (taken.has(lower)) throw new Refusal(400, `name: Custom fields cannot be named ${name}`);
  const others = fieldsOf(state, project).filter((field) => field !== self);
  if (others.some((field) => field.name.toLowerCase() === lower)) {
    throw new Refusal(400, `name: A custom field with the name ${name} already exists`);
  }
  return name;
}

/** @throws Refusal 400 where a project that has the field has another one of this name. */
export function renameField(state: AsanaState, field: AsanaField, name: unknown): void {
  const projects = state.projects.filter(({ settings }) => settings.some((s) => s.field === field.gid));
  const [free] = projects.map((project) => freeName(state, project, name, field));
  if (free !== undefined) field.name = free;
}

/** Takes a field off a project, and its values off the tasks. */
export function removeField(state: AsanaState, project: AsanaProject, gid: string): void {
  project.settings = project.settings.filter(({ field }) => field !== gid);
  for (const task of state.tasks) delete task.values[gid];
}

export function fieldsOf(state: AsanaState, project: AsanaProject): AsanaField[] {
  return project.settings.flatMap(({ field }) => state.fields.filter(({ gid }) => gid === field));
}

/** @throws Refusal 400 past 500 options, those that are disabled among them. */
export function addOption(state: AsanaState, field: AsanaField, wanted: unknown) {
  const { name } = record(wanted);
  if (typeof name !== 'string' || name === '') throw new Refusal(400, 'name: Missing input');
  if (field.options.length >= mostOptions) throw new Refusal(400, `enum_options: More than ${mostOptions}`);
  if (field.options.some((option) => option.name === name)) {
    throw new Refusal(400, `name: An option named ${name} exists already`);
  }
  const option = { gid: newGid(state), name, enabled: true, color: 'none' };
  field.options.push(option);
  return option;
}

/**
 * The value as it is kept; null clears it.
 *
 * @throws Refusal 400 where it does not fit the field.
 */
export function checkedValue(state: AsanaState, field: AsanaField, value: unknown): FieldValue | null {
  if (value === null) return null;
  switch (field.subtype) {
    case 'text':
      if (typeof value !== 'string') throw unfit(field, 'a string');
      if (value.length > longestText) throw unfit(field, `at most ${longestText} characters`);
      if (!value.isWellFormed()) throw unfit(field, 'valid Unicode');
      return value === '' ? null : value;
    case 'number':
      if (typeof value !== 'number') throw unfit(field, 'a number');
      return value;
    case 'enum':
      return optionOf(field, value);
    case 'multi_enum':
      return some(strings(field, value).map((gid) => optionOf(field, gid)));
    case 'date':
      return { date: checkedDate(record(value).date) };
    case 'people':
      return some(strings(field, value).map((gid) => memberOf(state, field, gid)));
  }
}

/** @throws Refusal 400 where it is not a day of the calendar as `YYYY-MM-DD`. */
export function checkedDate(value: unknown): string {
  const day = typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? new Date(value) : null;
  if (day === null || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== value) {
    throw new Refusal(400, `due_on: Not a date in YYYY-MM-DD format: ${String(value)}`);
  }
  return value;
}

function optionOf(field: AsanaField, gid: unknown): string {
  const option = field.options.find((o) => o.gid === gid);
  if (!option) throw unfit(field, `one of its options, not ${String(gid)}`);
  if (!option.enabled) throw unfit(field, `an option that is enabled, not ${option.name}`);
  return option.gid;
}

function memberOf(state: AsanaState, field: AsanaField, ref: string): string {
  const user = state.users.find(({ gid, email }) => gid === ref || email === ref);
  const workspace = state.workspaces.find(({ gid }) => gid === field.workspace);
  if (!user || !workspace?.members.some((member) => member.user === user.gid)) {
    throw unfit(field, `people of the workspace, not ${ref}`);
  }
  return user.gid;
}

function strings(field: AsanaField, value: unknown): string[] {
  if (!Array.isArray(value)) throw unfit(field, 'an array of gids');
  return value.map(String);
}

function some(values: string[]): string[] | null {
  return values.length > 0 ? values : null;
}

function record(value: unknown): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw new Refusal(400, `Not an object: ${JSON.stringify(value)}`);
}

function unfit(field: AsanaField, what: string): Refusal {
  return new Refusal(400, `custom_fields: ${field.name} (${field.gid}) takes ${what}`);
}
