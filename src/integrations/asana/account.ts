import type { Account, Component } from '../connector.ts';
import type { AsanaApi } from './client.ts';

const mostComponents = 100;
const guestWords = 'It is only a guest in Asana, and a guest cannot make custom fields.';

export async function whoAmI(api: AsanaApi): Promise<Account> {
  const { gid, name, email, workspaces = [] } = await api.user('me');
  const memberships = await api.workspaceMemberships();
  const isGuest = memberships.length > 0 && memberships.every((membership) => membership.is_guest);
  return {
    id: gid,
    name,
    email: email || null,
    reaches: workspaces.map((workspace) => workspace.name),
    ...(isGuest ? { limited: guestWords } : {}),
  };
}

/** Projects by name, of all workspaces that the account is in. Typeahead is inexact, hence the second look. */
export async function findProjects(api: AsanaApi, query: string): Promise<Component[]> {
  const words = query.trim().toLowerCase();
  const found: Component[] = [];
  for (const workspace of await api.workspaces()) {
    const projects = await api.projectsLike(workspace.gid, query.trim());
    const fitting = projects.filter(({ name }) => name.toLowerCase().includes(words));
    found.push(...fitting.map(({ gid, name }) => ({ id: gid, name, url: null, place: workspace.name })));
  }
  return found.slice(0, mostComponents);
}
