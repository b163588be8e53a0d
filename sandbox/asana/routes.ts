import { fileIn } from '../file-in-form.ts';
import type { StandInAnswer, StandInRequest } from '../stand-in-server.ts';
import type { Rules } from './access.ts';
import { page, single } from './answer.ts';
import { addOption, fieldsOf, makeLocalField, renameField } from './field-rules.ts';
import { Refusal } from './refusal.ts';
import {
  shownAttachment,
  shownField,
  shownOption,
  shownProject,
  shownSection,
  shownSetting,
  shownStory,
  shownTask,
  shownUser,
  shownWorkspace,
} from './representation.ts';
import { addSection, moveTask } from './sections.ts';
import { type AsanaProject, type AsanaTask, newGid } from './state.ts';
import { addStory, changeStory, removeStory } from './story-rules.ts';
import { createTask, updateTask } from './task-rules.ts';

/** One request of one account. `gids` are the variable parts of the path, in order. */
export interface Visit {
  rules: Rules;
  request: StandInRequest;
  gids: readonly string[];
  /** False for tasks so young that Asana does not list them yet. */
  isListed: (task: AsanaTask) => boolean;
}

type Route = (visit: Visit) => StandInAnswer;

/** Every call that the stand-in knows; `*` is a gid. */
export const routes: Readonly<Record<string, Route>> = {
  'GET /users/*': ({ rules, request, gids }) =>
    single(request, shownUser(rules.state, rules.knownUser(gids[0] ?? ''))),
  'GET /users/*/workspace_memberships': workspaceMemberships,
  'GET /workspaces': ({ rules, request }) => page(request, rules.workspaces().map(shownWorkspace)),
  'GET /workspaces/*/users/*': ({ rules, request, gids: [workspace = '', user = ''] }) =>
    single(request, shownUser(rules.state, rules.memberOf(workspace, user))),
  'GET /workspaces/*/typeahead': typeahead,
  'GET /projects/*': ({ rules, request, gids: [gid = ''] }) =>
    single(request, shownProject(rules.state, rules.project(gid))),
  'GET /projects/*/project_memberships': projectMemberships,
  'GET /projects/*/sections': ({ rules, request, gids: [gid = ''] }) => {
    const project = rules.project(gid);
    return page(request, rules.state.sections.filter((s) => s.project === project.gid).map(shownSection));
  },
  'POST /projects/*/sections': ({ rules, request, gids: [gid = ''] }) => {
    const { name } = dataOf(request);
    const project = rules.writableProject(gid);
    return single(
      request,
      shownSection(addSection(rules.state, project, typeof name === 'string' ? name : '')),
      201,
    );
  },
  'POST /sections/*/addTask': addToSection,
  'GET /projects/*/custom_field_settings': fieldSettings,
  'POST /projects/*/addCustomFieldSetting': addFieldSetting,
  'PUT /custom_fields/*': updateField,
  'POST /custom_fields/*/enum_options': ({ rules, request, gids: [gid = ''] }) =>
    single(request, shownOption(addOption(rules.state, rules.shapeableField(gid), dataOf(request))), 201),
  'PUT /enum_options/*': updateOption,
  'GET /tasks': listTasks,
  'POST /tasks': ({ rules, request }) =>
    single(request, shownTask(rules.state, createTask(rules, dataOf(request))), 201),
  'GET /tasks/*': ({ rules, request, gids: [gid = ''] }) =>
    single(request, shownTask(rules.state, rules.task(gid))),
  'PUT /tasks/*': ({ rules, request, gids: [gid = ''] }) => {
    const task = rules.writableTask(gid);
    updateTask(rules, task, dataOf(request));
    return single(request, shownTask(rules.state, task));
  },
  'GET /attachments': ({ rules, request }) => {
    const { gid } = rules.task(needed(request, 'parent'));
    return page(request, rules.state.attachments.filter((a) => a.parent === gid).map(shownAttachment));
  },
  'POST /attachments': attachLink,
  'GET /tasks/*/stories': ({ rules, request, gids: [gid = ''] }) => {
    const { stories } = rules.state;
    const own = stories.filter(({ task }) => task === rules.task(gid).gid);
    return page(
      request,
      own.map((story) => shownStory(rules.state, story)),
    );
  },
  'POST /tasks/*/stories': ({ rules, request, gids: [gid = ''] }) =>
    single(request, shownStory(rules.state, addStory(rules, gid, dataOf(request).text)), 201),
  'PUT /stories/*': ({ rules, request, gids: [gid = ''] }) =>
    single(request, shownStory(rules.state, changeStory(rules, gid, dataOf(request).text))),
  'DELETE /stories/*': ({ rules, gids: [gid = ''] }) => {
    removeStory(rules, gid);
    return { status: 200, body: { data: {} } };
  },
};

