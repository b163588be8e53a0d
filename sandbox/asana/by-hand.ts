import { recorded } from './changes.ts';
import { fieldsOf, removeField } from './field-rules.ts';
import { displayed } from './representation.ts';
import { notesOf } from './rich-text.ts';
import { addSection, moveTask } from './sections.ts';
import {
  type AsanaField,
  type AsanaProject,
  type AsanaSection,
  type AsanaState,
  type AsanaTask,
  type FieldSubtype,
  type FieldValue,
  newGid,
} from './state.ts';
import { removeTask, restoreTask } from './task-rules.ts';

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
  /** Its column on the board; null: in none. */
  section: string | null;
  notes: string;
  /** By column; '' for an empty one. */
  values: Record<string, string>;
  links: { name: string; url: string }[];
}

/**
 * What people do in Asana's own pages, past its access rules: each act is that of an admin of the project.
 * Gids that are not there are an error of the caller. See `Act` for what one account may do.
 */
export interface ByHand {
  board(projectGid: string): Board;
  addField(projectGid: string, name: string, subtype: FieldSubtype): AsanaField;
  renameField(fieldGid: string, name: string): void;
  /** Takes the field off the project, its values with it. */
  deleteField(projectGid: string, fieldGid: string): void;
  editTask(
    taskGid: string,
    change: {
      name?: string;
      completed?: boolean;
      /** A gid. */
      assignee?: string | null;
      dueOn?: string | null;
      htmlNotes?: string;
    },
  ): void;
  setValue(taskGid: string, fieldGid: string, value: FieldValue | null): void;
  addSection(projectGid: string, name: string): AsanaSection;
  /** Its tasks stand in none then. */
  deleteSection(sectionGid: string): void;
  moveTask(taskGid: string, sectionGid: string): void;
  deleteTask(taskGid: string): void;
  restoreTask(taskGid: string): void;
}

/** @param saved called after every change */
export function byHand(state: AsanaState, saved: () => void): ByHand {
  /** Does it as an admin of the project, and keeps it. */
  function kept<Result>(project: AsanaProject | undefined, act: () => Result): Result {
    const admin = project?.members.find(({ access }) => access === 'admin')?.user ?? null;
    const result = recorded(state, admin, act);
    saved();
    return result;
  }
  const projectOfTask = (task: AsanaTask) => state.projects.find(({ gid }) => task.projects.includes(gid));

  function changeTask(taskGid: string, change: (task: AsanaTask) => void) {
    const task = the(state.tasks, taskGid);
    kept(projectOfTask(task), () => {
      change(task);
      task.modifiedAt = new Date().toISOString();
    });
  }

  return {
    board: (projectGid) => boardOf(state, the(state.projects, projectGid)),
    addField(projectGid, name, subtype) {
      const project = the(state.projects, projectGid);
      const { workspace } = project;
      return kept(project, () => {
        const gid = newGid(state);
        const field = { gid, name, subtype, workspace, description: '', global: true, options: [] };
        state.fields.push(field);
        project.settings.push({ gid: newGid(state), field: gid, important: false });
        return field;
      });
    },
    renameField(fieldGid, name) {
      const field = the(state.fields, fieldGid);
      const project = state.projects.find(({ settings }) => settings.some((s) => s.field === fieldGid));
      kept(project, () => {
        field.name = name;
      });
    },
    deleteField(projectGid, fieldGid) {
      const project = the(state.projects, projectGid);
      kept(project, () => removeField(state, project, fieldGid));
    },
    editTask: (taskGid, change) => changeTask(taskGid, (task) => Object.assign(task, change)),
    setValue: (taskGid, fieldGid, value) =>
      changeTask(taskGid, (task) => {
        if (value === null) delete task.values[fieldGid];
        else task.values[fieldGid] = value;
      }),
    addSection(projectGid, name) {
      const project = the(state.projects, projectGid);
      return kept(project, () => addSection(state, project, name));
    },
    deleteSection(sectionGid) {
      const project = the(state.projects, the(state.sections, sectionGid).project);
      kept(project, () => {
        state.sections = state.sections.filter(({ gid }) => gid !== sectionGid);
      });
    },
    moveTask(taskGid, sectionGid) {
      const section = the(state.sections, sectionGid);
      const project = the(state.projects, section.project);
      kept(project, () => moveTask(state, project, the(state.tasks, taskGid), section));
    },
    deleteTask(taskGid) {
      kept(projectOfTask(the(state.tasks, taskGid)), () => removeTask(state, taskGid));
    },
    restoreTask(taskGid) {
      const trashed = state.trash.find(({ task }) => task.gid === taskGid);
      kept(trashed && projectOfTask(trashed.task), () => restoreTask(state, taskGid));
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
      section:
        state.sections.find(({ project: of, tasks: own }) => of === project.gid && own.includes(task.gid))
          ?.name ?? null,
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
