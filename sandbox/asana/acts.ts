import type { Rules } from './access.ts';
import { makeLocalField, removeField, renameField } from './field-rules.ts';
import { addSection, moveTask, sectionOf } from './sections.ts';
import { type FieldSubtype, type FieldValue, newGid } from './state.ts';
import { addStory, changeStory, removeStory } from './story-rules.ts';
import { createTask, removeTask, restoreTask, updateTask } from './task-rules.ts';

/** Everything that a person can do by hand in a project, in gids; as JSON, so that a page can send it. */
export type Act =
  | { kind: 'add_task'; project: string; name: string; section?: string }
  | {
      kind: 'edit_task';
      task: string;
      name?: string;
      /** Plain text. */
      notes?: string;
      /** A gid; null: nobody. */
      assignee?: string | null;
      /** `YYYY-MM-DD`. */
      dueOn?: string | null;
    }
  | { kind: 'complete_task'; task: string; completed: boolean }
  | { kind: 'move_task'; task: string; project: string; section: string | null }
  | { kind: 'delete_task'; task: string }
  | { kind: 'restore_task'; task: string }
  /** By the field's subtype, see `FieldValue`; null clears it. */
  | { kind: 'set_value'; task: string; field: string; value: FieldValue | null }
  | {
      kind: 'add_field';
      project: string;
      name: string;
      subtype: FieldSubtype;
      /** Of enum and multi_enum, one at least. */
      options?: string[];
    }
  | { kind: 'rename_field'; field: string; name: string }
  | { kind: 'delete_field'; project: string; field: string }
  | { kind: 'add_section'; project: string; name: string }
  | { kind: 'add_comment'; task: string; text: string }
  | { kind: 'edit_comment'; comment: string; text: string }
  | { kind: 'delete_comment'; comment: string };

export interface ActResult {
  /** Of what was made. */
  gid: string | null;
}

const nothingMade: ActResult = { gid: null };

/** Does what a person does. @throws Refusal where Asana would not let them, or refuses what they typed. */
export function act(rules: Rules, what: Act): ActResult {
  const { state } = rules;
  switch (what.kind) {
    case 'add_task': {
      const project = rules.writableProject(what.project);
      const section = what.section === undefined ? null : sectionOf(state, project, what.section);
      const task = createTask(rules, { projects: [project.gid], name: what.name });
      moveTask(state, project, task, section);
      return { gid: task.gid };
    }
    case 'edit_task': {
      const { name, notes, assignee, dueOn } = what;
      updateTask(rules, rules.writableTask(what.task), { name, notes, assignee, due_on: dueOn });
      return nothingMade;
    }
    case 'complete_task':
      updateTask(rules, rules.writableTask(what.task), { completed: what.completed });
      return nothingMade;
    case 'move_task': {
      const project = rules.writableProject(what.project);
      const section = what.section === null ? null : sectionOf(state, project, what.section);
      moveTask(state, project, rules.writableTask(what.task), section);
      return nothingMade;
    }
    case 'delete_task':
      removeTask(state, rules.writableTask(what.task).gid);
      return nothingMade;
    case 'restore_task': {
      const trashed = state.trash.find(({ task }) => task.gid === what.task);
      for (const project of trashed?.task.projects ?? []) rules.writableProject(project);
      restoreTask(state, what.task);
      return nothingMade;
    }
    case 'set_value':
      updateTask(rules, rules.writableTask(what.task), { custom_fields: { [what.field]: what.value } });
      return nothingMade;
    case 'add_field': {
      const project = rules.shapeableProject(what.project);
      const options = what.options?.map((name) => ({ name }));
      const wanted = { name: what.name, resource_subtype: what.subtype, enum_options: options };
      const field = makeLocalField(state, project, wanted);
      project.settings.push({ gid: newGid(state), field: field.gid, important: false });
      return { gid: field.gid };
    }
    case 'rename_field':
      renameField(state, rules.shapeableField(what.field), what.name);
      return nothingMade;
    case 'delete_field':
      removeField(state, rules.shapeableProject(what.project), rules.shapeableField(what.field).gid);
      return nothingMade;
    case 'add_comment':
      return { gid: addStory(rules, what.task, what.text).gid };
    case 'edit_comment':
      changeStory(rules, what.comment, what.text);
      return nothingMade;
    case 'delete_comment':
      removeStory(rules, what.comment);
      return nothingMade;
    case 'add_section':
      return { gid: addSection(state, rules.writableProject(what.project), what.name).gid };
  }
}
