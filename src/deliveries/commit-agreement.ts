import type { Steps } from '../db/steps.ts';
import type { WorkspaceDb } from '../db/store.ts';
import { isStatusField } from '../domain/integrations/status-field.ts';
import { changeRequest } from '../domain/requests/change-request.ts';
import type { Change } from '../domain/requests/history.ts';
import type { Request } from '../domain/requests/request.ts';
import { flipping, type Plan, type Sides, turnOf, withAgreement, withIntent } from '../domain/sync/plan.ts';
import { keyOf, type Synced } from '../domain/sync/synced.ts';
import { type Taken, wordsOf } from '../domain/sync/taken-values.ts';
import { NotYet } from './failure.ts';
import type { Agreement } from './keep-in-agreement.ts';
import { stopSyncing } from './stop-syncing.ts';
import type { Source } from './task-source.ts';

/** Milliseconds until another try where the Request was changed at the same moment. */
const busyPause = 1000;

export interface Committed {
  /** As it is now. */
  request: Request;
  synced: Synced;
  /** Keys of the fields to write. */
  push: string[];
}

/**
 * Writes what is taken over of a tool, and notes what is about to be written into it.
 *
 * @throws NotYet where the Request was changed meanwhile, or another worker has this delivery now: nothing may be
 * done in its name then.
 */
export async function commitAgreement(
  { parts, job, source }: Agreement,
  sides: Sides,
  plan: Plan,
  taken: Taken,
): Promise<Committed> {
  const { request: before, tool } = source;
  if (plan.agree.length === 0 && plan.push.length === 0 && plan.take.size === 0) {
    return { request: before, synced: sides.synced, push: [] };
  }
  return parts.store.system.transaction(function* (system): Steps<Committed> {
    const now = parts.clock();
    const db = system.in(job.workspaceId);
    const held = yield* db.requests.byId(before.id, { lock: true });
    const isOurs = yield* system.claims.holds(job);
    if (!isOurs || held?.version !== before.version) {
      throw new NotYet('The Request is being changed.', new Date(now.getTime() + busyPause));
    }

    const turns = withTurns(sides, plan, now);
    const stopped = flipping(turns, [...plan.push, ...plan.take.keys()]);
    if (stopped.length > 0) yield* stopSyncing(db, parts, source, stopped);
    const goesOn = (key: string) => !stopped.includes(key);

    const push = plan.push.filter(goesOn);
    const take = [...plan.take.keys()].filter(goesOn);
    const { request, refused } = yield* takeOver(db, source, { plan, taken, take, now });
    for (const key of push.filter((each) => plan.overruled.has(each))) {
      const value = plan.overruled.get(key) ?? '';
      const change = { kind: 'overruled', fieldId: fieldIdOf(source, key), value } as const;
      yield* rememberOfTool(db, source, change, now);
    }
    // What was taken over is ours from here on, also if the process dies before it has read the Request again.
    const ours = new Map([
      ...sides.ours,
      ...[...plan.take].filter(([key]) => take.includes(key) && !refused.has(key)),
    ]);
    const agreed = withAgreement(turns, { ...sides, ours }, [...plan.agree, ...take]);
    const synced = withIntent(agreed, sides, push);
    yield* db.sync.putSynced(request.id, tool.id, synced);
    return { request, synced, push };
  });
}

function withTurns(sides: Sides, plan: Plan, now: Date): Synced {
  const at = now.getTime();
  const { ours, theirs } = sides;
  const keep = (synced: Synced, keys: Iterable<string>, by: 'us' | 'tool'): Synced => {
    const turn = turnOf(by, by === 'us' ? ours : theirs, at);
    const turned = [...keys].flatMap((key) => {
      const field = synced.fields[key];
      return field ? [[key, { ...field, ...turn(field, key) }] as const] : [];
    });
    return { ...synced, fields: { ...synced.fields, ...Object.fromEntries(turned) } };
  };
  return keep(keep(sides.synced, plan.push, 'us'), plan.take.keys(), 'tool');
}

interface Taking {
  plan: Plan;
  taken: Taken;
  /** Keys that go on being synced. */
  take: readonly string[];
  now: Date;
}

/** Changes the Request as the tool has it; what does not fit is said, once, and left where it is. */
function* takeOver(
  db: WorkspaceDb,
  source: Agreement['source'],
  { plan, taken, take, now }: Taking,
): Steps<{ request: Request; refused: ReadonlySet<string> }> {
  if (take.length === 0) return { request: source.request, refused: new Set() };
  const { request: before, tool } = source;
  const actor = { kind: 'tool', tool: tool.tool, connectedToolId: tool.id } as const;
  const wanted = onlyOf(taken.changes, take);
  const { request, refused } = yield* changeRequest(db, before.id, actor, wanted, now);
  const keys = new Map(source.library.map((field) => [field.id, keyOf(field)]));
  const all = { ...taken.refused };
  for (const [fieldId, why] of Object.entries(refused)) all[keys.get(fieldId) ?? fieldId] = why;
  for (const key of take.filter((each) => all[each] !== undefined)) {
    const fieldId = fieldIdOf(source, key);
    const value = wordsOf(plan.take.get(key) ?? null);
    yield* rememberOfTool(db, source, { kind: 'not_taken', fieldId, value, why: all[key] ?? '' }, now);
  }
  return { request, refused: new Set(Object.keys(all)) };
}

function onlyOf({ answers = {}, ...changes }: Taken['changes'], keys: readonly string[]): Taken['changes'] {
  const kept = (named: Record<string, string>) => (entry: [string, unknown]) =>
    keys.includes(named[entry[0]] ?? entry[0]);
  const status = keys.find(isStatusField) ?? '';
  const roles = { isOpen: 'complete', statusId: status, assigneeId: 'assignee', dueDate: 'due_date' };
  return {
    ...Object.fromEntries(Object.entries(changes).filter(kept(roles))),
    answers: Object.fromEntries(Object.entries(answers).filter(kept({}))),
  };
}

function fieldIdOf({ library }: Pick<Source, 'library'>, key: string): string {
  return library.find((field) => keyOf(field) === key)?.id ?? key;
}

/** An entry of the history in the tool's name, which the thread tells. */
export function* rememberOfTool(
  db: WorkspaceDb,
  { request, tool }: Pick<Source, 'request' | 'tool'>,
  change: Change,
  at: Date,
): Steps<void> {
  yield* db.requests.remember(request.id, { at, actor: tool.tool, connectedToolId: tool.id, change });
  yield* db.deliveries.oweThread(request.id);
}
