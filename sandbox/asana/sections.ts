import { Refusal } from './refusal.ts';
import { type AsanaProject, type AsanaSection, type AsanaState, type AsanaTask, newGid } from './state.ts';

/** The columns of a project's board. */

export function addSection(state: AsanaState, project: AsanaProject, name: string): AsanaSection {
  if (name.trim() === '') throw new Refusal(400, 'name: Missing input');
  const section = { gid: newGid(state), name, project: project.gid, tasks: [] };
  state.sections.push(section);
  return section;
}

/**
 * Puts a task at the end of a section of the project, or in none.
 *
 * @throws Refusal 404 for a section that the project does not have, 400 for a task that is not in it.
 */
export function moveTask(
  state: AsanaState,
  project: AsanaProject,
  task: AsanaTask,
  section: string | null,
): void {
  const sections = state.sections.filter((each) => each.project === project.gid);
  const target = sections.find(({ gid }) => gid === section);
  if (section !== null && !target) throw new Refusal(404, `section: Unknown object: ${section}`);
  if (!task.projects.includes(project.gid)) throw new Refusal(400, 'task: Not in the project of the section');
  for (const each of sections) each.tasks = each.tasks.filter((gid) => gid !== task.gid);
  target?.tasks.push(task.gid);
}
