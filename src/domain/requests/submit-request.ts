import type { Context } from '../../context.ts';
import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import { InvalidInput, PeopleError } from '../../errors.ts';
import { dayOf } from '../days.ts';
import { oweHomes } from '../home/owe-homes.ts';
import type { Notification } from '../notifications/notification.ts';
import { notify } from '../notifications/notify.ts';
import { tellRequester } from '../notifications/tell-requester.ts';
import type { Person } from '../people.ts';
import { requireMay } from '../permissions.ts';
import type { Routed } from '../routing/route.ts';
import { keepRouting, routeSubmission } from '../routing/route-submission.ts';
import { toolsOf } from '../routing/where-it-goes.ts';
import { shownFields } from '../streams/conditions.ts';
import { draftVersion } from '../streams/draft.ts';
import type { FieldDefinition, FieldRole, Form } from '../streams/field.ts';
import { firstStatus } from '../streams/statuses.ts';
import type { Stream } from '../streams/stream.ts';
import { trimText } from '../text/visible-text.ts';
import { alikeOnes } from './alike.ts';
import { type Answer, type Answers, answerList } from './answers.ts';
import { assignableOf } from './assignable.ts';
import { checkAnswers, isBlank } from './check-answers.ts';
import { checkFileTypes } from './check-file-types.ts';
import type { KnownFile } from './files.ts';
import { findable } from './findable.ts';
import { privacyOfNew } from './private-choice.ts';
import type { Request } from './request.ts';

export interface Submission {
  streamId: string;
  /** The form that the requester filled in. Answers of fields that are hidden for the others are not saved (S13). */
  formVersion: number;
  answers: Answers;
  /** Whom it is for, where that is someone else (R1). */
  onBehalfOf?: Person | null;
  /** The requester wants it to be private, or was told that it would be (R16). */
  isPrivate?: boolean;
  /** What is known of the files that the answers name. */
  files: readonly KnownFile[];
  /** Id of the modal: the same one is never saved twice. */
  submissionKey: string;
  /** Says what looks alike before anything is saved, where the Stream wants that. */
  pointOutAlike?: boolean;
}

export type SubmitOutcome =
  | { outcome: 'submitted'; request: Request }
  /** Open Requests look like this one, which is not saved: the submitter decides. */
  | { outcome: 'alike'; stream: Stream; requests: Request[] }
  /** Answered fields were deleted while the form was open. Nothing is saved: the requester decides what becomes of them. */
  | { outcome: 'form_changed'; stream: Stream; before: Form; now: Form };

/**
 * Saves a Request together with everything that is owed to Slack and the tools for it, in one transaction. When
 * this returns, it is kept.
 *
 * @throws InvalidInput by field id; PeopleError `not_found`, `archived`, `not_allowed`.
 */
export async function submitRequest(
  { store, clock, newId }: Pick<Context, 'store' | 'clock' | 'newId'>,
  workspaceId: string,
  submitter: Person,
  submission: Submission,
): Promise<SubmitOutcome> {
  return store.in(workspaceId).transaction(function* (db): Steps<SubmitOutcome> {
    const before = yield* db.requests.bySubmission(submission.submissionKey);
    if (before) return { outcome: 'submitted', request: before };

    const stream = yield* openStream(db, submission.streamId);
    yield* requireMay(db, submitter, 'submit_request', stream);
    const requester = yield* requesterOf(db, submitter, stream, submission);
    const isPublished = submission.formVersion !== draftVersion;
    const form = isPublished && (yield* db.streams.form(stream.id, submission.formVersion));
    if (!form) throw new PeopleError('not_found', 'This form is gone. Open it again.');

    const library = yield* db.streams.library(stream.id);
    const shown = { ...form, fields: shownFields(form.fields, submission.answers) };
    const { left, lost } = withoutDeleted(shown, submission.answers, library);
    if (lost) {
      const now = yield* db.streams.form(stream.id, stream.formVersion);
      return {
        outcome: 'form_changed',
        stream,
        before: form,
        now: now ?? withoutDeleted(form, {}, library).left,
      };
    }
    const createdAt = clock();
    const asked = left.fields.find(({ role }) => role === 'assignee');
    const isAssigned = asked !== undefined && submission.answers[asked.id] !== undefined;
    const team = isAssigned ? yield* assignableOf(db, stream) : stream.team;
    const here = { team, now: createdAt, timeZone: submitter.timeZone };
    const messages = {
      ...checkFileTypes(left.fields, submission.answers, submission.files),
      ...checkAnswers(left.fields, submission.answers, here),
    };
    if (Object.keys(messages).length > 0) throw new InvalidInput(messages);
    const typed = sortAnswers(left, submission.answers);
    if (submission.pointOutAlike && stream.settings.pointOutAlike) {
      const requests = yield* alikeOnes(db, submitter, stream, typed.subject);
      if (requests.length > 0) return { outcome: 'alike', stream, requests };
    }
    const connected = yield* db.integrations.connectedTools(stream.id);
    const routed = yield* routeSubmission(db, stream, {
      fields: left.fields,
      answers: submission.answers,
      requesterId: requester.userId,
      typed,
      today: dayOf(createdAt, submitter.timeZone),
      library,
      connected,
    });
    const { assigneeId, dueDate, route } = routed;
    const { request, isNew } = yield* db.requests.add({
      id: newId(),
      streamId: stream.id,
      requesterId: requester.userId,
      isPrivate: submission.isPrivate === true || privacyOfNew(stream.settings) === 'promised',
      submittedBy: requester.userId === submitter.userId ? null : submitter.userId,
      statusId: stream.settings.statuses.length === 0 ? null : firstStatus(stream.settings, 'open').id,
      ...typed,
      ...{ assigneeId, dueDate, route },
      formVersion: form.version,
      submissionKey: submission.submissionKey,
      createdAt,
    });
    if (!isNew) return { outcome: 'submitted', request };
    const answered = [...left.fields, ...library.filter(({ role }) => role === 'complete')];
    yield* db.requests.addFindable(request, findable(request, answered));
    yield* db.requestFiles.put(request.id, filesOf(left, submission));
    yield* db.requests.remember(request.id, {
      at: createdAt,
      actor: submitter.userId,
      connectedToolId: null,
      change: { kind: 'submitted', streamId: stream.id, formVersion: form.version },
    });
    yield* keepRouting(db, stream, request, routed, { actor: submitter.userId, at: createdAt });
    yield* db.deliveries.oweNewRequest(request.id, toolsOf(request, connected));
    yield* oweHomes(db, [request.requesterId, request.assigneeId], createdAt);
    const by = { actor: submitter.userId, isTool: false, reason: null };
    yield* notify(db, stream, request, { event: 'submitted', ...by }, createdAt);
    if (request.assigneeId) {
      const assigned = assignment(routed, by);
      yield* notify(db, stream, request, assigned, createdAt);
      const forRequester = { ...assigned, requesterEvent: 'assigned' as const };
      yield* tellRequester(db, stream, request, forRequester, createdAt);
    }
    return { outcome: 'submitted', request };
  });
}