function typeahead({ rules, request, gids: [gid = ''] }: Visit): StandInAnswer {
  const workspace = rules.workspace(gid);
  if (needed(request, 'resource_type') !== 'project') {
    throw new Refusal(400, 'resource_type: The stand-in knows projects only');
  }
  const words = (request.query.get('query') ?? '').toLowerCase();
  const count = Math.min(Number(request.query.get('count') ?? 20), 100);
  const found = rules
    .projects()
    .filter((project) => project.workspace === workspace.gid && project.name.toLowerCase().includes(words));
  const { body } = page(
    request,
    found.slice(0, count).map((project) => shownProject(rules.state, project)),
  );
  return { status: 200, body: { data: (body as { data: unknown }).data } };
}

function workspaceMemberships({ rules, request, gids: [ref = ''] }: Visit): StandInAnswer {
  const user = rules.knownUser(ref);
  const shown = rules.workspaces().flatMap((workspace) =>
    workspace.members
      .filter((member) => member.user === user.gid)
      .map(({ guest }) => ({
        gid: `${workspace.gid}${user.gid}`,
        resource_type: 'workspace_membership',
        workspace: shownWorkspace(workspace),
        is_active: true,
        is_guest: guest,
      })),
  );
  return page(request, shown);
}

function projectMemberships({ rules, request, gids: [gid = ''] }: Visit): StandInAnswer {
  const project = rules.project(gid);
  const asked = request.query.get('user');
  const only = asked === null ? null : rules.knownUser(asked).gid;
  const shown = project.members
    .filter((member) => only === null || member.user === only)
    .map(({ user, access }) => ({
      gid: `${project.gid}${user}`,
      resource_type: 'membership',
      access_level: access,
    }));
  return page(request, shown);
}

function addToSection({ rules, request, gids: [gid = ''] }: Visit): StandInAnswer {
  const section = rules.state.sections.find((each) => each.gid === gid);
  if (!section) throw new Refusal(404, `section: Unknown object: ${gid}`);
  const task = rules.writableTask(String(dataOf(request).task));
  moveTask(rules.state, rules.writableProject(section.project), task, section);
  return { status: 200, body: { data: {} } };
}

function fieldSettings({ rules, request, gids: [gid = ''] }: Visit): StandInAnswer {
  const project = rules.project(gid);
  rules.needsPaidPlan(project.workspace);
  const shown = fieldsOf(rules.state, project).map((field) => shownSettingOf(project, field.gid, rules));
  return page(request, shown);
}

function addFieldSetting({ rules, request, gids: [gid = ''] }: Visit): StandInAnswer {
  const project = rules.shapeableProject(gid);
  const { custom_field: wanted } = dataOf(request);
  const field =
    typeof wanted === 'string'
      ? rules.state.fields.find((f) => f.gid === wanted)
      : makeLocalField(rules.state, project, wanted);
  if (!field) throw new Refusal(404, `custom_field: Unknown object: ${String(wanted)}`);
  if (project.settings.some((setting) => setting.field === field.gid)) {
    throw new Refusal(400, 'custom_field: The project has this field already');
  }
  project.settings.push({ gid: newGid(rules.state), field: field.gid, important: false });
  return single(request, shownSettingOf(project, field.gid, rules));
}

