import { Button } from 'react-aria-components';
import { useConfirm } from '../modal/confirm.tsx';
import { Icon } from '../shell/icon.tsx';
import { PageLink } from '../text/page-link.tsx';
import { Comments } from './comments.tsx';
import { DayField } from './day-field.tsx';
import { DraftField } from './draft-field.tsx';
import { FieldEditor } from './field-editor.tsx';
import { Picker } from './picker.tsx';
import type { PageTask, ProjectViewProps } from './project-view.ts';

interface TaskViewProps extends Pick<ProjectViewProps, 'project' | 'mayEdit' | 'act'> {
  task: PageTask;
  /** After it was deleted. */
  onGone: () => void;
}

/** All of one task; what is changed is kept at once. */
export function TaskView({ project, task, mayEdit, act, onGone }: TaskViewProps) {
  const confirm = useConfirm();
  const { gid, completed } = task;
  async function remove(): Promise<void> {
    const isMeant = await confirm({
      title: { type: 'plain_text', text: 'Delete this task?' },
      text: { type: 'plain_text', text: `“${task.name}” will be gone from Asana.` },
      confirm: { type: 'plain_text', text: 'Delete' },
      deny: { type: 'plain_text', text: 'Cancel' },
      style: 'danger',
    });
    if (isMeant && (await act({ kind: 'delete_task', task: gid }))) onGone();
  }
  return (
    <div className="entry">
      <h3>{task.name}</h3>
      {mayEdit && (
        <div className="row">
          <Button
            className={completed ? 'button' : 'button primary'}
            onPress={() => void act({ kind: 'complete_task', task: gid, completed: !completed })}
          >
            <Icon name="check" />
            {completed ? 'Mark as incomplete' : 'Mark as complete'}
          </Button>
          <Button
            className="button danger icon-only"
            aria-label="Delete the task"
            onPress={() => void remove()}
          >
            <Icon name="trash" />
          </Button>
        </div>
      )}
      <DraftField
        label="Name"
        value={task.name}
        isDisabled={!mayEdit}
        onEnter={(name) => void act({ kind: 'edit_task', task: gid, name })}
      />
      <Picker
        label="Assignee"
        choices={project.people.map(({ gid: id, name }) => ({ id, name }))}
        value={task.assignee}
        noneWords="Nobody"
        isDisabled={!mayEdit}
        onChange={(assignee) => void act({ kind: 'edit_task', task: gid, assignee })}
      />
      <DayField
        label="Due date"
        value={task.dueOn}
        isDisabled={!mayEdit}
        onEnter={(dueOn) => void act({ kind: 'edit_task', task: gid, dueOn })}
      />
      {project.sections.length > 0 && (
        <Picker
          label="Section"
          choices={project.sections.map(({ gid: id, name }) => ({ id, name }))}
          value={task.section}
          noneWords="None"
          isDisabled={!mayEdit}
          onChange={(section) => void act({ kind: 'move_task', task: gid, project: project.gid, section })}
        />
      )}
      {project.fields.map((field) => (
        <FieldEditor
          key={field.gid}
          field={field}
          people={project.people}
          value={task.values[field.gid]?.value ?? null}
          isDisabled={!mayEdit}
          onEnter={(value) => void act({ kind: 'set_value', task: gid, field: field.gid, value })}
        />
      ))}
      <DraftField
        label="Description"
        isLong
        value={task.notes}
        isDisabled={!mayEdit}
        onEnter={(notes) => void act({ kind: 'edit_task', task: gid, notes })}
      />
      <Links links={task.links} />
      <Comments
        comments={task.comments}
        onAdd={(text) => void act({ kind: 'add_comment', task: gid, text })}
      />
    </div>
  );
}

/** Attachments that are links; one to a message of Slack leads to it on this page. */
export function Links({ links }: { links: readonly { name: string; url: string }[] }) {
  if (links.length === 0) return null;
  return (
    <div className="field">
      <h4>Links</h4>
      <ul className="links">
        {links.map(({ name, url }) => (
          <li key={url}>
            <PageLink url={url}>{name}</PageLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
