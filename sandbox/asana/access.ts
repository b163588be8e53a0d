import { Refusal } from './refusal.ts';
import type {
  AsanaField,
  AsanaPlan,
  AsanaProject,
  AsanaState,
  AsanaTask,
  AsanaUser,
  AsanaWorkspace,
} from './state.ts';

/** What one account may see and do; every look-up refuses as Asana does. */
export interface Rules {
  readonly state: AsanaState;
  readonly user: AsanaUser;
  workspaces(): AsanaWorkspace[];
  workspace(gid: string): AsanaWorkspace;
  projects(): AsanaProject[];
  project(gid: string): AsanaProject;
  writableProject(gid: string): AsanaProject;
  /** A project where the account may make and change custom fields. */
  shapeableProject(gid: string): AsanaProject;
  /** The field, where it is in a project that the account may shape. */
  shapeableField(gid: string): AsanaField;
  task(gid: string): AsanaTask;
  writableTask(gid: string): AsanaTask;
  /** By gid, e-mail or `me`. */
  memberOf(workspace: string, ref: string): AsanaUser;
  knownUser(ref: string): AsanaUser;
  needsPaidPlan(workspace: string): void;
}

/** @param plan holds for every workspace; null: each has its own */
export function rulesFor(state: AsanaState, user: AsanaUser, plan: AsanaPlan | null): Rules {
  const mine = (workspace: AsanaWorkspace) => workspace.members.find((m) => m.user === user.gid);
  const accessTo = (project: AsanaProject) => project.members.find((m) => m.user === user.gid)?.access;

  const rules: Rules = {
    state,
    user,
    workspaces: () => state.workspaces.filter(mine),
    workspace(gid) {
      const workspace = found('workspace', state.workspaces, gid);
      if (!mine(workspace)) throw forbidden('workspace');
      return workspace;
    },
    projects: () => state.projects.filter(accessTo),
    project(gid) {
      const project = found('project', state.projects, gid);
      if (!accessTo(project)) throw forbidden('project');
      return project;
    },
    writableProject(gid) {
      const project = rules.project(gid);
      const access = accessTo(project);
      if (access !== 'admin' && access !== 'editor') throw forbidden('project');
      return project;
    },
    shapeableProject(gid) {
      const project = rules.writableProject(gid);
      rules.needsPaidPlan(project.workspace);
      if (mine(rules.workspace(project.workspace))?.guest) {
        throw new Refusal(403, 'Guests cannot create or edit custom fields');
      }
      return project;
    },
    shapeableField(gid) {
      const field = found('custom_field', state.fields, gid);
      const project = state.projects.find((p) => p.settings.some((s) => s.field === gid));
      if (!project) throw forbidden('custom_field');
      rules.shapeableProject(project.gid);
      return field;
    },
    task(gid) {
      const task = found('task', state.tasks, gid);
      for (const project of task.projects) rules.project(project);
      return task;
    },
    writableTask(gid) {
      const task = rules.task(gid);
      for (const project of task.projects) rules.writableProject(project);
      return task;
    },
    memberOf(workspace, ref) {
      const member = rules.knownUser(ref);
      if (!rules.workspace(workspace).members.some((m) => m.user === member.gid)) {
        throw new Refusal(404, `user: Unknown object: ${ref}`);
      }
      return member;
    },
    knownUser(ref) {
      if (ref === 'me') return user;
      const known = state.users.find(({ gid, email }) => gid === ref || same(email, ref));
      if (!known) throw new Refusal(404, `user: Unknown object: ${ref}`);
      return known;
    },
    needsPaidPlan(workspace) {
      if ((plan ?? rules.workspace(workspace).plan) === 'paid') return;
      throw new Refusal(402, 'Custom fields are not available in your plan. Please upgrade your plan.');
    },
  };
  return rules;
}

function found<T extends { gid: string }>(what: string, all: readonly T[], gid: string): T {
  const one = all.find((item) => item.gid === gid);
  if (!one) throw new Refusal(404, `${what}: Unknown object: ${gid}`);
  return one;
}

function forbidden(what: string): Refusal {
  return new Refusal(403, `${what}: You do not have access to this ${what}`);
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
