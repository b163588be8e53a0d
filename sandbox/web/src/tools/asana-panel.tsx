import { useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { AsanaAct } from '../../../page-server/stage-api.ts';
import { PanelHeader } from '../beside/panel-header.tsx';
import { Split } from '../beside/split.tsx';
import type { Beside } from '../session/beside.ts';
import { useProjectPage, useProjects } from '../session/stage.ts';
import { openBeside } from '../session/use-beside.ts';
import { AddLine } from './add-line.tsx';
import { ProjectBoard } from './project-board.tsx';
import { ProjectList } from './project-list.tsx';
import { TaskView } from './task-view.tsx';
import { ToolBar } from './tool-bar.tsx';
import { useAccount, useToolAct } from './use-tool.ts';

/** Asana's own page, as somebody who has an account there. */
export function AsanaPanel({ beside }: { beside: Beside }) {
  const at = useAccount('asana');
  return (
    <>
      <PanelHeader beside={beside} title="Asana" />
      {at && <Projects key={at.account.id} beside={beside} at={at} />}
    </>
  );
}

type At = NonNullable<ReturnType<typeof useAccount>>;

function Projects({ beside, at }: { beside: Beside; at: At }) {
  const projects = useProjects(at.account.id);
  if (!projects) return <p className="loading">Coming…</p>;
  const project =
    projects.find(({ gid }) => gid === beside.id) ?? (beside.id === null ? projects[0] : undefined);
  const choices = projects.map(({ gid, name, workspace }) => ({ id: gid, name, detail: workspace }));
  return (
    <>
      <ToolBar
        label="Project"
        choices={choices}
        value={project?.gid ?? null}
        onChoose={(id) => openBeside({ ...beside, id, item: null })}
        at={at}
      />
      {project ? (
        <Project key={project.gid} beside={{ ...beside, id: project.gid }} account={at.account.id} />
      ) : (
        <p className="empty">
          {at.account.name} sees {projects.length === 0 ? 'no project at all' : 'no such project'}.
        </p>
      )}
    </>
  );
}

function Project({ beside, account }: { beside: Beside; account: string }) {
  const project = useProjectPage(account, beside.id ?? '');
  const act = useToolAct<AsanaAct>('asana', account);
  const [view, setView] = useState<'list' | 'board'>('list');
  if (!project) return <p className="loading">Coming…</p>;
  const mayEdit = project.access === 'admin' || project.access === 'editor';
  const task = project.tasks.find(({ gid }) => gid === beside.item);
  const open = (item: string | null) => openBeside({ ...beside, item });
  const View = view === 'list' ? ProjectList : ProjectBoard;
  return (
    <Split
      name="Task"
      onClose={() => open(null)}
      detail={
        task && (
          <TaskView
            key={task.gid}
            project={project}
            task={task}
            mayEdit={mayEdit}
            act={act}
            onGone={() => open(null)}
          />
        )
      }
    >
      <div className="view-tools">
        <ToggleButtonGroup
          className="pills"
          aria-label="View"
          disallowEmptySelection
          selectedKeys={[view]}
          onSelectionChange={([chosen]) => setView(chosen as 'list' | 'board')}
        >
          <ToggleButton id="list" className="pill">
            List
          </ToggleButton>
          <ToggleButton id="board" className="pill">
            Board
          </ToggleButton>
        </ToggleButtonGroup>
        {!mayEdit && <small>This account may only look.</small>}
        <span className="spring" />
        {mayEdit && (
          <AddLine
            label="Add a task"
            field="Name"
            onAdd={(name) => void act({ kind: 'add_task', project: project.gid, name })}
          />
        )}
      </div>
      <View project={project} mayEdit={mayEdit} act={act} current={task?.gid ?? null} onOpen={open} />
    </Split>
  );
}
