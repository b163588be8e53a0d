import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import type { Person } from '../people.ts';
import { may, requireMay, rolesIn } from '../permissions.ts';
import { shownFields } from '../streams/conditions.ts';
import type { FieldDefinition } from '../streams/field.ts';
import type { Stream } from '../streams/stream.ts';
import type { Answer, Answers } from './answers.ts';
import { changeRequest, fieldsOfRequest, heldRequest } from './change-request.ts';
import { checkAnswers } from './check-answers.ts';
import { sameAnswer } from './check-changes.ts';
import { asChanges, type EditPart, editFields, isAbout, valuesOf } from './edit-fields.ts';
import type { HistoryEntry } from './history.ts';
import type { Request } from './request.ts';

/** A Request as a window shows it to be changed. */
export interface Editable {
  request: Request;
  stream: Stream;
  part: EditPart;
  /** All that this person may change in this window; conditions decide which of them are asked for. */
  fields: readonly FieldDefinition[];
  /** What the Request has, by field; the Subject too, for conditions. */
  values: Answers;
  /** Its form's fields, by which conditions go. */
  form: readonly FieldDefinition[];
  /** `seq` of the last entry of its history: all that is newer was changed meanwhile. */
  seenUpTo: number;
}

/** What somebody made of a window that showed a Request. */
export interface Edit {
  requestId: string;
  part: EditPart;
  /** `seenUpTo` and the status of when the window was opened. */
  seenUpTo: number;
  statusId: string;
  /** Ids of the fields that the window had inputs for. */
  shown: readonly string[];
  /** What the inputs held, by field. */
  answers: Answers;
  /** Fields of which the person left the value of somebody else. */
  leftToOthers: readonly string[];
}

/** A field that two people changed differently. */
export interface Conflict {
  field: FieldDefinition;
  /** The last change of the other one. */
  entry: HistoryEntry;
}

export type EditOutcome =
  | { outcome: 'saved'; request: Request }
  /** All that nobody else had touched is saved; the person decides upon the rest (R8). */
  | { outcome: 'conflict'; now: Editable; conflicts: Conflict[] }
  /** Nothing is saved: by these answers the form asks for more. Field id → message. */
  | { outcome: 'asks_more'; now: Editable; messages: Record<string, string> };

/** @throws PeopleError `not_found`, `not_allowed`. */
export function* editable(
  db: WorkspaceDb,
  person: Person,
  requestId: string,
  part: EditPart,
): Steps<Editable> {
  const { request, stream } = yield* heldRequest(db, requestId);
  yield* requireMay(db, person, 'edit_own_request', stream, request);
  const held = yield* rolesIn(db, person, stream, request);
  const inTeam = may(held, 'change_request');
  const form = (yield* db.streams.form(request.streamId, request.formVersion))?.fields ?? [];
  const present = yield* fieldsOfRequest(db, request);
  const fields = editFields(part, form, present, inTeam);
  // The part is of the form's own fields, so one that is not there is the team's alone.
  if (part !== 'form' && fields.length === 0) {
    yield* requireMay(db, person, 'change_request', stream, request);
  }
  const [last] = yield* db.requests.latestHistory(requestId, 1, 0);
  return {
    ...{ request, stream, part, fields, form },
    values: valuesOf(request, [...form, ...fields], stream.settings),
    seenUpTo: last?.seq ?? 0,
  };
}

/**
 * Saves what somebody made of a window. What was changed by others since it was opened is compared field by field:
 * where only one of the two changed something, that holds.
 *
 * @throws PeopleError `not_found`, `not_allowed`; InvalidInput by field id, then nothing is saved.
 */
export function* saveEdit(db: WorkspaceDb, person: Person, edit: Edit, at: Date): Steps<EditOutcome> {
  const now = yield* editable(db, person, edit.requestId, edit.part);
  const since = yield* db.requests.history(edit.requestId, edit.seenUpTo);
  const { changes, conflicts } = compare(now, edit, since);

  emptyHidden(now, changes);
  const messages = askedMore(now, edit, changes, {
    team: now.stream.team,
    now: at,
    timeZone: person.timeZone,
  });
  if (Object.keys(messages).length > 0) return { outcome: 'asks_more', now, messages };

  const actor = { kind: 'person', person } as const;
  const made = { ...asChanges(changes), hidden: hiddenOf(now, changes).map(({ id }) => id) };
  const { request } = yield* changeRequest(db, edit.requestId, actor, made, at);
  if (conflicts.length === 0) return { outcome: 'saved', request };
  return { outcome: 'conflict', now: yield* editable(db, person, edit.requestId, edit.part), conflicts };
}

/** What only this person changed, and what somebody else changed differently. */
function compare(now: Editable, edit: Edit, since: readonly HistoryEntry[]) {
  const changes = new Map<FieldDefinition, Answer | null>();
  const conflicts: Conflict[] = [];
  for (const field of now.fields) {
    if (!edit.shown.includes(field.id) || edit.leftToOthers.includes(field.id)) continue;
    const theirs = now.values[field.id] ?? null;
    const mine = edit.answers[field.id] ?? null;
    const news = since.filter(({ change }) => isAbout(change, field));
    const base = field.role === 'complete' ? edit.statusId : before(news, theirs);
    if (sameAnswer(mine, base) || sameAnswer(mine, theirs)) continue;
    const entry = news.at(-1);
    if (!entry || sameAnswer(base, theirs)) changes.set(field, mine);
    else conflicts.push({ field, entry });
  }
  return { changes, conflicts };
}

/** What the field had before the first of these changes; where there are none, what it has. */
function before([first]: readonly HistoryEntry[], now: Answer | null): Answer | null {
  return first && 'was' in first.change ? first.change.was : now;
}

type Changes = Map<FieldDefinition, Answer | null>;

/** Ids of the fields of the form that are shown once the changes are made. */
function shownWith({ form, values }: Editable, changes: Changes): { shown: Set<string>; answers: Answers } {
  const after = new Map(Object.entries(values));
  for (const [{ id }, value] of changes) {
    if (value === null) after.delete(id);
    else after.set(id, value);
  }
  const answers = Object.fromEntries(after);
  return { answers, shown: new Set(shownFields(form, answers).map(({ id }) => id)) };
}

/** Takes away what the Request has for fields that the changes hide (S13). */
function emptyHidden(now: Editable, changes: Changes): void {
  for (const field of hiddenOf(now, changes)) {
    if (now.values[field.id] === undefined) changes.delete(field);
    else changes.set(field, null);
  }
}

function hiddenOf(now: Editable, changes: Changes): FieldDefinition[] {
  if (now.part !== 'form') return [];
  const { shown } = shownWith(now, changes);
  const onForm = new Set(now.form.map(({ id }) => id));
  return now.fields.filter(({ id }) => onForm.has(id) && !shown.has(id));
}

/** What is wrong with fields that the changes show, and that were not in the window (S13). */
function askedMore(
  now: Editable,
  edit: Edit,
  changes: Changes,
  here: Parameters<typeof checkAnswers>[2],
): Record<string, string> {
  if (now.part !== 'form') return {};
  const { shown: before } = shownWith(now, new Map());
  const { shown, answers } = shownWith(now, changes);
  const added = now.fields.filter(({ id }) => shown.has(id) && !before.has(id) && !edit.shown.includes(id));
  return checkAnswers(added, answers, here);
}
