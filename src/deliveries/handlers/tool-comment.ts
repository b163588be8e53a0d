import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import type { Comment, CommentCopy } from '../../domain/comments/comment.ts';
import {
  type CommentAct,
  commentActs,
  compareComments,
  isNews,
} from '../../domain/comments/compare-comments.ts';
import { takeComments } from '../../domain/comments/take-comments.ts';
import type { ConnectedTool, Integration, Task } from '../../domain/integrations/integration.ts';
import { isSharedAccount } from '../../domain/integrations/is-shared-account.ts';
import { oweCards } from '../../domain/requests/owe-everywhere.ts';
import type { ToolClient } from '../../integrations/connector.ts';
import { ToolError } from '../../integrations/errors.ts';
import { textsForTool } from '../comment-texts.ts';
import { NotYet } from '../failure.ts';
import { type Handler, type Job, nothing, type Parts } from '../handler.ts';
import { toolClientOf } from '../tool-client.ts';

/** Milliseconds until another try where another worker has this delivery now. */
const busyPause = 1000;

/**
 * Brings a task and what was said about its Request into agreement (R9): takes over what people said there, and
 * writes what was said elsewhere.
 *
 * What is there is read first, and each writing is noted before it is made: after a lost answer or a death in
 * between, ours is found by its words and not made a second time.
 */
export const toolComment: Handler<'tool.comment'> = {
  async carryOut(parts, job) {
    const own = parts.store.in(job.workspaceId);
    const source = await own.read((db) => sourceOf(db, job));
    if (!source) return nothing;
    const { tool, task, integration } = source;
    const client = await toolClientOf(parts, job.workspaceId, integration);
    const there = await client.comments(tool.componentId, [task.taskId]);

    const acts = await own.transaction(function* (db): Steps<CommentAct[]> {
      const request = yield* db.requests.byId(job.work.requestId, { lock: true });
      if (!request || request.deletedAt) return [];
      const { account } = integration;
      const isShared = yield* isSharedAccount(db, account);
      const sides = { connectedToolId: tool.id, there, account, isShared };
      const taken = compareComments({ ...sides, ...(yield* knownOf(db, request.id)) });
      if (isNews(taken)) {
        yield* takeComments(db, request, tool, taken, { newId: parts.newId, at: parts.clock() });
      }
      const { comments, copies } = yield* knownOf(db, request.id);
      return commentActs(tool.id, comments, copies, ({ place }) => place === tool.id);
    });
    const isThere = await carryOutAll(client, { parts, job, source }, acts);
    if (!isThere || job.lastError === null) return nothing;
    // The card may show the trouble that is over now.
    return (db) => oweCards(db, job.work.requestId);
  },
  tell:
    (_parts, { work }) =>
    (db) =>
      oweCards(db, work.requestId),
};

interface Source {
  tool: ConnectedTool;
  task: Task;
  integration: Integration;
}

/** Null: there is no task to say it at; when there is one, it is owed again. */
function* sourceOf(db: WorkspaceDb, { work }: Job<'tool.comment'>): Steps<Source | null> {
  const tool = yield* db.integrations.connectedTool(work.connectedToolId);
  const task = yield* db.integrations.task(work.requestId, work.connectedToolId);
  const integration = tool && (yield* db.integrations.byId(tool.integrationId));
  if (!tool || tool.disconnected || !integration || !task || task.missingSince) return null;
  return { tool, task, integration };
}

function* knownOf(db: WorkspaceDb, requestId: string): Steps<{ comments: Comment[]; copies: CommentCopy[] }> {
  return { comments: yield* db.comments.ofRequest(requestId), copies: yield* db.comments.copies(requestId) };
}

interface Work {
  parts: Parts;
  job: Job<'tool.comment'>;
  source: Source;
}

/** @returns false where the task is gone: its own delivery says so. */
async function carryOutAll(client: ToolClient, work: Work, acts: readonly CommentAct[]): Promise<boolean> {
  if (acts.length === 0) return true;
  const { parts, job, source } = work;
  const comments = acts.map(({ comment }) => comment);
  const texts = await textsForTool(parts, job, source.tool.tool, comments);
  for (const act of acts) {
    try {
      await carryOutOne(client, work, act, texts.get(act.comment.id) ?? '');
    } catch (error) {
      if (error instanceof ToolError && error.kind === 'missing') return false;
      throw error;
    }
  }
  return true;
}

async function carryOutOne(client: ToolClient, work: Work, act: CommentAct, text: string): Promise<void> {
  const { tool, task } = work.source;
  const { comment } = act;
  const copy = { commentId: comment.id, requestId: comment.requestId, place: tool.id, text };
  const { version } = comment;
  switch (act.act) {
    case 'add': {
      await note(work, (db) => db.comments.putCopy({ ...copy, externalId: null, version }));
      const externalId = await client.addComment(tool.componentId, task.taskId, text);
      return note(work, (db) => db.comments.putCopy({ ...copy, externalId, version }));
    }
    case 'change': {
      await unlessRefused(client.changeComment(tool.componentId, act.externalId, text));
      return note(work, (db) => db.comments.putCopy({ ...copy, externalId: act.externalId, version }));
    }
    case 'remove': {
      await unlessRefused(client.removeComment(tool.componentId, act.externalId));
      return note(work, (db) => db.comments.removeCopy(comment.id, tool.id));
    }
    case 'forget':
      return note(work, (db) => db.comments.removeCopy(comment.id, tool.id));
  }
}

/** @throws NotYet where another worker has this delivery now: nothing may be done in its name then. */
async function note({ parts, job }: Work, write: (db: WorkspaceDb) => Steps<void>): Promise<void> {
  await parts.store.system.transaction(function* (system) {
    if (!(yield* system.claims.holds(job))) {
      throw new NotYet('The comments are being written.', new Date(parts.clock().getTime() + busyPause));
    }
    yield* write(system.in(job.workspaceId));
  });
}

/** An edit follows where the tool allows it, and where the comment is still there. */
async function unlessRefused(asked: Promise<void>): Promise<void> {
  try {
    await asked;
  } catch (error) {
    const isFinal = error instanceof ToolError && ['missing', 'forbidden', 'rejected'].includes(error.kind);
    if (!isFinal) throw error;
  }
}
