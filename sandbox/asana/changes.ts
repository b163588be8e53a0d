import { fieldsOf } from './field-rules.ts';
import type { AsanaChange, AsanaState, AsanaStory, AsanaTask, ChangedResource } from './state.ts';

/** The feed of what changed, in the shape of Asana's webhook events; the API's writes and people's alike. */

const mostChanges = 500;

type Change = Omit<AsanaChange, 'user' | 'created_at'>;
/** What is compared; lists of ids and copies of tasks, since the rules change tasks in place. */
interface Before {
  tasks: Map<string, AsanaTask>;
  trash: Set<string>;
  places: Set<string>;
  attachments: Set<string>;
  stories: Map<string, AsanaStory>;
  fieldNames: Map<string, string>;
  settings: Set<string>;
}

/**
 * Does something to the state and adds what has changed by it to the feed.
 *
 * @param user gid of the account that does it; null: nobody in particular
 */
export function recorded<Result>(state: AsanaState, user: string | null, act: () => Result): Result {
  const before = read(state);
  const result = act();
  const stamp = {
    user: user === null ? null : { gid: user, resource_type: 'user' as const },
    created_at: new Date().toISOString(),
  };
  const changes = changesSince(before, state).map((change) => ({ ...stamp, ...change }));
  state.changes = [...state.changes, ...changes].slice(-mostChanges);
  return result;
}

function read(state: AsanaState): Before {
  return {
    tasks: new Map(state.tasks.map((task) => [task.gid, { ...task, values: { ...task.values } }])),
    trash: new Set(state.trash.map(({ task }) => task.gid)),
    places: new Set(placesOf(state).map(({ key }) => key)),
    attachments: new Set(state.attachments.map(({ gid }) => gid)),
    stories: new Map(state.stories.map((story) => [story.gid, story])),
    fieldNames: new Map(state.fields.map(({ gid, name }) => [gid, name])),
    settings: new Set(settingsOf(state).map(({ key }) => key)),
  };
}

function changesSince(before: Before, state: AsanaState): Change[] {
  const there = new Set(state.tasks.map(({ gid }) => gid));
  const gone = [...before.tasks.values()].filter(({ gid }) => !there.has(gid));
  return [
    ...fieldChanges(before, state),
    ...state.tasks.flatMap((task) => taskChanges(state, before, task)),
    ...sectionChanges(before, state),
    ...attachmentChanges(before, state),
    ...storyChanges(before, state),
    ...gone.map(
      (task): Change => ({
        action: 'deleted',
        resource: taskResource(task.gid),
        parent: null,
        projects: task.projects,
      }),
    ),
  ];
}

function taskChanges(state: AsanaState, before: Before, task: AsanaTask): Change[] {
  const { gid, projects } = task;
  const old = before.tasks.get(gid);
  const resource = taskResource(gid);
  if (!old && before.trash.has(gid)) {
    return [{ action: 'undeleted', resource, parent: null, projects }];
  }
  if (!old) {
    return projects.map((project) => ({
      action: 'added',
      resource,
      parent: { gid: project, resource_type: 'project' },
      projects: [project],
    }));
  }
  const changed = (field: string, value?: ChangedResource): Change => ({
    action: 'changed',
    resource,
    parent: null,
    change: { field, action: 'changed', ...(value ? { new_value: value } : {}) },
    projects,
  });
  return [
    ...(old.name === task.name ? [] : [changed('name')]),
    ...(old.htmlNotes === task.htmlNotes ? [] : [changed('notes')]),
    ...(old.completed === task.completed ? [] : [changed('completed')]),
    ...(old.dueOn === task.dueOn ? [] : [changed('due_on')]),
    ...(old.assignee === task.assignee
      ? []
      : [changed('assignee', task.assignee ? { gid: task.assignee, resource_type: 'user' } : undefined)]),
    ...state.fields
      .filter((field) => JSON.stringify(old.values[field.gid]) !== JSON.stringify(task.values[field.gid]))
      .map((field) => changed('custom_fields', fieldResource(state, field.gid))),
  ];
}

