import {
  type StandInAnswer,
  type StandInServer,
  startStandInServer,
} from '../../../sandbox/stand-in-server.ts';
import type { FieldBinding, TaskContent, WantedField } from '../../../src/integrations/connector.ts';

export interface SmallTask {
  id: string;
  componentId: string;
  content: TaskContent;
  /** How often it was written. */
  writes: number;
  links: { url: string; name: string }[];
}

/** A tool that knows just what the connector's contract asks of one. */
export interface SmallTool extends StandInServer {
  tasks: SmallTask[];
  /** Fields in the order in which they were made. */
  fields: { componentId: string; fieldId: string; name: string }[];
  tokens: Set<string>;
  /** What people said at tasks, oldest first. */
  comments: { id: string; taskId: string; author: string; text: string; at: string }[];
}

/** Starts an empty tool that `smallConnector` speaks with. */
export async function startSmallTool(): Promise<SmallTool> {
  const tasks: SmallTask[] = [];
  const fields: SmallTool['fields'] = [];
  const tokens = new Set(['small-token']);
  const comments: SmallTool['comments'] = [];

  const routes: Record<string, (path: string[], body: unknown, query: URLSearchParams) => StandInAnswer> = {
    'POST tasks': (_path, body) => {
      const { componentId, content } = body as Pick<SmallTask, 'componentId' | 'content'>;
      const task = { id: `t${tasks.length + 1}`, componentId, content, writes: 1, links: [] };
      tasks.push(task);
      return { status: 200, body: task };
    },
    'GET tasks': ([, id], _body, query) => {
      if (id !== undefined) {
        const task = tasks.find((candidate) => candidate.id === id);
        return task ? { status: 200, body: task } : { status: 404, body: {} };
      }
      const found = tasks.find((task) => task.content.key === query.get('key'));
      return { status: 200, body: { id: found?.id ?? null } };
    },
    'GET comments': ([, id]) => ({
      status: 200,
      body: { comments: comments.filter(({ taskId }) => taskId === id) },
    }),
    'PUT tasks': ([, id], body) => {
      const task = tasks.find((candidate) => candidate.id === id);
      if (!task) return { status: 404, body: {} };
      task.content = (body as Pick<SmallTask, 'content'>).content;
      task.writes += 1;
      return { status: 200, body: task };
    },
    'POST links': ([, id], body) => {
      const task = tasks.find((candidate) => candidate.id === id);
      if (!task) return { status: 404, body: {} };
      const link = body as { url: string; name: string };
      if (!task.links.some(({ url }) => url === link.url)) task.links.push(link);
      return { status: 200, body: {} };
    },
    'POST fields': (_path, body) => {
      const { componentId, wanted, known } = body as {
        componentId: string;
        wanted: WantedField[];
        known: FieldBinding[];
      };
      const missing = wanted.filter((field) => !known.some((binding) => binding.fieldId === field.fieldId));
      fields.push(...missing.map(({ fieldId, name }) => ({ componentId, fieldId, name })));
      const bindings = wanted.map(({ fieldId, name, state }) => ({
        fieldId,
        name,
        state,
        externalId: `x-${fieldId}`,
        externalType: 'any',
      }));
      return { status: 200, body: { bindings } };
    },
  };

  const server = await startStandInServer({
    handle({ method, path, body, query, headers }) {
      const parts = path.split('/').slice(1);
      if (!tokens.has((headers.authorization ?? '').replace('Bearer ', ''))) return { status: 401, body: {} };
      return routes[`${method} ${parts[0]}`]?.(parts, body, query) ?? { status: 404, body: {} };
    },
    errorAnswer: (status) => ({ status, body: { message: `status ${status}` } }),
  });
  return Object.assign(server, { tasks, fields, tokens, comments });
}