/** A rule assigns in nobody's name: also who submitted is told of it. */
function assignment({ given }: Routed, by: Omit<Notification, 'event'>): Notification {
  const rule = given.find(({ target }) => target === 'assignee')?.rule;
  return rule === undefined
    ? { event: 'assigned', ...by }
    : { event: 'assigned', actor: null, isTool: false, reason: `by the rule “${rule}”` };
}

/** Whom the Request is for. @throws InvalidInput under `for`; PeopleError `not_allowed`. */
function* requesterOf(
  db: WorkspaceDb,
  submitter: Person,
  stream: Stream,
  { onBehalfOf = null }: Submission,
): Steps<Person> {
  if (!onBehalfOf || onBehalfOf.userId === submitter.userId) return submitter;
  yield* requireMay(db, submitter, 'submit_for_other', stream);
  if (onBehalfOf.isDeactivated)
    throw new InvalidInput({ for: `${onBehalfOf.name} is not in Slack any more.` });
  return onBehalfOf;
}

/** A Stream that takes Requests. @throws PeopleError `not_found`, `archived`. */
export function* openStream(db: WorkspaceDb, streamId: string): Steps<Stream> {
  const stream = yield* db.streams.byId(streamId);
  if (!stream) throw new PeopleError('not_found', 'This Stream is gone.');
  if (stream.archivedAt) {
    throw new PeopleError('archived', `“${stream.name}” is archived and takes no Requests any more.`);
  }
  return stream;
}

/** A field that was only taken off the form still counts: the Request keeps the form that it was made with. */
function withoutDeleted(form: Form, answers: Answers, library: readonly FieldDefinition[]) {
  const inLibrary = new Set(library.map((field) => field.id));
  const isLost = ({ id }: FieldDefinition) => {
    const answer = answers[id];
    return !inLibrary.has(id) && answer !== undefined && !isBlank(answer);
  };
  return {
    lost: form.fields.some(isLost),
    left: { ...form, fields: form.fields.filter((field) => inLibrary.has(field.id)) },
  };
}

/** Files that an answer names; Slack sends others too, such as those of a field that was deleted. */
function filesOf(form: Form, { answers, files }: Submission): KnownFile[] {
  const fields = form.fields.filter(({ type }) => type === 'files');
  const named = new Set(fields.flatMap(({ id }) => answerList(answers[id])));
  return files.filter(({ id }) => named.has(id));
}

/** Answers of default fields go to columns of their own. */
function sortAnswers(form: Form, answers: Answers) {
  const ofRole = (role: FieldRole) => {
    const field = form.fields.find((candidate) => candidate.role === role);
    return field ? (answerList(answers[field.id])[0] ?? null) : null;
  };
  const rest = form.fields.flatMap((field): [string, Answer][] => {
    const answer = answers[field.id];
    return field.role !== null || answer === undefined || isBlank(answer) ? [] : [[field.id, answer]];
  });
  return {
    subject: trimText(ofRole('subject') ?? ''),
    assigneeId: ofRole('assignee'),
    dueDate: ofRole('due_date'),
    answers: Object.fromEntries(rest),
  };
}
