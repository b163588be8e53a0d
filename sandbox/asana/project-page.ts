import type { Rules } from './access.ts';
import { fieldsOf } from './field-rules.ts';
import { Refusal } from './refusal.ts';
import { displayed } from './representation.ts';
import { notesOf } from './rich-text.ts';
import type { AsanaOption, AsanaProject, FieldSubtype, FieldValue, ProjectAccess } from './state.ts';

/** A project in a list. */
export interface ProjectLine {
  gid: string;
  name: string;
  workspace: string;
}

/** A project as one person sees it, with all that they need to change it by hand (`Act`). */
export interface ProjectPage extends ProjectLine {
  access: ProjectAccess;
  /** May add, rename and delete fields. */
  mayShape: boolean;
  fields: { gid: string; name: string; subtype: FieldSubtype; options: AsanaOption[] }[];
  sections: { gid: string; name: string }[];
  /** Members of the workspace, guests among them. */
  people: { gid: string; name: string; email: string }[];
  tasks: PageTask[];
}

export interface PageTask {
  gid: string;
  name: string;
  completed: boolean;
  assignee: string | null;
  dueOn: string | null;
  notes: string;
  section: string | null;
  /** By field gid; those without a value are left out. */
  values: Record<string, { value: FieldValue; shown: string }>;
  links: { name: string; url: string }[];
  /** Oldest first. */
  comments: { id: string; author: string; text: string; mine: boolean }[];
}

/** The projects that an account sees. */
export function projectsOf(rules: Rules): ProjectLine[] {
  return rules.projects().map((project) => lineOf(rules, project));
}

/** @throws Refusal 403 or 404 where the account does not see the project. */
export function projectPage(rules: Rules, gid: string): ProjectPage {
  const { state, user } = rules;
  const project = rules.project(gid);
  const sections = state.sections.filter((section) => section.project === gid);
  const members = state.workspaces.find((workspace) => workspace.gid === project.workspace)?.members ?? [];
  return {
    ...lineOf(rules, project),
    access: project.members.find((member) => member.user === user.gid)?.access ?? 'viewer',
    mayShape: isAllowed(() => rules.shapeableProject(gid)),
    fields: fieldsOf(state, project).map(({ gid, name, subtype, options }) => ({
      gid,
      name,
      subtype,
      options,
    })),
    sections: sections.map(({ gid, name }) => ({ gid, name })),
    people: state.users
      .filter((each) => members.some((member) => member.user === each.gid))
      .map(({ gid, name, email }) => ({ gid, name, email })),
    tasks: state.tasks
      .filter((task) => task.projects.includes(gid))
      .map(({ gid, name, completed, assignee, dueOn, htmlNotes, values }) => ({
        gid,
        name,
        completed,
        assignee,
        dueOn,
        notes: notesOf(htmlNotes),
        section: sections.find((section) => section.tasks.includes(gid))?.gid ?? null,
        values: Object.fromEntries(
          fieldsOf(state, project).flatMap((field) => {
            const value = values[field.gid];
            return value === undefined ? [] : [[field.gid, { value, shown: displayed(state, field, value) }]];
          }),
        ),
        links: state.attachments
          .filter(({ parent }) => parent === gid)
          .map(({ name, url }) => ({ name, url })),
        comments: state.stories
          .filter(({ task }) => task === gid)
          .map((story) => ({
            id: story.gid,
            author: state.users.find((each) => each.gid === story.user)?.name ?? '',
            text: story.text,
            mine: story.user === user.gid,
          })),
      })),
  };
}

function lineOf({ state }: Rules, { gid, name, workspace }: AsanaProject): ProjectLine {
  return { gid, name, workspace: state.workspaces.find((each) => each.gid === workspace)?.name ?? '' };
}

function isAllowed(look: () => unknown): boolean {
  try {
    look();
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
