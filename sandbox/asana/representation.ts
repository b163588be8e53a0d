import { fieldsOf } from './field-rules.ts';
import { notesOf } from './rich-text.ts';
import type {
  AsanaAttachment,
  AsanaField,
  AsanaProject,
  AsanaSection,
  AsanaState,
  AsanaStory,
  AsanaTask,
  AsanaUser,
  AsanaWorkspace,
  FieldValue,
} from './state.ts';

/** Full records, as Asana shows them where no `opt_fields` narrows them. */
export type Shown = Record<string, unknown>;

const taskOrigin = 'https://app.asana.com';

export function shownUser(state: AsanaState, user: AsanaUser): Shown {
  const workspaces = state.workspaces.filter(({ members }) => members.some((m) => m.user === user.gid));
  return {
    ...compact('user', user),
    email: user.email,
    photo: null,
    workspaces: workspaces.map(shownWorkspace),
  };
}

export function shownWorkspace(workspace: AsanaWorkspace): Shown {
  return compact('workspace', workspace);
}

export function shownProject(state: AsanaState, project: AsanaProject): Shown {
  const workspace = state.workspaces.find(({ gid }) => gid === project.workspace);
  return {
    ...compact('project', project),
    archived: false,
    permalink_url: `${taskOrigin}/0/${project.gid}/list`,
    ...(workspace ? { workspace: shownWorkspace(workspace) } : {}),
  };
}

export function shownSection(section: AsanaSection): Shown {
  return compact('section', section);
}

export function shownField(field: AsanaField): Shown {
  const isEnum = field.subtype === 'enum' || field.subtype === 'multi_enum';
  return {
    ...compact('custom_field', field),
    type: field.subtype,
    resource_subtype: field.subtype,
    representation_type: field.subtype,
    description: field.description,
    is_global_to_workspace: field.global,
    ...(isEnum ? { enum_options: field.options.map(shownOption) } : {}),
    ...(field.subtype === 'number' ? { precision: 2 } : {}),
  };
}

export function shownOption(option: AsanaField['options'][number]): Shown {
  return { ...compact('enum_option', option), enabled: option.enabled, color: option.color };
}

export function shownSetting(
  project: AsanaProject,
  gid: string,
  important: boolean,
  field: AsanaField,
): Shown {
  return {
    gid,
    resource_type: 'custom_field_setting',
    is_important: important,
    project: compact('project', project),
    parent: compact('project', project),
    custom_field: shownField(field),
  };
}

export function shownTask(state: AsanaState, task: AsanaTask): Shown {
  const projects = state.projects.filter(({ gid }) => task.projects.includes(gid));
  const assignee = state.users.find(({ gid }) => gid === task.assignee);
  return {
    ...compact('task', task),
    resource_subtype: 'default_task',
    assignee: assignee ? compact('user', assignee) : null,
    completed: task.completed,
    completed_at: task.completedAt,
    created_at: task.createdAt,
    modified_at: task.modifiedAt,
    due_on: task.dueOn,
    due_at: null,
    notes: notesOf(task.htmlNotes),
    html_notes: task.htmlNotes,
    permalink_url: `${taskOrigin}/0/${task.projects[0] ?? 0}/${task.gid}`,
    projects: projects.map((project) => compact('project', project)),
    memberships: projects.map((project) => {
      const section = state.sections.find((s) => s.project === project.gid && s.tasks.includes(task.gid));
      return { project: compact('project', project), ...(section && { section: shownSection(section) }) };
    }),
    custom_fields: projects.flatMap((project) =>
      fieldsOf(state, project).map((field) => shownValue(state, field, task.values[field.gid])),
    ),
  };
}

export function shownAttachment(attachment: AsanaAttachment): Shown {
  return {
    ...compact('attachment', attachment),
    resource_subtype: attachment.size === undefined ? 'external' : 'asana',
    host: attachment.size === undefined ? 'external' : 'asana',
    ...(attachment.size === undefined ? {} : { size: attachment.size }),
    created_at: attachment.createdAt,
    view_url: attachment.url,
    download_url: null,
    permanent_url: `${taskOrigin}/app/asana/-/get_asset?asset_id=${attachment.gid}`,
  };
}

export function shownStory(state: AsanaState, { gid, user, text, createdAt }: AsanaStory): Shown {
  const author = state.users.find((each) => each.gid === user);
  return {
    gid,
    resource_type: 'story',
    resource_subtype: 'comment_added',
    type: 'comment',
    created_at: createdAt,
    created_by: author ? compact('user', author) : null,
    text,
  };
}

/** The value of a field as a person reads it in a task, '' for none. */
export function displayed(state: AsanaState, field: AsanaField, value: FieldValue | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map((gid) => nameOf(state, field, gid)).join(', ');
  if (typeof value === 'object') return value.date;
  return field.subtype === 'enum' ? nameOf(state, field, value) : value;
}

function shownValue(state: AsanaState, field: AsanaField, value: FieldValue | undefined): Shown {
  const options = (value === undefined ? [] : [value].flat()).flatMap((gid) =>
    field.options.filter((option) => option.gid === gid).map(shownOption),
  );
  const kinds: Record<AsanaField['subtype'], Shown> = {
    text: { text_value: value ?? null },
    number: { number_value: value ?? null },
    enum: { enum_value: options[0] ?? null },
    multi_enum: { multi_enum_values: options },
    date: { date_value: value ?? null },
    people: {
      people_value: state.users
        .filter(({ gid }) => Array.isArray(value) && value.includes(gid))
        .map((user) => compact('user', user)),
    },
  };
  const shown = displayed(state, field, value);
  return {
    ...shownField(field),
    enabled: true,
    display_value: shown === '' ? null : shown,
    ...kinds[field.subtype],
  };
}

function nameOf(state: AsanaState, field: AsanaField, gid: string): string {
  const named = [...field.options, ...state.users].find((one) => one.gid === gid);
  return named?.name ?? gid;
}

function compact(type: string, { gid, name }: { gid: string; name: string }): Shown {
  return { gid, resource_type: type, name };
}
