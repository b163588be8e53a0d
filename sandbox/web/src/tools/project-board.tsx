import { Button } from 'react-aria-components';
import { AddLine } from './add-line.tsx';
import { CompleteButton } from './project-list.tsx';
import { boardColumns, type PageTask, type ProjectViewProps, personName } from './project-view.ts';

/** The tasks of a project under its sections. */
export function ProjectBoard({ project, mayEdit, act, current, onOpen }: ProjectViewProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, and the keyboard must reach it
    <section className="board" aria-label={`Board of ${project.name}`} tabIndex={0}>
      {boardColumns(project).map(({ gid, name, tasks }) => (
        <section key={gid ?? ''} className="board-column" aria-label={name}>
          <h3>
            {name} <small>{tasks.length}</small>
          </h3>
          <ul>
            {tasks.map((task) => (
              <li key={task.gid} className={task.gid === current ? 'board-card current' : 'board-card'}>
                <span className="task-cell">
                  <CompleteButton task={task} mayEdit={mayEdit} act={act} />
                  <Button className="cell-link" onPress={() => onOpen(task.gid)}>
                    {task.name === '' ? 'No name' : task.name}
                  </Button>
                </span>
                <CardFacts project={project} task={task} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {mayEdit && (
        <AddLine
          label="Add a section"
          field="Name"
          onAdd={(name) => void act({ kind: 'add_section', project: project.gid, name })}
        />
      )}
    </section>
  );
}

function CardFacts({ project, task }: { project: ProjectViewProps['project']; task: PageTask }) {
  const facts = [
    personName(project, task.assignee),
    task.dueOn ?? '',
    ...project.fields
      .filter(({ subtype }) => subtype === 'enum' || subtype === 'multi_enum')
      .map(({ gid }) => task.values[gid]?.shown ?? ''),
  ].filter((fact) => fact !== '');
  return facts.length === 0 ? null : <small>{facts.join(' · ')}</small>;
}
