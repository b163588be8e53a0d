import type { Context } from '../../context.ts';
import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import { InvalidInput, PeopleError } from '../../errors.ts';
import type { Person } from '../people.ts';
import type { FieldDefinition, Form } from '../streams/field.ts';
import { findStream } from '../streams/find-stream.ts';
import type { Stream } from '../streams/stream.ts';
import type { Answer, Answers } from './answers.ts';
import { assignableOf } from './assignable.ts';
import { openingAnswers } from './opening-answers.ts';
import type { Request } from './request.ts';
import { submitRequest } from './submit-request.ts';

/** What a step of Workflow Builder says of the Request that it submits; what it leaves out is empty. */
export interface StepInputs {
  /** The Stream's name, or how it begins. */
  stream: string;
  subject: string;
  details: string;
  /** YYYY-MM-DD */
  dueDate: string;
  /** Slack id. */
  assignee: string;
}

const severalStreams = 2;

/**
 * Submits what a step says, as the form would have: with its defaults and its checks. A run of a step makes one Request,
 * however often this is called.
 *
 * @throws PeopleError with words for who made the workflow; `submitRequest`'s own, but no InvalidInput.
 */
export async function submitStep(
  parts: Pick<Context, 'store' | 'clock' | 'newId'>,
  workspaceId: string,
  requester: Person,
  executionId: string,
  inputs: StepInputs,
): Promise<Request> {
  const submissionKey = `step/${executionId}`;
  const opened = await parts.store.in(workspaceId).read(function* (db) {
    const before = yield* db.requests.bySubmission(submissionKey);
    return before ?? (yield* openedForm(db, inputs.stream));
  });
  if (!('form' in opened)) return opened;
  const { stream, form, team } = opened;
  const opening = { team, now: parts.clock(), timeZone: requester.timeZone };
  const answers = {
    ...openingAnswers(form.fields, { ...opening, requesterId: requester.userId }),
    ...answersOf(stream, form, inputs),
  };
  const submission = { streamId: stream.id, formVersion: form.version, answers, files: [], submissionKey };
  try {
    const result = await submitRequest(parts, workspaceId, requester, submission);
    if (result.outcome === 'submitted') return result.request;
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    throw new PeopleError('not_found', wordsOf(stream, form, error));
  }
  throw new PeopleError('changed_meanwhile', `The form of “${stream.name}” was changed just now. Try again.`);
}

function* openedForm(db: WorkspaceDb, name: string): Steps<{ stream: Stream; form: Form; team: string[] }> {
  const found = yield* findStream(db, name.trim(), severalStreams);
  switch (found.found) {
    case 'one': {
      const form = yield* db.streams.form(found.stream.id, found.stream.formVersion);
      if (!form) throw new Error(`Stream ${found.stream.id} has no form ${found.stream.formVersion}.`);
      return { stream: found.stream, form, team: yield* assignableOf(db, found.stream) };
    }
    case 'archived':
      throw new PeopleError('archived', `“${found.stream.name}” is archived and takes no Requests any more.`);
    case 'several':
      throw new PeopleError('not_found', `Several Streams begin with “${name}”. Give the whole name.`);
    case 'none':
      throw new PeopleError('not_found', `There is no Stream whose name begins with “${name}”.`);
  }
}

/** @throws PeopleError where the form has no place for something that the step says. */
function answersOf({ name }: Stream, { fields }: Form, inputs: StepInputs): Answers {
  const longTexts = fields.filter(
    ({ role, type, multiline }) => role === null && type === 'text' && multiline,
  );
  const places: [words: string, typed: string, field: FieldDefinition | undefined][] = [
    ['Subject', inputs.subject, fields.find(({ role }) => role === 'subject')],
    ['Details', inputs.details, longTexts.find((field) => field.name === 'Details') ?? longTexts[0]],
    ['Due date', inputs.dueDate, fields.find(({ role }) => role === 'due_date')],
    ['Assignee', inputs.assignee, fields.find(({ role }) => role === 'assignee')],
  ];
  const answers: Record<string, Answer> = {};
  for (const [words, typed, field] of places) {
    if (typed === '') continue;
    if (!field) {
      throw new PeopleError(
        'not_found',
        `The form of “${name}” does not ask for ${words}. Leave it empty in the step.`,
      );
    }
    answers[field.id] = typed;
  }
  return answers;
}

function wordsOf({ name }: Stream, { fields }: Form, { messages }: InvalidInput): string {
  const lines = Object.entries(messages).map(([id, message]) => {
    const field = fields.find((each) => each.id === id);
    return field ? `${field.name}: ${message}` : message;
  });
  return `“${name}” does not take this: ${lines.join(' ')}`;
}
