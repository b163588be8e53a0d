import type { PlanBlock, TaskCardBlock } from '@slack/types';
import { TextBlocks } from '../../text/formatted.tsx';
import { richTextTree } from '../../text/rich-text-tree.ts';

const statuses = {
  pending: { sign: '○', words: 'Pending' },
  in_progress: { sign: '◐', words: 'In progress' },
  complete: { sign: '✓', words: 'Complete' },
  error: { sign: '✕', words: 'Failed' },
} as const;

export function PlanView({ block: { title, tasks = [] } }: { block: PlanBlock }) {
  return (
    <section className="card plan" aria-label={title}>
      <strong>{title}</strong>
      {(tasks as TaskCardBlock[]).map((task) => (
        <TaskView key={task.task_id} block={task} />
      ))}
    </section>
  );
}

export function TaskView({
  block: { title, status, details, output, sources = [] },
}: {
  block: TaskCardBlock;
}) {
  const { sign, words } = statuses[status];
  return (
    <div className={`task ${status}`}>
      <span className="task-sign" role="img" aria-label={words}>
        {sign}
      </span>
      <div>
        <strong>{title}</strong>
        {details && <TextBlocks blocks={richTextTree(details)} />}
        {output && <TextBlocks blocks={richTextTree(output)} />}
        {sources.map(({ url, text }) => (
          <a key={url} href={url} target="_blank" rel="noreferrer">
            {text}
          </a>
        ))}
      </div>
    </div>
  );
}
