import { and, asc, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import type { ConnectedTool, Integration, Spending, Task } from '../domain/integrations/integration.ts';
import type { FieldBinding } from '../integrations/connector.ts';
import type { Steps } from './steps.ts';
import type { TenantQueries } from './tenant.ts';

/** Integrations, the Streams' connected tools, and the tasks in them. */
export function integrationQueries(q: TenantQueries) {
  const { integrations, connectedTools, deliveries, tasks, spending } = q.schema;

  const asIntegration = (row: typeof integrations.$inferSelect): Integration => {
    const { workspaceId: _, credentials: __, removedAt: ___, ...integration } = row;
    return integration;
  };
  const asConnectedTool = (row: typeof connectedTools.$inferSelect): ConnectedTool => {
    const { workspaceId: _, addedBy: __, addedAt: ___, disconnectedAt: ____, boundBy: _____, ...tool } = row;
    return tool;
  };

  /** Removed ones are kept for the links of old tasks. */
  const isPresent = isNull(integrations.removedAt);

  return {
    *all(): Steps<Integration[]> {
      const present = yield* q.select(integrations, { where: isPresent, orderBy: [asc(integrations.tool)] });
      return present.map(asIntegration);
    },
    *ofTool(tool: string, options: { lock?: boolean } = {}): Steps<Integration | undefined> {
      const row = yield* q.first(integrations, and(eq(integrations.tool, tool), isPresent), options);
      return row && asIntegration(row);
    },
    *byId(id: string): Steps<Integration | undefined> {
      const row = yield* q.first(integrations, and(eq(integrations.id, id), isPresent));
      return row && asIntegration(row);
    },
    /** Encrypted, as they are stored. */
    *sealedCredentials(id: string, options: { lock?: boolean } = {}): Steps<string | undefined> {
      return (yield* q.first(integrations, and(eq(integrations.id, id), isPresent), options))?.credentials;
    },
    /** Adds the tool's one Integration of the workspace, or gives the one that is or was there a new account. */
    *put(integration: Integration, sealedCredentials: string): Steps<Integration> {
      const row = { ...integration, credentials: sealedCredentials, removedAt: null };
      if (yield* q.insertIfNew(integrations, row)) return integration;
      const { tool, account, pausedBecause, pausedBy, label, addedBy, addedAt } = integration;
      const present = yield* this.ofTool(tool, { lock: true });
      const [changed] = yield* q.update(
        integrations,
        {
          ...{ account, pausedBecause, pausedBy, credentials: sealedCredentials, removedAt: null },
          ...(present ? {} : { label, addedBy, addedAt }),
        },
        eq(integrations.tool, tool),
      );
      if (!changed) throw new Error(`The id ${integration.id} is another Integration's.`);
      return asIntegration(changed);
    },
    *putCredentials(id: string, sealedCredentials: string): Steps<void> {
      yield* q.update(integrations, { credentials: sealedCredentials }, eq(integrations.id, id));
    },
    *pause(id: string, because: string, by: 'admin' | 'tool'): Steps<void> {
      yield* q.update(integrations, { pausedBecause: because, pausedBy: by }, eq(integrations.id, id));
    },
    *resume(id: string): Steps<void> {
      yield* q.update(integrations, { pausedBecause: null, pausedBy: null }, eq(integrations.id, id));
    },
    *rename(id: string, label: string | null): Steps<void> {
      yield* q.update(integrations, { label }, eq(integrations.id, id));
    },
    /** Takes it from all Streams and forgets its credentials. Its tasks keep their links. */
    *remove(id: string, at: Date): Steps<void> {
      const gone = { removedAt: at, credentials: '', pausedBecause: null, pausedBy: null };
      yield* q.update(integrations, gone, eq(integrations.id, id));
      const inUse = and(eq(connectedTools.integrationId, id), isNull(connectedTools.disconnectedAt));
      yield* q.update(connectedTools, { disconnectedAt: at }, inUse);
    },
    /** What Streams use of it, in the order in which they were connected. */
    *connectedToolsOf(id: string): Steps<ConnectedTool[]> {
      const inUse = and(eq(connectedTools.integrationId, id), isNull(connectedTools.disconnectedAt));
      const found = yield* q.select(connectedTools, {
        where: inUse,
        orderBy: [asc(connectedTools.addedAt), asc(connectedTools.id)],
      });
      return found.map(asConnectedTool);
    },
    /** What was asked of the tool after a time, by second. Holds the Integration until the transaction ends. */
    *spending(id: string, after: Date): Steps<Spending[]> {
      yield* q.first(integrations, eq(integrations.id, id), { lock: true });
      return (yield* q.select(spending, {
        where: and(eq(spending.integrationId, id), gt(spending.at, after)),
        orderBy: [asc(spending.at)],
      })).map(({ at, requests }) => ({ at, requests }));
    },
    /** Sets what was asked of the tool in one second, and forgets what was asked before a time. */
    *putSpending(id: string, { at, requests }: Spending, forgetBefore: Date): Steps<void> {
      yield* q.put(spending, [spending.workspaceId, spending.integrationId, spending.at], {
        integrationId: id,
        at,
        requests,
      });
      yield* q.remove(spending, and(eq(spending.integrationId, id), lt(spending.at, forgetBefore)));
    },
    *connectedTools(streamId: string): Steps<ConnectedTool[]> {
      const found = yield* q.find(connectedTools, { streamId });
      return found
        .filter((tool) => tool.disconnectedAt === null)
        .sort((a, b) => a.tool.localeCompare(b.tool, 'en') || a.addedAt.getTime() - b.addedAt.getTime())
        .map(asConnectedTool);
    },
    /** Disconnected ones too: old tasks keep their links. */
    *connectedTool(id: string): Steps<(ConnectedTool & { disconnected: boolean }) | undefined> {
      const row = yield* q.first(connectedTools, eq(connectedTools.id, id));
      return row && { ...asConnectedTool(row), disconnected: row.disconnectedAt !== null };
    },
    *connect(tool: ConnectedTool, by: { userId: string; at: Date }): Steps<void> {
      yield* q.insert(connectedTools, {
        ...tool,
        bindings: [...tool.bindings],
        addedBy: by.userId,
        addedAt: by.at,
        disconnectedAt: null,
        boundBy: null,
      });
    },
    *disconnect(id: string, at: Date): Steps<void> {
      yield* q.update(connectedTools, { disconnectedAt: at }, eq(connectedTools.id, id));
    },
    /**
     * Lets a claim alone make the component's fields, until the claim ends in whatever way.
     *
     * @returns the connected tool as it is by then; null: another claim makes them at present.
     */
    *beginBinding(id: string, lease: string, now: Date): Steps<ConnectedTool | null> {
      const isFree = sql`(
        ${connectedTools.boundBy} is null or ${connectedTools.boundBy} = ${lease} or not exists (
          select 1 from deliveries d
          where d.lease = ${connectedTools.boundBy} and d.state = 'waiting'
            and d.due_at > ${sql.param(now, deliveries.dueAt)}))`;
      const [row] = yield* q.update(
        connectedTools,
        { boundBy: lease },
        and(eq(connectedTools.id, id), isFree),
      );
      return row ? asConnectedTool(row) : null;
    },
    /** Lets the fields be looked at again before the next task is written: people may have changed them. */
    *unbind(id: string): Steps<void> {
      yield* q.update(connectedTools, { boundFor: null }, eq(connectedTools.id, id));
    },
    *bind(id: string, bindings: readonly FieldBinding[], boundFor: string): Steps<void> {
      yield* q.update(connectedTools, { bindings: [...bindings], boundFor }, eq(connectedTools.id, id));
    },
    *task(requestId: string, connectedToolId: string): Steps<Task | undefined> {
      const row = yield* q.first(
        tasks,
        and(eq(tasks.requestId, requestId), eq(tasks.connectedToolId, connectedToolId)),
      );
      return row && asTask(row);
    },
    *tasksOf(requestId: string): Steps<Task[]> {
      return (yield* q.select(tasks, { where: eq(tasks.requestId, requestId) })).map(asTask);
    },
    *addTask(task: Omit<Task, 'linked' | 'missingSince'>, at: Date): Steps<void> {
      yield* q.insertIfNew(tasks, { ...task, linked: false, createdAt: at, missingSince: null });
    },
    *markLinked(requestId: string, connectedToolId: string): Steps<void> {
      yield* q.update(
        tasks,
        { linked: true },
        and(eq(tasks.requestId, requestId), eq(tasks.connectedToolId, connectedToolId)),
      );
    },
    /** @param at null: it is there again. */
    *markMissing(requestId: string, connectedToolId: string, at: Date | null): Steps<void> {
      yield* q.update(
        tasks,
        { missingSince: at },
        and(eq(tasks.requestId, requestId), eq(tasks.connectedToolId, connectedToolId)),
      );
    },
  };
}

export type IntegrationQueries = ReturnType<typeof integrationQueries>;

export function asTask(row: Task): Task {
  const { requestId, connectedToolId, taskId, url, linked, missingSince } = row;
  return { requestId, connectedToolId, taskId, url, linked, missingSince };
}
