import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import type { Person } from '../people.ts';
import { may, requireMay, rolesIn } from '../permissions.ts';
import { shownFields } from '../streams/conditions.ts';
import type { Condition, FieldDefinition, Form } from '../streams/field.ts';
import type { Stream } from '../streams/stream.ts';
import type { Answer, Answers } from './answers.ts';
import { changeRequest, fieldsOfRequest, heldRequest } from './change-request.ts';
import { sameAnswer } from './check-changes.ts';
import { asChanges, type EditPart, editFields, isAbout, valuesOf } from './edit-fields.ts';
import type { HistoryEntry } from './history.ts';
import { canBeMadeOpen, tellingOfPrivacy } from './private-choice.ts';
import type { Request } from './request.ts';

/** A Request as a window shows it to be changed. */
export interface Editable {
  request: Request;
  stream: Stream;
  part: EditPart;
  /** All that this person may change in this window; conditions decide which of them are asked for. */
  fields: readonly FieldDefinition[];
  /** What the Request has, by field; the Subject and files too, for conditions. */
  values: Answers;
  /** Its form's fields, by which conditions go. */
  form: readonly FieldDefinition[];
  /** `seq` of the last entry of its history: all that is newer was changed meanwhile. */
  seenUpTo: number;
  /** The person may make it private, or no longer. */
  maySetPrivate: boolean;
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
  /** Whether it is to be private; absent: as it is. */
  isPrivate?: boolean;
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
  | { outcome: 'conflict'; now: Editable; conflicts: Conflict[] };

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
  const maySetPrivate = may(held, 'set_private') && canBeMadeOpen(stream);
  const now = { ...(yield* editableOf(db, { request, stream }, part, inTeam)), maySetPrivate };
  // The part is of the form's own fields, so one that is not there is the team's alone.
  if (part !== 'form' && now.fields.length === 0) {
    yield* requireMay(db, person, 'change_request', stream, request);
  }
  return now;
}

function* editableOf(
  db: WorkspaceDb,
  { request, stream }: { request: Request; stream: Stream },
  part: EditPart,
  inTeam: boolean,
): Steps<Omit<Editable, 'maySetPrivate'>> {
  const form = (yield* db.streams.form(request.streamId, request.formVersion))?.fields ?? [];
  const present = yield* fieldsOfRequest(db, request);
  const fields = editFields(part, form, present, inTeam);
  const [last] = yield* db.requests.latestHistory(request.id, 1, 0);
  return {
    ...{ request, stream, part, fields, form },
    values: valuesOf(request, [...form, ...fields], stream.settings),
    seenUpTo: last?.seq ?? 0,
  };
}

/** The form of a Request with all that anybody may change in it, to read a window by; undefined where it is gone. */
export function* wholeFormOfEdit(db: WorkspaceDb, requestId: string): Steps<Form | undefined> {
  const request = yield* db.requests.byId(requestId);
  const stream = request && (yield* db.streams.byId(request.streamId));
  if (!request || !stream || request.deletedAt) return undefined;
  return tellingOfPrivacy(formOfEdit(yield* editableOf(db, { request, stream }, 'form', true)), 'asked');
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
  const actor = { kind: 'person', person } as const;
  const made = {
    ...asChanges(changes),
    ...(edit.isPrivate !== undefined && { isPrivate: edit.isPrivate }),
    hidden: hiddenOf(now, changes).map(({ id }) => id),
  };
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
function shownWith({ form, values }: Editable, changes: Changes): Set<string> {
  const after = new Map(Object.entries(values));
  for (const [{ id }, value] of changes) {
    if (value === null) after.delete(id);
    else after.set(id, value);
  }
  return new Set(shownFields(form, Object.fromEntries(after)).map(({ id }) => id));
}

/** Takes away what the Request has for fields that the changes hide; a hidden field is not saved (S13). */
function emptyHidden(now: Editable, changes: Changes): void {
  const before = shownWith(now, new Map());
  for (const field of hiddenOf(now, changes)) {
    if (before.has(field.id) && now.values[field.id] !== undefined) changes.set(field, null);
    else changes.delete(field);
  }
}

function hiddenOf(now: Editable, changes: Changes): FieldDefinition[] {
  if (now.part !== 'form') return [];
  const shown = shownWith(now, changes);
  const onForm = new Set(now.form.map(({ id }) => id));
  return now.fields.filter(({ id }) => onForm.has(id) && !shown.has(id));
}

/**
 * The fields of the window as a form that changes while it is filled in: conditions on what cannot be changed in it,
 * such as the Subject or files, are decided by what the Request has. Pure.
 */
export function formOfEdit({
  request,
  fields,
  form,
  values,
}: Pick<Editable, 'request' | 'fields' | 'form' | 'values'>): Form {
  const inWindow = new Set(fields.map(({ id }) => id));
  const fixed = form.filter(({ id }) => !inWindow.has(id));
  const asked = fields.flatMap((field): FieldDefinition[] => {
    const isFixed = ({ fieldId }: Condition) => !inWindow.has(fieldId);
    const decided = { ...field, showWhen: field.showWhen.filter(isFixed) };
    const isShown = shownFields([...fixed, decided], values).some(({ id }) => id === field.id);
    return isShown ? [{ ...field, showWhen: field.showWhen.filter((one) => !isFixed(one)) }] : [];
  });
  return { streamId: request.streamId, version: request.formVersion, fields: asked };
}