function sectionChanges(before: Before, state: AsanaState): Change[] {
  return placesOf(state)
    .filter(({ key }) => !before.places.has(key))
    .map(({ section, task }) => ({
      action: 'added',
      resource: taskResource(task),
      parent: { gid: section.gid, resource_type: 'section' },
      projects: [section.project],
    }));
}

function attachmentChanges(before: Before, state: AsanaState): Change[] {
  return state.attachments
    .filter(({ gid }) => !before.attachments.has(gid))
    .map(({ gid, parent }) => ({
      action: 'added',
      resource: { gid, resource_type: 'attachment', resource_subtype: 'external' },
      parent: taskResource(parent),
      projects: state.tasks.find((task) => task.gid === parent)?.projects ?? [],
    }));
}

function storyChanges(before: Before, state: AsanaState): Change[] {
  const there = new Set(state.stories.map(({ gid }) => gid));
  const told = (action: Change['action'], { gid, task }: AsanaStory): Change => ({
    action,
    resource: { gid, resource_type: 'story', resource_subtype: 'comment_added' },
    parent: taskResource(task),
    ...(action === 'changed' ? { change: { field: 'text', action: 'changed' } } : {}),
    projects: state.tasks.find((each) => each.gid === task)?.projects ?? [],
  });
  const added = state.stories.filter(({ gid }) => !before.stories.has(gid));
  const changed = state.stories.filter(
    ({ gid, text }) => before.stories.has(gid) && before.stories.get(gid)?.text !== text,
  );
  const gone = [...before.stories.values()].filter(({ gid }) => !there.has(gid));
  return [
    ...added.map((story) => told('added', story)),
    ...changed.map((story) => told('changed', story)),
    ...gone.map((story) => told('removed', story)),
  ];
}

function fieldChanges(before: Before, state: AsanaState): Change[] {
  const settings = settingsOf(state);
  const now = new Set(settings.map(({ key }) => key));
  const gone = [...before.settings].filter((key) => !now.has(key));
  const settingChange = (action: 'added' | 'removed', project: string, field: string): Change => ({
    action,
    resource: fieldResource(state, field),
    parent: { gid: project, resource_type: 'project' },
    projects: [project],
  });
  const renamed = state.projects.flatMap((project) =>
    fieldsOf(state, project)
      .filter(({ gid, name }) => before.fieldNames.has(gid) && before.fieldNames.get(gid) !== name)
      .map(
        ({ gid }): Change => ({
          action: 'changed',
          resource: fieldResource(state, gid),
          parent: null,
          change: { field: 'name', action: 'changed' },
          projects: [project.gid],
        }),
      ),
  );
  return [
    ...settings
      .filter(({ key }) => !before.settings.has(key))
      .map(({ project, field }) => settingChange('added', project, field)),
    ...gone.map((key) => {
      const [project = '', field = ''] = key.split(' ');
      return settingChange('removed', project, field);
    }),
    ...renamed,
  ];
}

function settingsOf(state: AsanaState) {
  return state.projects.flatMap(({ gid, settings }) =>
    settings.map(({ field }) => ({ key: `${gid} ${field}`, project: gid, field })),
  );
}

function placesOf(state: AsanaState) {
  return state.sections.flatMap((section) =>
    section.tasks.map((task) => ({ key: `${section.gid} ${task}`, section, task })),
  );
}

function taskResource(gid: string): ChangedResource {
  return { gid, resource_type: 'task', resource_subtype: 'default_task' };
}

function fieldResource(state: AsanaState, gid: string): ChangedResource {
  const subtype = state.fields.find((field) => field.gid === gid)?.subtype;
  return { gid, resource_type: 'custom_field', ...(subtype ? { resource_subtype: subtype } : {}) };
}
