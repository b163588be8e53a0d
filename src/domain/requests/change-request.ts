import type { RequestChange } from '../../db/requests.ts';
import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import { InvalidInput, PeopleError } from '../../errors.ts';
import { oweHomes } from '../home/owe-homes.ts';
import { eventOf, notify } from '../notifications/notify.ts';
import { tellRequester } from '../notifications/tell-requester.ts';
import type { Person } from '../people.ts';
import { requireMay } from '../permissions.ts';
import type { FieldDefinition } from '../streams/field.ts';
import { type RequestStatus, type StatusSettings, statusOf } from '../streams/statuses.ts';
import type { Stream } from '../streams/stream.ts';
import { requesterEventOf } from '../wording/wording.ts';
import { assignableOf } from './assignable.ts';
import { changedAnswers, checkChanges, type FittingChanges, type RequestChanges } from './check-changes.ts';
import { withoutHidden } from './empty-hidden.ts';
import { makeFindable } from './findable.ts';
import type { Change } from './history.ts';
import { oweEverywhere } from './owe-everywhere.ts';
import type { Request } from './request.ts';

/** Who changes a Request: a person, or a tool in which its task was changed. */
export type Actor =
  | { kind: 'person'; person: Person }
  /** `tool` is the connector's id, such as `asana`. */
  | { kind: 'tool'; tool: string; connectedToolId: string };

export interface ChangeOutcome {
  /** As it is now. */
  request: Request;
  /** What was written into the history: empty where nothing made a difference. */
  changes: readonly Change[];
  /** From tools alone: field id → why its value does not fit. All that fits is changed nevertheless. */
  refused: Readonly<Record<string, string>>;
}

/**
 * The one way to change a Request: any set of changes, within the transaction of the caller.
 *
 * Holds the Request, checks the person's right and every value, writes the Request (one version further) and an
 * entry of the history for each change, and owes what follows: both cards, the thread, and the task in every
 * connected tool, except the one that the change came from. What is as it is to be already makes no difference:
 * nothing is written or owed for it, so what a tool only echoes ends here.
 *
 * What conditions of the form hide after the changes is emptied with them, see `withoutHidden`.
 *
 * A person's changes are made all or none. Of a tool's, those that fit are made; the others are returned in
 * `refused`, for the caller to decide upon.
 *
 * @param at the time that the history says.
 * @throws PeopleError `not_found`, `not_allowed`; InvalidInput by field id for a person's values that do not fit.
 */
export function* changeRequest(
  db: WorkspaceDb,
  requestId: string,
  actor: Actor,
  changes: RequestChanges,
  at: Date,
): Steps<ChangeOutcome> {
  const { request, stream } = yield* heldRequest(db, requestId);
  if (actor.kind === 'person') {
    yield* requireMay(db, actor.person, 'edit_own_request', stream, request);
    if (changes.isPrivate !== undefined) yield* requireMay(db, actor.person, 'set_private', stream, request);
    if (changes.subject !== undefined) throw new PeopleError('not_allowed', 'The Subject does not change.');
    if (yield* changesTeamFields(db, request, changes)) {
      yield* requireMay(db, actor.person, 'change_request', stream, request);
    }
  }
  const fields = yield* fieldsOfRequest(db, request);
  const checked = checkChanges(request, changes, {
    team: changes.assigneeId ? yield* assignableOf(db, stream) : stream.team,
    fields,
    requires: actor.kind === 'person',
    now: at,
    timeZone: actor.kind === 'person' ? actor.person.timeZone : null,
    settings: stream.settings,
  });
  const form = yield* db.streams.form(request.streamId, request.formVersion);
  const settled = withoutHidden(request, checked.fitting, form?.fields ?? [], stream.settings);
  const fitting = settled.changes;
  const hidden = settled.notAsked.map((id) => [id, 'The form does not ask for it with the other answers.']);
  const refused: Record<string, string> = { ...checked.refused, ...Object.fromEntries(hidden) };
  if (actor.kind === 'person' && Object.keys(refused).length > 0) throw new InvalidInput(refused);

  const entries = historyOf(request, fitting, stream.settings);
  if (entries.length === 0) return { request, changes: [], refused };
  const columns = columnsOf(request, fitting, stream.settings, at);
  const changed = yield* writeChange(db, request, actor, { columns, entries, at });
  // What a tool's change has emptied is emptied in that tool too.
  if (actor.kind === 'tool' && settled.emptied.length > 0) yield* oweEverywhere(db, changed);
  yield* makeFindable(db, changed);
  return { request: changed, changes: entries, refused };
}

/** Writes what was decided of a Request that is held, and owes it everywhere. */
export function* writeChange(
  db: WorkspaceDb,
  request: Request,
  actor: Actor,
  { columns, entries, at }: { columns: RequestChange; entries: readonly Change[]; at: Date },
): Steps<Request> {
  const changed = yield* db.requests.change(request, columns, at);
  const by =
    actor.kind === 'person'
      ? { actor: actor.person.userId, connectedToolId: null }
      : { actor: actor.tool, connectedToolId: actor.connectedToolId };
  for (const change of entries) yield* db.requests.remember(request.id, { at, ...by, change });
  yield* notifyOfChanges(db, changed, actor, { entries, at, wasOpen: request.isOpen });
  yield* oweEverywhere(db, changed, { except: by.connectedToolId });
  if (changed.isPrivate && !request.isPrivate) yield* db.deliveries.oweSeal(request.id);
  yield* oweHomes(db, [request.requesterId, request.assigneeId, changed.assigneeId], at);
  return changed;
}

