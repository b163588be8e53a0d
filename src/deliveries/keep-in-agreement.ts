import type { Task } from '../domain/integrations/integration.ts';
import { oweCards } from '../domain/requests/owe-everywhere.ts';
import { followUps } from '../domain/sync/follow-ups.ts';
import { withCutEnd } from '../domain/sync/forms.ts';
import { lastChanges } from '../domain/sync/last-change.ts';
import { planOf, type Sides, withAgreement } from '../domain/sync/plan.ts';
import { keyOf } from '../domain/sync/synced.ts';
import { changesOf, namedIn, type Taken } from '../domain/sync/taken-values.ts';
import { type Values, valuesOfContent, valuesOfTask } from '../domain/sync/task-values.ts';
import type { TaskSnapshot } from '../integrations/changes.ts';
import type { FieldBinding, ToolClient } from '../integrations/connector.ts';
import { unlessMissing } from '../integrations/errors.ts';
import { channelIdsByName, idsByEmail } from '../slack/find-by-name.ts';
import { commitAgreement, rememberOfTool } from './commit-agreement.ts';
import { NotYet } from './failure.ts';
import type { Job, Parts, Write } from './handler.ts';
import { slackClient } from './slack-client.ts';
import { fingerprintOf, placesIn } from './task-sides.ts';
import { contentOf, type Source } from './task-source.ts';

export interface Agreement {
  parts: Parts;
  job: Job<'tool.task'>;
  source: Source & { task: Task };
  bindings: readonly FieldBinding[];
}

/** Milliseconds until the tool is read again where it may have shown its past. */
const stalePause = 5000;

/**
 * Reads the task once, compares field by field with what both sides held when they last agreed, takes over what
 * was changed there and writes what was changed here.
 *
 * What is taken over is committed before anything is written, with a note of what is about to be: if the process
 * dies in between, the next attempt knows its own writing from people's.
 */
export async function keepInAgreement(client: ToolClient, work: Agreement): Promise<Write> {
  const { parts, job, source, bindings } = work;
  const { tool, task } = source;
  const read = await unlessMissing(client.read(tool.componentId, task.taskId, bindings), null);
  if (!read) return gone(work);

  const sides = await sidesOf(work, read);
  const now = parts.clock();
  const plan = planOf(sides, now.getTime());
  if (plan.isStale) throw new NotYet('The tool has not caught up yet.', new Date(now.getTime() + stalePause));
  const taken = await takenOf(work, withCutEnds(plan.take, sides));
  const committed = await commitAgreement(work, sides, plan, taken);

  const { request, synced } = committed;
  const content = await contentOf(parts, job, { ...source, request });
  const ours = valuesOfContent(content);
  const push = [...committed.push, ...followUps(plan, sides, ours)];
  const { places } = sides;
  let after = withAgreement(synced, { ours, theirs: sides.theirs, places }, plan.take.keys());
  const written = fingerprintOf(parts.connectors.of(tool.tool), content);
  if (push.length > 0 || written !== synced.written) {
    const only = new Set(push);
    const said = await unlessMissing(
      client.update(tool.componentId, task.taskId, content, bindings, only),
      null,
    );
    if (!said) return gone(work);
    const at = parts.clock().getTime();
    const before = (key: string) => ({ before: { theirs: sides.synced.fields[key]?.theirs ?? null, at } });
    after = withAgreement(after, { ours, theirs: valuesOfTask(said), places }, push, (_, key) => before(key));
  }
  const isBack = task.missingSince !== null;
  return function* (db) {
    yield* db.sync.putSynced(request.id, tool.id, { ...after, written });
    if (isBack) {
      yield* db.integrations.markMissing(request.id, tool.id, null);
      yield* rememberOfTool(db, source, { kind: 'task_back' }, parts.clock());
    }
    // The card may show the trouble that is over now.
    if (isBack || job.lastError !== null) yield* oweCards(db, request.id);
  };
}

/** Said once, however often it is found. */
function gone({ parts, source: { request, tool, task } }: Agreement): Write {
  return function* (db) {
    if (task.missingSince !== null) return;
    yield* db.integrations.markMissing(request.id, tool.id, parts.clock());
    yield* rememberOfTool(db, { request, tool }, { kind: 'task_gone' }, parts.clock());
    yield* oweCards(db, request.id);
  };
}

async function sidesOf({ parts, job, source, bindings }: Agreement, read: TaskSnapshot): Promise<Sides> {
  const { tool, request } = source;
  const known = await parts.store.in(job.workspaceId).read(function* (db) {
    return {
      synced: yield* db.sync.synced(request.id, tool.id),
      watch: yield* db.sync.watch(tool.id),
      history: yield* db.requests.history(request.id),
    };
  });
  return {
    ours: valuesOfContent(await contentOf(parts, job, source)),
    theirs: valuesOfTask(read),
    synced: known.synced,
    settings: known.watch.settings,
    places: placesIn(source, bindings),
    oursAt: lastChanges(known.history, request.createdAt),
    // How old the change is the tool's own clock says; when that was, ours does.
    theirsAt: parts.clock().getTime() - read.age,
    limit: parts.connectors.of(tool.tool).longText,
  };
}

/** People edit a long text where the tool shows its beginning alone: its end is not lost by that. */
function withCutEnds(take: Values, { ours, limit }: Sides): Values {
  return new Map(
    [...take].map(([key, theirs]) => {
      const whole = ours.get(key);
      if (theirs?.type !== 'text' || whole?.type !== 'text') return [key, theirs];
      return [key, { type: 'text', text: withCutEnd(theirs.text, whole.text, limit) }];
    }),
  );
}

/** What the tool changed, in Slack's terms. */
async function takenOf({ parts, job, source }: Agreement, take: Values): Promise<Taken> {
  const fields = new Map(source.library.map((field) => [keyOf(field), field]));
  const { emails, channels } = namedIn(take);
  if (emails.length === 0 && channels.length === 0) {
    return changesOf(take, fields, { people: new Map(), channels: new Map() });
  }
  const slack = await slackClient(parts, job);
  return changesOf(take, fields, {
    people: await idsByEmail(parts, slack, job.workspaceId, emails),
    channels: channels.length === 0 ? new Map() : await channelIdsByName(slack, job.workspaceId, channels),
  });
}
