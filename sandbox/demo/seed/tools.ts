import type { World } from '../world.ts';
import { type StreamKey, streams } from './streams.ts';

/** A Request's task, whatever the tool calls it. */
interface ToolTask {
  modifiedAt: Date;
  isLinked: boolean;
}

/** True when each connected tool has the Request's task, with the link to Slack. */
export const isLinkedInTools = (world: World, stream: StreamKey, subject: string): boolean =>
  inTools(world, stream, subject).every((task) => task?.isLinked);

/** True when each connected tool was told of a change since then. */
export const isWrittenInTools = (world: World, stream: StreamKey, subject: string, since: Date): boolean =>
  inTools(world, stream, subject).every((task) => task && task.modifiedAt >= since);

function inTools(world: World, stream: StreamKey, subject: string): (ToolTask | null)[] {
  return streams[stream].components.map(({ tool, name }) =>
    tool === 'Asana' ? inAsana(world, name, subject) : inSmartsheet(world, name, subject),
  );
}

function inAsana({ asana }: World, project: string, subject: string): ToolTask | null {
  const { projects, tasks, attachments } = asana.state;
  const gid = projects.find(({ name }) => name === project)?.gid ?? '';
  const task = tasks.find((each) => each.name === subject && each.projects.includes(gid));
  if (!task) return null;
  return {
    modifiedAt: new Date(task.modifiedAt),
    isLinked: attachments.some(({ parent }) => parent === task.gid),
  };
}

function inSmartsheet({ smartsheet }: World, name: string, subject: string): ToolTask | null {
  const sheet = smartsheet.sheet(name);
  const primary = sheet.columns.find((column) => column.primary);
  const row = sheet.rows.find(({ cells }) =>
    cells.some(({ columnId, value }) => columnId === primary?.id && value === subject),
  );
  if (!row) return null;
  return { modifiedAt: new Date(row.modifiedAt), isLinked: row.attachments.length > 0 };
}
