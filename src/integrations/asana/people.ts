import type { TaskPerson } from '../connector.ts';
import { unlessRefused } from '../errors.ts';
import type { AsanaApi } from './client.ts';
import type { Memory } from './memory.ts';

/** The people of Asana's workspaces. Those who were found are remembered. */
export interface People {
  /** E-mail to gid, of those who are members of the project's workspace. */
  byEmail(project: string, emails: readonly string[]): Promise<Map<string, string>>;
  /** Gid to person; one who left is there without an e-mail. */
  byGid(gids: readonly string[]): Promise<Map<string, TaskPerson>>;
}

export function createPeople(api: AsanaApi, { gids, people, workspaces }: Memory): People {
  async function workspaceOf(project: string): Promise<string> {
    const known = workspaces.get(project) ?? (await api.project(project)).workspace.gid;
    workspaces.set(project, known);
    return known;
  }

  async function gidOf(workspace: string, email: string): Promise<string | null> {
    const user = await unlessRefused(api.userByEmail(workspace, email));
    return user?.gid ?? null;
  }

  async function personOf(gid: string): Promise<TaskPerson> {
    const user = await unlessRefused(api.user(gid));
    return { name: user?.name ?? '', email: user?.email || null };
  }

  return {
    async byEmail(project, emails) {
      const found = new Map<string, string>();
      if (emails.length === 0) return found;
      const workspace = await workspaceOf(project);
      for (const email of emails) {
        const key = `${workspace} ${email.toLowerCase()}`;
        const gid = gids.get(key) ?? (await gidOf(workspace, email));
        if (gid === null) continue;
        gids.set(key, gid);
        found.set(email, gid);
      }
      return found;
    },
    async byGid(wanted) {
      for (const gid of wanted) {
        if (!people.has(gid)) people.set(gid, await personOf(gid));
      }
      return people;
    },
  };
}
