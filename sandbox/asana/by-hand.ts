import { fieldsOf } from './field-rules.ts';
import { displayed } from './representation.ts';
import { notesOf } from './rich-text.ts';
import {
  type AsanaField,
  type AsanaProject,
  type AsanaState,
  type FieldSubtype,
  type FieldValue,
  newGid,
} from './state.ts';

/** A project as a person sees it: tasks under columns, values in words. */
export interface Board {
  name: string;
  columns: string[];
  tasks: BoardTask[];
}

export interface BoardTask {
  gid: string;
  name: string;
  completed: boolean;
  assignee: string | null;
  dueOn: string | null;
  notes: string;
  /** By column; '' for an empty one. */
  values: Record<string, string>;
  links: { name: string; url: string }[];
}

/** What people do in Asana's own pages. Gids that are not there are an error of the caller. */
export interface ByHand {
  board(projectGid: string): Board;
  addField(projectGid: string, name: string, subtype: FieldSubtype): AsanaField;
  renameField(fieldGid: string, name: string): void;
  /** Takes the field off the project, its values with it. */
  deleteField(projectGid: string, fieldGid: string): void;
  editTask(
    taskGid: string,
    change: { name?: string; completed?: boolean; dueOn?: string | null; htmlNotes?: string },
  ): void;
  setValue(taskGid: string, fieldGid: string, value: FieldValue | null): void;
  deleteTask(taskGid: string): void;
}

/** @param saved called after every change */
export function byHand(state: AsanaState, saved: () => void): ByHand {
  return {
    board: (projectGid) => boardOf(state, the(state.projects, projectGid)),
    addField(projectGid, name, subtype) {
      const project = the(state.projects, projectGid);
      const { workspace } = project;
      const field = {
        gid: newGid(state),
        name,
        subtype,
        workspace,
        description: '',
        global: true,
        options: [],
      };
      state.fields.push(field);
      project.settings.push({ gid: newGid(state), field: field.gid, important: false });
      saved();
      return field;
    },
    renameField(fieldGid, name) {
      the(state.fields, fieldGid).name = name;
      saved();
    },
    deleteField(projectGid, fieldGid) {
      const project = the(state.projects, projectGid);
      project.settings = project.settings.filter(({ field }) => field !== fieldGid);
      for (const task of state.tasks) delete task.values[fieldGid];
      saved();
    },
    editTask(taskGid, change) {
      Object.assign(the(state.tasks, taskGid), change, { modifiedAt: new Date().toISOString() });
      saved();
    },
    setValue(taskGid, fieldGid, value) {
      const task = the(state.tasks, taskGid);
      if (value === null) delete task.values[fieldGid];
      else task.values[fieldGid] = value;
      task.modifiedAt = new Date().toISOString();
      saved();
    },
    deleteTask(taskGid) {
      const gone = the(state.tasks, taskGid);
      state.tasks = state.tasks.filter((task) => task !== gone);
      state.attachments = state.attachments.filter(({ parent }) => parent !== taskGid);
      saved();
    },
  };
}

function boardOf(state: AsanaState, project: AsanaProject): Board {
  const fields = fieldsOf(state, project);
  const tasks = state.tasks.filter((task) => task.projects.includes(project.gid));
  return {
    name: project.name,
    columns: fields.map(({ name }) => name),
    tasks: tasks.map((task) => ({
      gid: task.gid,
      name: task.name,
      completed: task.completed,
      assignee: state.users.find(({ gid }) => gid === task.assignee)?.name ?? null,
      dueOn: task.dueOn,
      notes: notesOf(task.htmlNotes),
      values: Object.fromEntries(fields.map((f) => [f.name, displayed(state, f, task.values[f.gid])])),
      links: state.attachments
        .filter(({ parent }) => parent === task.gid)
        .map(({ name, url }) => ({ name, url })),
    })),
  };
}

function the<T extends { gid: string }>(all: readonly T[], gid: string): T {
  const one = all.find((item) => item.gid === gid);
  if (!one) throw new Error(`Nothing has the gid ${gid}.`);
  return one;
}