/** One word for all changes of one kind that were made at once. */
function* notifyOfChanges(
  db: WorkspaceDb,
  request: Request,
  actor: Actor,
  { entries, at, wasOpen }: { entries: readonly Change[]; at: Date; wasOpen: boolean },
): Steps<void> {
  const stream = yield* db.streams.byId(request.streamId);
  if (!stream) return;
  const isTool = actor.kind === 'tool';
  const by = { actor: isTool ? actor.tool : actor.person.userId, isTool, reason: null };
  const events = new Set(entries.map((change) => eventOf(change, request.isOpen)));
  for (const event of events) if (event) yield* notify(db, stream, request, { event, ...by }, at);
  const told = entries.map((change) => requesterEventOf(change, { wasOpen, isOpen: request.isOpen }));
  for (const requesterEvent of new Set(told)) {
    if (!requesterEvent) continue;
    const event = requesterEvent === 'completed' ? 'completed' : 'changed';
    yield* tellRequester(db, stream, request, { event, ...by, requesterEvent }, at);
  }
}

/** Assignee and Due date belong to the team alone where the Request's form did not ask for them (R6). */
function* changesTeamFields(
  db: WorkspaceDb,
  { streamId, formVersion }: Request,
  { assigneeId, dueDate }: RequestChanges,
): Steps<boolean> {
  const roles = [assigneeId === undefined ? null : 'assignee', dueDate === undefined ? null : 'due_date'];
  const form = yield* db.streams.form(streamId, formVersion);
  return roles.some((role) => role !== null && !form?.fields.some((field) => field.role === role));
}

/** A Request and its Stream, held until the transaction ends. @throws PeopleError `not_found`. */
export function* heldRequest(
  db: WorkspaceDb,
  requestId: string,
): Steps<{ request: Request; stream: Stream }> {
  const request = yield* db.requests.byId(requestId, { lock: true });
  const stream = request && (yield* db.streams.byId(request.streamId));
  if (!request || !stream || request.deletedAt) {
    throw new PeopleError('not_found', 'This Request was deleted.');
  }
  return { request, stream };
}

/**
 * Fields that the Request can have values for: the library's, with every option that its form offered too. Those
 * with a role are among them, deleted ones are not.
 */
export function* fieldsOfRequest(
  db: WorkspaceDb,
  { streamId, formVersion }: Pick<Request, 'streamId' | 'formVersion'>,
): Steps<FieldDefinition[]> {
  const library = yield* db.streams.library(streamId);
  const form = yield* db.streams.form(streamId, formVersion);
  const asked = new Map(form?.fields.map((field) => [field.id, field]));
  return library.map(({ onForm: _, ...field }) => withEveryOption(field, asked.get(field.id)));
}

function withEveryOption(field: FieldDefinition, before: FieldDefinition | undefined): FieldDefinition {
  const ids = new Set(field.options.map((option) => option.id));
  const gone = before?.options.filter((option) => !ids.has(option.id)) ?? [];
  return gone.length === 0 ? field : { ...field, options: [...field.options, ...gone] };
}

function columnsOf(
  request: Request,
  { answers, status, ...changes }: FittingChanges,
  settings: StatusSettings,
  at: Date,
): RequestChange {
  return {
    ...changes,
    ...(status && statusColumns(request, status, settings, at)),
    ...(answers && { answers: changedAnswers(request.answers, answers) }),
  };
}

function statusColumns(
  request: Request,
  { id, counts }: RequestStatus,
  { statuses }: StatusSettings,
  at: Date,
): RequestChange {
  const isOpen = counts === 'open';
  const closedAt = request.isOpen ? at : request.closedAt;
  return {
    isOpen,
    statusId: statuses.length === 0 ? null : id,
    closedAt: isOpen ? null : closedAt,
    withdrawnAt: null,
  };
}

/** One entry for each thing that changes, in the order of the card. */
function historyOf(request: Request, changes: FittingChanges, settings: StatusSettings): Change[] {
  const { status, subject, assigneeId, dueDate, isPrivate, answers = {} } = changes;
  return [
    ...(subject === undefined ? [] : [{ kind: 'subject_set', was: request.subject, is: subject } as const]),
    ...(status === undefined ? [] : [statusEntry(request, status, settings)]),
    ...(assigneeId === undefined
      ? []
      : [{ kind: 'assigned', was: request.assigneeId, is: assigneeId } as const]),
    ...(dueDate === undefined ? [] : [{ kind: 'due_date_set', was: request.dueDate, is: dueDate } as const]),
    ...(isPrivate === undefined ? [] : [{ kind: 'privacy_set', isPrivate } as const]),
    ...Object.entries(answers).map(
      ([fieldId, is]) => ({ kind: 'answered', fieldId, was: request.answers[fieldId] ?? null, is }) as const,
    ),
  ];
}

function statusEntry(request: Request, status: RequestStatus, settings: StatusSettings): Change {
  if (settings.statuses.length === 0) return { kind: status.counts === 'open' ? 'reopened' : 'completed' };
  return { kind: 'status_set', was: statusOf(request, settings).name, is: status.name };
}
