import { z } from 'zod';
import type { TaskSnapshot } from '../../../src/integrations/changes.ts';
import type {
  Connector,
  ConnectorQuota,
  TaskContent,
  ToolClient,
} from '../../../src/integrations/connector.ts';
import { ToolError, type ToolErrorKind } from '../../../src/integrations/errors.ts';

const kindOf: Record<number, ToolErrorKind> = {
  400: 'rejected',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'missing',
  409: 'conflict',
  429: 'rate_limited',
};

export interface SmallConnectorOptions {
  tool: string;
  /** Of the small tool. */
  url: string;
  clock: () => Date;
  timeoutMs?: number;
  quota?: Partial<ConnectorQuota>;
}

/** The connector's contract on a `SmallTool`, by real HTTP. */
export function smallConnector(options: SmallConnectorOptions): Connector {
  const name = `The ${options.tool} tool`;
  return {
    tool: options.tool,
    words: {
      tool: name,
      component: 'list',
      components: 'lists',
      task: 'task',
      whereIsTheToken: 'In it.',
      deletedField: 'it stays.',
    },
    reservedFieldNames: [],
    quota: {
      requestsPerMinute: 100_000,
      concurrent: 10,
      serialPerComponent: false,
      findableAfterMs: 0,
      ...options.quota,
    },
    longText: { most: 1000, mark: '…' },
    longestComment: 1000,
    largestFile: 1000,
    describes: true,
    webhooks: { hear: () => ({ kind: 'refused', status: 400, why: 'it has none' }) },
    signIn: null,
    connect({ accessToken }, control) {
      async function ask<Answer>(method: string, path: string, body: unknown, answer: z.ZodType<Answer>) {
        await control.spend(1);
        const maybeDone = method !== 'GET';
        try {
          const response = await fetch(`${options.url}${path}`, {
            method,
            headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
            body: body === undefined ? null : JSON.stringify(body),
            signal: AbortSignal.timeout(options.timeoutMs ?? 2000),
          });
          if (response.ok) return answer.parse(JSON.parse(await response.text()));
          const { status } = response;
          const kind = kindOf[status] ?? 'unavailable';
          const seconds = response.headers.get('retry-after');
          throw new ToolError(kind, `${name} answered ${status}.`, {
            status,
            maybeDone: maybeDone && kind === 'unavailable',
            ...(seconds ? { retryAt: new Date(options.clock().getTime() + Number(seconds) * 1000) } : {}),
          });
        } catch (error) {
          if (error instanceof ToolError) throw error;
          throw new ToolError('unavailable', `${name} does not answer.`, { maybeDone, cause: error });
        }
      }
      const urlOf = (id: string) => `${options.url}/open/${id}`;
      const done = z.object({});
      const task = z.object({ id: z.string(), content: z.custom<TaskContent>() });
      const snapshot = ({ id, content }: z.infer<typeof task>): TaskSnapshot => ({
        id,
        url: urlOf(id),
        age: 0,
        subject: content.subject,
        complete: content.complete,
        assignee: content.assignee,
        dueDate: content.dueDate,
        values: Object.fromEntries(content.answers.map(({ fieldId, value }) => [fieldId, value])),
      });

      const client: Partial<ToolClient> = {
        async ensureFields(componentId, wanted, known) {
          const binding = z.object({
            fieldId: z.string(),
            name: z.string(),
            externalId: z.string(),
            externalType: z.string(),
            state: z.enum(['on_form', 'off_form', 'deleted']),
          });
          const body = { componentId, wanted, known };
          return (await ask('POST', '/fields', body, z.object({ bindings: z.array(binding) }))).bindings;
        },
        async create(componentId, content) {
          return snapshot(await ask('POST', '/tasks', { componentId, content }, task));
        },
        async update(_componentId, taskId, content) {
          return snapshot(await ask('PUT', `/tasks/${taskId}`, { content }, task));
        },
        async read(_componentId, taskId) {
          return snapshot(await ask('GET', `/tasks/${taskId}`, undefined, task));
        },
        async findByKey(_componentId, key) {
          const answer = z.object({ id: z.string().nullable() });
          const { id } = await ask('GET', `/tasks?key=${encodeURIComponent(key)}`, undefined, answer);
          return id === null ? null : { id, url: urlOf(id) };
        },
        async comments(_componentId, taskIds) {
          const said = z.object({
            ...{ id: z.string(), taskId: z.string(), author: z.string(), text: z.string(), at: z.string() },
          });
          const answer = z.object({ comments: z.array(said) });
          const found = [];
          for (const id of taskIds)
            found.push(...(await ask('GET', `/comments/${id}`, undefined, answer)).comments);
          return found.map(({ author, at, ...comment }) => ({
            ...comment,
            author: { id: author, name: author, email: null },
            at: new Date(at),
          }));
        },
        async attach(_componentId, taskId, link) {
          await ask('POST', `/links/${taskId}`, link, done);
        },
      };
      return client as ToolClient;
    },
  };
}
