import type { Component, ComponentAccess } from '../connector.ts';
import { ToolError } from '../errors.ts';
import type { CustomFieldAnswer, ProjectAnswer } from './answers.ts';
import type { AsanaApi } from './client.ts';

const noPlan = 'The plan of this Asana workspace has no custom fields: all answers go into the description.';
const guest = 'A guest of the workspace makes no custom fields: all answers go into the description.';
const readOnly = 'The account may look at this project but change nothing: make it an editor there.';

/** Custom fields of a project, null where the plan has none; `note` says why none can be made. */
type FieldAccess = { fields: CustomFieldAnswer[]; note: string | null } | { fields: null; note: string };

/** What the account may do in a project. Without a membership the project is open to its whole workspace. */
export async function checkAccess(api: AsanaApi, projectId: string): Promise<ComponentAccess> {
  const project = await api.project(projectId);
  const component: Component = {
    id: project.gid,
    name: project.name,
    url: project.permalink_url,
    place: project.workspace.name,
  };
  const [membership] = await api.projectMemberships(projectId);
  const level = membership?.access_level ?? 'editor';
  if (level !== 'admin' && level !== 'editor') {
    return { component, canMakeFields: false, canWriteTasks: false, problem: readOnly };
  }
  const { note } = await fieldAccessIn(api, project);
  return { component, canMakeFields: note === null, canWriteTasks: true, problem: note };
}

/** The custom fields of a project and whether more can be made. */
export async function fieldAccess(api: AsanaApi, projectId: string): Promise<FieldAccess> {
  return fieldAccessIn(api, await api.project(projectId));
}

async function fieldAccessIn(api: AsanaApi, project: ProjectAnswer): Promise<FieldAccess> {
  try {
    const fields = await api.customFields(project.gid);
    const memberships = await api.workspaceMemberships();
    const own = memberships.find(({ workspace }) => workspace.gid === project.workspace.gid);
    return { fields, note: own?.is_guest ? guest : null };
  } catch (error) {
    if (error instanceof ToolError && error.status === 402) return { fields: null, note: noPlan };
    throw error;
  }
}
