import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import type { Connectors } from '../../integrations/registry.ts';
import { dayOf } from '../days.ts';
import type { Person } from '../people.ts';
import type { Answers } from '../requests/answers.ts';
import type { HistoryEntry } from '../requests/history.ts';
import type { Request } from '../requests/request.ts';
import { shownFields } from '../streams/conditions.ts';
import type { FieldDefinition } from '../streams/field.ts';
import { readRules, type StreamRules } from './read-rules.ts';
import type { Routed } from './route.ts';
import { routeWith } from './route-submission.ts';

/** Requests that a dry run looks at: the newest. */
export const dryRunOver = 50;

/** What a Request would have got from the rules as they are now. */
export interface DryRun {
  request: Pick<Request, 'id' | 'number' | 'subject'>;
  routed: Pick<Routed, 'given' | 'leftOut'>;
}

/**
 * What the last Requests of a Stream would have got from its rules, newest first, had they been submitted one after
 * another under the rules of now, with the answers that they have. Changes nothing, takes no turn.
 *
 * @throws PeopleError `not_found`, `not_allowed`.
 */
export function* dryRun(
  db: WorkspaceDb,
  connectors: Pick<Connectors, 'of'>,
  person: Person,
  streamId: string,
): Steps<{ now: StreamRules; runs: DryRun[] }> {
  const now = yield* readRules(db, connectors, person, streamId);
  const rules = now.rules.map(({ rule }) => rule);
  const { requests } = yield* db.requests.page({
    streamId,
    sort: { by: 'number', direction: 'descending' },
    pageSize: dryRunOver,
  });
  const turns = new Map(yield* db.routing.turns(streamId));
  const runs: DryRun[] = [];
  for (const request of requests.toReversed()) {
    const form = yield* db.streams.form(streamId, request.formVersion);
    const typed = typedBy(request, yield* db.requests.history(request.id));
    const answers = answersOf(request, form?.fields ?? [], typed);
    const submitter = yield* db.people.byId(request.submittedBy ?? request.requesterId);
    const routed = routeWith(
      rules,
      {
        fields: shownFields(form?.fields ?? [], answers),
        answers,
        requesterId: request.requesterId,
        typed,
        today: dayOf(request.createdAt, submitter?.timeZone ?? null),
      },
      { ...now.facts, turns },
    );
    for (const [rule, turn] of routed.turns) turns.set(rule, turn);
    runs.push({ request, routed });
  }
  return { now, runs: runs.toReversed() };
}

/** What the requester had chosen, by the history: what was before the first change, and before a rule set it. */
function typedBy({ assigneeId, dueDate }: Request, history: readonly HistoryEntry[]) {
  const changes = history.map(({ change }) => change);
  const isRouted = (target: string) => changes.some((one) => one.kind === 'routed' && one.target === target);
  const assigned = changes.find(({ kind }) => kind === 'assigned');
  const due = changes.find(({ kind }) => kind === 'due_date_set');
  return {
    assigneeId: isRouted('assignee') ? null : assigned?.kind === 'assigned' ? assigned.was : assigneeId,
    dueDate: isRouted('due_date') ? null : due?.kind === 'due_date_set' ? due.was : dueDate,
  };
}

/** With those that a Request keeps in columns of their own. */
function answersOf(
  { subject, answers }: Request,
  fields: readonly FieldDefinition[],
  { assigneeId, dueDate }: ReturnType<typeof typedBy>,
): Answers {
  const columns = { subject, assignee: assigneeId, due_date: dueDate };
  const own = fields.flatMap(({ id, role }): [string, string][] => {
    const value = role === 'subject' || role === 'assignee' || role === 'due_date' ? columns[role] : null;
    return value === null ? [] : [[id, value]];
  });
  return { ...answers, ...Object.fromEntries(own) };
}
