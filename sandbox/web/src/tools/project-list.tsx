import {
  Button,
  Cell,
  Column,
  Row,
  Table,
  TableBody,
  TableHeader,
  ToggleButton,
} from 'react-aria-components';
import { Icon } from '../shell/icon.tsx';
import { FieldHeading } from './field-heading.tsx';
import { type PageTask, type ProjectViewProps, personName } from './project-view.ts';

/** The tasks of a project one under the other, its custom fields as columns. */
export function ProjectList({ project, mayEdit, act, current, onOpen }: ProjectViewProps) {
  const { fields, tasks } = project;
  return (
    <div className="sheet-frame">
      <Table className="sheet" aria-label={`Tasks of ${project.name}`}>
        <TableHeader>
          <Column isRowHeader>Task</Column>
          <Column>Assignee</Column>
          <Column>Due date</Column>
          {fields.map((field) => (
            <Column key={field.gid} textValue={field.name}>
              <FieldHeading project={project} field={field} act={act} />
            </Column>
          ))}
        </TableHeader>
        <TableBody renderEmptyState={() => <p className="empty">No tasks yet.</p>}>
          {tasks.map((task) => (
            <Row key={task.gid} textValue={task.name} className={task.gid === current ? 'current' : ''}>
              <Cell textValue={task.name}>
                <span className="task-cell">
                  <CompleteButton task={task} mayEdit={mayEdit} act={act} />
                  <Button className="cell-link" onPress={() => onOpen(task.gid)}>
                    {task.name === '' ? 'No name' : task.name}
                  </Button>
                </span>
              </Cell>
              <Cell>{personName(project, task.assignee)}</Cell>
              <Cell>{task.dueOn}</Cell>
              {fields.map(({ gid }) => (
                <Cell key={gid}>{task.values[gid]?.shown}</Cell>
              ))}
            </Row>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

type CompleteButtonProps = Pick<ProjectViewProps, 'mayEdit' | 'act'> & { task: PageTask };

export function CompleteButton({ task, mayEdit, act }: CompleteButtonProps) {
  return (
    <ToggleButton
      className="tick"
      aria-label={`Completed: ${task.name}`}
      isDisabled={!mayEdit}
      isSelected={task.completed}
      onChange={(completed) => void act({ kind: 'complete_task', task: task.gid, completed })}
    >
      <Icon name="check" />
    </ToggleButton>
  );
}
