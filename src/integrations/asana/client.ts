import type { Agent } from 'node:http';
import {
  ApiClient,
  AttachmentsApi,
  CustomFieldSettingsApi,
  CustomFieldsApi,
  ProjectMembershipsApi,
  ProjectsApi,
  SectionsApi,
  StoriesApi,
  TasksApi,
  TypeaheadApi,
  UsersApi,
  WebhooksApi,
  WorkspaceMembershipsApi,
  WorkspacesApi,
} from 'asana';
import { z } from 'zod';
import type { CallControl, Credentials } from '../connector.ts';
import {
  attachmentAnswer,
  fieldSettingAnswer,
  listedTaskAnswer,
  namedAnswer,
  optionAnswer,
  projectAnswer,
  projectMembershipAnswer,
  taskAnswer,
  userAnswer,
  workspaceAnswer,
  workspaceMembershipAnswer,
} from './answers.ts';
import { createCalls } from './calls.ts';
import { storyCalls } from './story-calls.ts';
import { webhookCalls } from './webhook-calls.ts';

export interface AsanaAddress {
  /** Without a path, such as `https://app.asana.com`. */
  url: string;
  /** For one whole request, in milliseconds. */
  timeoutMs: number;
  /** Keeps connections open between requests. */
  agent: Agent;
}

/** What a task is made or changed with, in Asana's names; null clears. */
export interface TaskData {
  name?: string;
  notes?: string;
  html_notes?: string;
  completed?: boolean;
  assignee?: string | null;
  due_on?: string | null;
  custom_fields?: Record<string, unknown>;
}

export interface NewCustomField {
  name: string;
  resource_subtype: string;
  description: string;
  enum_options?: { name: string }[];
  /** Of a number: how many decimals it shows. */
  precision?: number;
}

export type AsanaApi = ReturnType<typeof createAsanaApi>;

const mostFound = 100;

const taskFields = [
  'name',
  'completed',
  'due_on',
  'modified_at',
  'permalink_url',
  'assignee',
  'custom_fields.text_value',
  'custom_fields.number_value',
  'custom_fields.enum_value.name',
  'custom_fields.multi_enum_values.name',
  'custom_fields.date_value',
  'custom_fields.people_value.name',
  'memberships.project',
  'memberships.section.name',
].join(',');

/** Where a task is made: in a project, at the top or in a section of it. */
export interface TaskPlace {
  project: string;
  section: string | null;
}

/** A section is said beside the project, not instead of it: Asana takes no task that names neither project nor workspace. */
const placed = ({ project, section }: TaskPlace) => ({
  projects: [project],
  ...(section !== null && { memberships: [{ project, section }] }),
});

/**
 * Asana's API for one account: the only file that sees the SDK, whose types are `any`. Each call asks for its quota
 * first, is sent once, and fails with a `ToolError` alone.
 */