function shownSettingOf(project: AsanaProject, fieldGid: string, { state }: Rules) {
  const setting = project.settings.find(({ field }) => field === fieldGid);
  const field = state.fields.find(({ gid }) => gid === fieldGid);
  if (!setting || !field) throw new Error(`${project.name} has a setting of a field that is not there`);
  return shownSetting(project, setting.gid, setting.important, field);
}

function updateField({ rules, request, gids: [gid = ''] }: Visit): StandInAnswer {
  const field = rules.shapeableField(gid);
  renameField(rules.state, field, dataOf(request).name);
  return single(request, shownField(field));
}

function updateOption({ rules, request, gids: [gid = ''] }: Visit): StandInAnswer {
  const field = rules.state.fields.find(({ options }) => options.some((option) => option.gid === gid));
  if (!field) throw new Refusal(404, `enum_option: Unknown object: ${gid}`);
  rules.shapeableField(field.gid);
  const { enabled } = dataOf(request);
  if (typeof enabled !== 'boolean') throw new Refusal(400, 'enabled: Not a boolean');
  field.options = field.options.map((option) => (option.gid === gid ? { ...option, enabled } : option));
  const [option] = field.options.filter((o) => o.gid === gid).map(shownOption);
  return single(request, option ?? {});
}

function listTasks({ rules, request, isListed }: Visit): StandInAnswer {
  const project = rules.project(needed(request, 'project'));
  const since = request.query.get('modified_since');
  if (since !== null && Number.isNaN(Date.parse(since))) {
    throw new Refusal(400, `modified_since: Not a valid datetime: ${since}`);
  }
  const completedSince = request.query.get('completed_since');
  const openSince =
    completedSince === null ? null : completedSince === 'now' ? Date.now() : Date.parse(completedSince);
  const tasks = rules.state.tasks
    .filter((task) => task.projects.includes(project.gid) && isListed(task))
    .filter((task) => since === null || Date.parse(task.modifiedAt) >= Date.parse(since))
    .filter((task) => openSince === null || !task.completedAt || Date.parse(task.completedAt) >= openSince);
  return page(
    request,
    tasks.map((task) => shownTask(rules.state, task)),
  );
}

function attachLink({ rules, request }: Visit): StandInAnswer {
  if (!request.headers['content-type']?.startsWith('multipart/form-data')) {
    throw new Refusal(415, 'Attachments are sent as multipart/form-data');
  }
  const { parent, url, name, resource_subtype: subtype } = request.body as Record<string, string>;
  if (subtype === undefined || subtype === 'asana') return attachFile(rules, request, parent ?? '');
  if (subtype !== 'external')
    throw new Refusal(400, 'resource_subtype: The stand-in takes external ones only');
  if (!parent || !url || !name) throw new Refusal(400, 'parent, url, name: Missing input');
  const task = rules.writableTask(parent);
  const attachment = {
    gid: newGid(rules.state),
    parent: task.gid,
    name,
    url,
    createdAt: new Date().toISOString(),
  };
  rules.state.attachments.push(attachment);
  return single(request, shownAttachment(attachment));
}

/** A file is told by its name and size alone; its content is not kept. */
function attachFile(rules: Rules, request: StandInRequest, parent: string): StandInAnswer {
  const file = fileIn(request);
  if (!file) throw new Refusal(400, 'file: Missing input');
  const gid = newGid(rules.state);
  const url = `https://app.asana.com/app/asana/-/get_asset?asset_id=${gid}`;
  const createdAt = new Date().toISOString();
  const attachment = { gid, parent: rules.writableTask(parent).gid, ...file, url, createdAt };
  rules.state.attachments.push(attachment);
  return single(request, shownAttachment(attachment));
}

export function needed({ query }: StandInRequest, name: string): string {
  const value = query.get(name);
  if (value === null) throw new Refusal(400, `${name}: Missing input`);
  return value;
}

export function dataOf({ body }: StandInRequest): Record<string, unknown> {
  const data = typeof body === 'object' && body !== null && 'data' in body ? body.data : null;
  if (typeof data === 'object' && data !== null) return data as Record<string, unknown>;
  throw new Refusal(400, 'Could not parse request data, invalid JSON');
}
