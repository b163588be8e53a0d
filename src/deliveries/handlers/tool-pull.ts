import type { Task } from '../../domain/integrations/integration.ts';
import { canonical } from '../../domain/sync/canonical.ts';
import type { Synced } from '../../domain/sync/synced.ts';
import { valuesOfTask } from '../../domain/sync/task-values.ts';
import { isThorough } from '../../domain/sync/watch.ts';
import type { TaskSnapshot } from '../../integrations/changes.ts';
import { type Handler, nothing } from '../handler.ts';
import { lookForComments, oweFoundComments } from '../look-for-comments.ts';
import { bindFields, toolClient } from '../tool-client.ts';

/** The tool's list of changes may be so many milliseconds late. */
const overlap = 7 * 60_000;
const minute = 60_000;
const hour = 60 * minute;
/** How far the first look goes back, before anything is known of the tool's clock. */
const firstReach = 60 * 60_000;

/**
 * Asks a component what has changed, and owes a reading of every task that does not agree with what we know: where
 * the tool does not call us, and in case a call was lost. Once an hour it also asks whether tasks and fields are
 * still there, and whether the webhook lives.
 */
export const toolPull: Handler<'tool.pull'> = {
  async carryOut(parts, job) {
    const own = parts.store.in(job.workspaceId);
    const { connectedToolId } = job.work;
    const { tool, watch, open } = await own.read(function* (db) {
      return {
        tool: yield* db.integrations.connectedTool(connectedToolId),
        watch: yield* db.sync.watch(connectedToolId),
        open: yield* db.sync.openTasks(connectedToolId),
      };
    });
    if (!tool || tool.disconnected) return nothing;
    const client = await toolClient(parts, job, tool);
    if (!client) return nothing;

    const now = parts.clock();
    const thorough = isThorough(watch.lastLook, now);
    if (thorough) await own.transaction((db) => db.integrations.unbind(tool.id));
    const bindings = await bindFields(parts, job, client, thorough ? { ...tool, boundFor: null } : tool);
    const since = (watch.seenUntil?.getTime() ?? now.getTime() - firstReach) - overlap;
    const { tasks: changed, until } = await client.changedSince(tool.componentId, new Date(since), bindings);
    const turn = Math.floor(now.getTime() / (watch.unheardBecause === null ? hour : minute));
    const said = await lookForComments(client, tool, open, turn);
    const there = thorough ? new Set(await client.openTasks(tool.componentId)) : null;

    return function* (db) {
      const byId = new Map(changed.map((snapshot) => [snapshot.id, snapshot]));
      const known = yield* db.sync.tasksById(tool.id, [...byId.keys()]);
      const differing = known.filter((task) => differs(task, byId.get(task.taskId)));
      const lost = there ? open.filter((task) => isLost(task, there, byId)) : [];
      const found = new Set([...differing, ...lost].map(({ requestId }) => requestId));
      let repaired = 0;
      for (const requestId of found) {
        const waiting = yield* db.deliveries.isTaskOwed(requestId, tool);
        if (!waiting) repaired += 1;
        yield* db.deliveries.oweTask(requestId, tool);
      }
      const looked = new Set([...known, ...(there ? open : [])].map(({ requestId }) => requestId)).size;
      yield* oweFoundComments(db, tool, said);
      const lastLook = { at: now.toISOString(), looked, repaired };
      yield* db.sync.putWatch(tool.id, { seenUntil: until, ...(thorough ? { lastLook } : {}) });
      if (thorough) yield* db.deliveries.oweWebhook(tool);
      parts.events.toolLookedAt({
        workspaceId: job.workspaceId,
        connectedToolId: tool.id,
        tool: tool.tool,
        thorough,
        looked,
        repaired,
      });
    };
  },
  tell({ connectors }, { work }, { reason, gaveUp }) {
    if (!gaveUp) return nothing;
    return function* (db) {
      const tool = yield* db.integrations.connectedTool(work.connectedToolId);
      const stream = tool && (yield* db.streams.byId(tool.streamId));
      if (!tool || !stream) return;
      const { words } = connectors.of(tool.tool);
      const text = `What is changed in ${words.tool} (“${tool.componentName}”) does not reach “${stream.name}”. ${reason}`;
      for (const admin of stream.admins) {
        yield* db.deliveries.oweNoticeOfTrouble(admin, `pull/${tool.id}`, text);
      }
    };
  },
};

/** Whether a task says something else than what we saw of it last. Pure. */
function differs(
  { synced, missingSince }: Task & { synced: Synced },
  now: TaskSnapshot | undefined,
): boolean {
  if (!now) return false;
  if (missingSince) return true;
  return [...valuesOfTask(now)].some(([key, value]) => {
    const field = synced.fields[key];
    return field !== undefined && field.theirs !== canonical(value);
  });
}

/** Whether a task that we know of is not among those that are there, or one that was gone is. Pure. */
function isLost(task: Task, there: ReadonlySet<string>, changed: ReadonlyMap<string, unknown>): boolean {
  const isThere = there.has(task.taskId) || changed.has(task.taskId);
  return isThere === (task.missingSince !== null);
}