export function createAsanaApi(address: AsanaAddress, credentials: Credentials, call: CallControl) {
  const sdk = new ApiClient();
  sdk.basePath = `${address.url}/api/1.0`;
  sdk.authentications = { token: { type: 'personalAccessToken', accessToken: credentials.accessToken } };
  sdk.timeout = address.timeoutMs;
  sdk.requestAgent = address.agent;
  sdk.RETURN_COLLECTION = false;

  const attachments = new AttachmentsApi(sdk);
  const fieldSettings = new CustomFieldSettingsApi(sdk);
  const fields = new CustomFieldsApi(sdk);
  const projectMemberships = new ProjectMembershipsApi(sdk);
  const projects = new ProjectsApi(sdk);
  const sections = new SectionsApi(sdk);
  const tasks = new TasksApi(sdk);
  const typeahead = new TypeaheadApi(sdk);
  const users = new UsersApi(sdk);
  const workspaceMemberships = new WorkspaceMembershipsApi(sdk);
  const workspaces = new WorkspacesApi(sdk);

  const calls = createCalls(call);
  const { one, written, oneDated, everyPage, everyDatedPage } = calls;

  return {
    ...webhookCalls(new WebhooksApi(sdk), calls),
    ...storyCalls(new StoriesApi(sdk), calls),
    /** Sections of a project, in their order. */
    sections: (project: string) =>
      everyPage(namedAnswer, (page) =>
        sections.getSectionsForProject(project, { ...page, opt_fields: 'name' }),
      ),
    makeSection: (project: string, name: string) =>
      written(namedAnswer, () => sections.createSectionForProject(project, { body: { data: { name } } })),
    /** Takes the task out of the other sections of that project. */
    addToSection: (section: string, task: string) =>
      written(z.object({}), () => sections.addTaskForSection(section, { body: { data: { task } } })),
    /** @param ref a gid or `me` */
    user: (ref: string) =>
      one(userAnswer, () => users.getUser(ref, { opt_fields: 'name,email,workspaces.name' })),
    /** @throws ToolError `missing` where no member of the workspace has the e-mail. */
    userByEmail: (workspace: string, email: string) =>
      one(userAnswer, () => users.getUserForWorkspace(workspace, email, { opt_fields: 'name,email' })),
    workspaces: () =>
      everyPage(workspaceAnswer, (page) => workspaces.getWorkspaces({ ...page, opt_fields: 'name' })),
    /** Whether we are guests in each workspace. */
    workspaceMemberships: () =>
      everyPage(workspaceMembershipAnswer, (page) =>
        workspaceMemberships.getWorkspaceMembershipsForUser('me', {
          ...page,
          opt_fields: 'is_guest,workspace',
        }),
      ),
    /** At most 100, inexact, unpaged (typeahead reference). */
    projectsLike: (workspace: string, query: string) =>
      one(z.array(namedAnswer), () =>
        typeahead.typeaheadForWorkspace(workspace, 'project', {
          query,
          count: mostFound,
          opt_fields: 'name',
        }),
      ),
    project: (gid: string) =>
      one(projectAnswer, () =>
        projects.getProject(gid, { opt_fields: 'name,permalink_url,workspace,workspace.name' }),
      ),
    /** Our own membership; none where the project is open to the whole workspace. */
    projectMemberships: (gid: string) =>
      everyPage(projectMembershipAnswer, (page) =>
        projectMemberships.getProjectMembershipsForProject(gid, {
          ...page,
          user: 'me',
          opt_fields: 'access_level',
        }),
      ),
    customFields: async (project: string) => {
      const opt_fields = [
        'custom_field.name',
        'custom_field.resource_subtype',
        'custom_field.description',
        'custom_field.enum_options.name',
        'custom_field.enum_options.enabled',
      ].join(',');
      const settings = await everyPage(fieldSettingAnswer, (page) =>
        fieldSettings.getCustomFieldSettingsForProject(project, { ...page, opt_fields }),
      );
      return settings.map((setting) => setting.custom_field);
    },
    /** Makes a field that lives in this project alone, so that its name takes none of the workspace's. */
    makeCustomField: async (project: string, field: NewCustomField) => {
      const setting = await written(fieldSettingAnswer, () =>
        projects.addCustomFieldSettingForProject({ data: { custom_field: field } }, project, {}),
      );
      return setting.custom_field;
    },
    renameCustomField: (gid: string, name: string) =>
      written(namedAnswer, () => fields.updateCustomField(gid, { body: { data: { name } } })),
    addOption: (field: string, name: string) =>
      written(optionAnswer, () => fields.createEnumOptionForCustomField(field, { body: { data: { name } } })),
    enableOption: (gid: string, enabled: boolean) =>
      written(optionAnswer, () => fields.updateEnumOption(gid, { body: { data: { enabled } } })),
    createTask: (place: TaskPlace, data: TaskData) =>
      oneDated(true, taskAnswer, () =>
        tasks.createTaskWithHttpInfo({ data: { ...data, ...placed(place) } }, { opt_fields: taskFields }),
      ),
    updateTask: (gid: string, data: TaskData) =>
      oneDated(true, taskAnswer, () =>
        tasks.updateTaskWithHttpInfo({ data }, gid, { opt_fields: taskFields }),
      ),
    task: (gid: string) =>
      oneDated(false, taskAnswer, () => tasks.getTaskWithHttpInfo(gid, { opt_fields: taskFields })),
    /** Whole tasks, completed ones too. */
    changedTasks: (project: string, since: Date) =>
      everyDatedPage(taskAnswer, (page) =>
        tasks.getTasksWithHttpInfo({
          ...page,
          project,
          modified_since: since.toISOString(),
          opt_fields: taskFields,
        }),
      ),
    openTasks: (project: string) =>
      everyPage(namedAnswer, (page) =>
        tasks.getTasks({ ...page, project, completed_since: new Date().toISOString(), opt_fields: 'name' }),
      ),
    tasksModifiedSince: (project: string, since: Date) =>
      everyPage(listedTaskAnswer, (page) =>
        tasks.getTasks({
          ...page,
          project,
          modified_since: since.toISOString(),
          opt_fields: 'notes,permalink_url,created_at',
        }),
      ),
    attachments: (task: string) =>
      everyPage(attachmentAnswer, (page) =>
        attachments.getAttachmentsForObject(task, { ...page, opt_fields: 'view_url,name,resource_subtype' }),
      ),
    attachLink: (task: string, link: { url: string; name: string }) =>
      written(namedAnswer, () =>
        attachments.createAttachmentForObject({ ...link, parent: task, resource_subtype: 'external' }),
      ),
  };
}
