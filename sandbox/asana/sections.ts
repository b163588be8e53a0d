import { Refusal } from './refusal.ts';
import { type AsanaProject, type AsanaSection, type AsanaState, type AsanaTask, newGid } from './state.ts';

/** The columns of a project's board. */

export function addSection(state: AsanaState, project: AsanaProject, name: string): AsanaSection {
  if (name.trim() === '') throw new Refusal(400, 'name: Missing input');
  const section = { gid: newGid(state), name, project: project.gid, tasks: [] };
  state.sections.push(section);
  return section;
}

/** @throws Refusal 404 where the project has no such section. */
export function sectionOf(state: AsanaState, project: AsanaProject, gid: string): AsanaSection {
  const section = state.sections.find((each) => each.gid === gid && each.project === project.gid);
  if (!section) throw new Refusal(404, `section: Unknown object: ${gid}`);
  return section;
}

/**
 * Puts a task at the end of a section of its project; null: in none. A story of it is made, which counts as a change
 * of the task (`modified_at` in the tasks reference).
 *
 * @throws Refusal 400 for a task that is not in the project
 */
export function moveTask(
  state: AsanaState,
  project: AsanaProject,
  task: AsanaTask,
  target: AsanaSection | null,
): void {
  if (!task.projects.includes(project.gid)) throw new Refusal(400, 'task: Not in the project of the section');
  if (target?.tasks.includes(task.gid)) return;
  for (const section of state.sections.filter((each) => each.project === project.gid)) {
    section.tasks = section.tasks.filter((gid) => gid !== task.gid);
  }
  target?.tasks.push(task.gid);
  task.modifiedAt = new Date().toISOString();
}
